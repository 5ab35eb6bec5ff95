namespace Bunner.Bench.Shapes.Tables;

/// <summary>Constraints of several kinds at one place: the value decides.</summary>
internal readonly struct ConstraintKinds : IShape
{
    public static string Name => "constraints";

    public static string Looks => "{id:int}, {name:alpha}, {day:datetime} and others side by side";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            string at = "/api/" + resource;
            table.Add("GET", at + "/{id:int}", $"{at}/{table.Number()}");
            table.Add("GET", at + "/{name:alpha}", $"{at}/{table.Resource()}");
            table.Add("GET", at + "/{id:int}/items/{item:guid}", $"{at}/{table.Number()}/items/{table.Guid()}");
            table.Add("GET", at + "/{day:datetime}/report", $"{at}/2024-0{table.Number(1, 9)}-1{table.Number(0, 9)}/report");
            table.Add("PUT", at + "/{id:long:min(1)}/{size:range(1,500)}", $"{at}/{table.Number()}/{table.Number(1, 500)}");
            table.Add("GET", at + "/{id:int}/{slug:minlength(3):maxlength(20)}", $"{at}/{table.Number()}/{table.Name()}");
        }
    }
}
