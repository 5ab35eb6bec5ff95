namespace Bunner.Bench.Shapes.Tables;

/// <summary>Keys in parentheses behind the name of a set, as OData has them.</summary>
internal readonly struct OData : IShape
{
    public static string Name => "odata";

    public static string Looks => "/odata/Users({key})/orders";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All[..40])
        {
            string set = "/odata/" + Resources.Capitalized(resource);
            table.Add("GET", set, set);
            table.Add("GET", set + "({key})", $"{set}({table.Number()})");
            foreach (string property in table.Some(5))
            {
                table.Add("GET", $"{set}({{key}})/{property}", $"{set}({table.Number()})/{property}");
            }
        }
    }
}
