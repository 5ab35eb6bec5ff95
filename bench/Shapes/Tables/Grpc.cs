namespace Bunner.Bench.Shapes.Tables;

/// <summary>Services and methods of gRPC: no parameter, and all begin alike.</summary>
internal readonly struct Grpc : IShape
{
    public static string Name => "grpc";

    public static string Looks => "/google.cloud.bigquery.storage.v1.UsersService/GetOrders";

    public static void Fill(ShapeTable table)
    {
        foreach (string resource in Resources.All)
        {
            foreach (string what in table.Some(12))
            {
                string path = $"/google.cloud.bigquery.storage.v1.{Resources.Capitalized(resource)}Service/Get{Resources.Capitalized(what)}";
                table.Add("POST", path, path);
            }
        }
    }
}
