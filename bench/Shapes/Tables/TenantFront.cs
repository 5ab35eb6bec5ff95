namespace Bunner.Bench.Shapes.Tables;

/// <summary>A tenant in front: no route begins with a literal.</summary>
internal readonly struct TenantFront : IShape
{
    public static string Name => "tenantfront";

    public static string Looks => "/{tenant}/{project}/users/{id}";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            table.Add("GET", $"/{{tenant}}/{resource}", $"/{table.Name()}/{resource}");
            table.Add("GET", $"/{{tenant}}/{resource}/{{id:int}}", $"/{table.Name()}/{resource}/{table.Number()}");
            table.Add("GET", $"/{{tenant}}/{{project}}/{resource}/{{id}}", $"/{table.Name()}/{table.Name()}/{resource}/{table.Name()}");
        }
    }
}
