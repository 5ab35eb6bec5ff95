namespace Bunner.Bench.Shapes.Tables;

/// <summary>Numbers as most applications have them.</summary>
internal readonly struct IntItems : IShape
{
    public static string Name => "ints";

    public static string Looks => "/api/users/{id:int}/items/{item:int}";

    public static void Fill(ShapeTable table)
    {
        ItemRoutes.Fill(table, constraint: ":int");
    }
}
