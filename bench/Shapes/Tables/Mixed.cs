namespace Bunner.Bench.Shapes.Tables;

/// <summary>Several parameters in one segment.</summary>
internal readonly struct Mixed : IShape
{
    public static string Name => "mixed";

    public static string Looks => "{name}.{ext}, {w:int}x{h:int}, thumb-{id}-{size}.png, {base}...{head}";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            string files = "/files/" + resource, thumbs = "/thumbs/" + resource;
            table.Add("GET", files + "/{name}.{ext}", $"{files}/{table.Name()}.pdf");
            table.Add("GET", files + "/{w:int}x{h:int}/{file}", $"{files}/{table.Number(1, 999)}x{table.Number(1, 999)}/{table.Name()}");
            table.Add("GET", thumbs + "/thumb-{id}-{size}.png", $"{thumbs}/thumb-{table.Number()}-{table.Number()}.png");
            table.Add("GET", $"/repos/{{owner}}/{resource}/compare/{{base}}...{{head}}", $"/repos/{table.Name()}/{resource}/compare/main...{table.Name()}");
        }
    }
}
