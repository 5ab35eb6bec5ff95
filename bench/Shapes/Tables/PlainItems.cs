namespace Bunner.Bench.Shapes.Tables;

/// <summary>Parameters without constraints, for comparison with <see cref="IntItems"/>.</summary>
internal readonly struct PlainItems : IShape
{
    public static string Name => "plain";

    public static string Looks => "/api/users/{id}/items/{item}";

    public static void Fill(ShapeTable table)
    {
        ItemRoutes.Fill(table, constraint: "");
    }
}
