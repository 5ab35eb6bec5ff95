using System.Globalization;

namespace Bunner.Bench.Shapes.Tables;

/// <summary>Prefixes with all that follows, as the table of a reverse proxy.</summary>
internal readonly struct Proxy : IShape
{
    public static string Name => "proxy";

    public static string Looks => "/svc17/{**rest}";

    public static void Fill(ShapeTable table)
    {
        for (int service = 0; service < 500; service++)
        {
            string prefix = "/svc" + service.ToString(CultureInfo.InvariantCulture);
            table.Add("GET", prefix + "/{**rest}", $"{prefix}/{table.Name()}/{table.Name()}", $"{prefix}/{table.Name()}");
        }
    }
}
