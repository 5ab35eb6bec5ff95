namespace Bunner.Bench.Shapes.Tables;

/// <summary>Create, read, change and delete, with what belongs to each resource, as Stripe's API.</summary>
internal readonly struct Crud : IShape
{
    public static string Name => "crud";

    public static string Looks => "/v1/users/{id}/orders/{sub}";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            string set = "/v1/" + resource;
            table.Add("GET", set, set);
            table.Add("POST", set, set);
            table.Add("GET", set + "/search", set + "/search");
            table.Add("GET", set + "/{id}", $"{set}/cus_{table.Number()}");
            table.Add("POST", set + "/{id}", $"{set}/cus_{table.Number()}");
            table.Add("DELETE", set + "/{id}", $"{set}/cus_{table.Number()}");
            foreach (string part in table.Some(3))
            {
                table.Add("POST", $"{set}/{{id}}/{part}", $"{set}/cus_{table.Number()}/{part}");
                table.Add("GET", $"{set}/{{id}}/{part}/{{sub}}", $"{set}/cus_{table.Number()}/{part}/{table.Name()}");
            }
        }
    }
}
