namespace Bunner.Bench.Shapes.Tables;

/// <summary>A version in front, half literal and half parameter, as versioned APIs have it.</summary>
internal readonly struct Versions : IShape
{
    public static string Name => "versions";

    public static string Looks => "/api/v{version:int}/users/{id}";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            string template = "/api/v{version:int}/" + resource, path = $"/api/v{table.Number(1, 3)}/{resource}";
            table.Add("GET", template, path);
            table.Add("POST", template, path);
            table.Add("GET", template + "/{id}", $"{path}/{table.Number()}");
            table.Add("PUT", template + "/{id}", $"{path}/{table.Number()}");
            table.Add("DELETE", template + "/{id}", $"{path}/{table.Number()}");
            table.Add("GET", template + "/{id}/{sub}/history", $"{path}/{table.Number()}/{table.Name()}/history");
        }
    }
}
