namespace Bunner.Bench.Shapes.Tables;

/// <summary>Controllers with a default action and an optional id.</summary>
internal readonly struct Conventional : IShape
{
    public static string Name => "conventional";

    public static string Looks => "/users/{action=Index}/{id?}";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            table.Add("GET", $"/{resource}/{{action=Index}}/{{id?}}", $"/{resource}", $"/{resource}/edit", $"/{resource}/edit/{table.Number()}");
        }
    }
}
