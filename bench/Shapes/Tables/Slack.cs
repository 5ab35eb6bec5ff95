namespace Bunner.Bench.Shapes.Tables;

/// <summary>Names with dots and no parameter at all, as the methods of Slack's API.</summary>
internal readonly struct Slack : IShape
{
    public static string Name => "slack";

    public static string Looks => "/api/users.orders.list";

    public static void Fill(ShapeTable table)
    {
        string[] ends = ["", ".list", ".info", ".set"];
        foreach (string resource in Resources.All[..25])
        {
            foreach (string method in table.Some(3))
            {
                foreach (string end in ends)
                {
                    string path = $"/api/{resource}.{method}{end}";
                    table.Add("POST", path, path);
                }
            }
        }
    }
}
