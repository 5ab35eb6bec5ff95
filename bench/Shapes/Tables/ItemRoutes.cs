using System.Linq;

namespace Bunner.Bench.Shapes.Tables;

/// <summary>Things with a number that have items with a number: the same table with and without a constraint.</summary>
internal static class ItemRoutes
{
    private static readonly string[] Methods = ["GET", "PUT", "DELETE"];

    /// <param name="table">The table to fill.</param>
    /// <param name="constraint">What follows each parameter's name.</param>
    public static void Fill(ShapeTable table, string constraint)
    {
        foreach (string resource in Resources.All)
        {
            string template = $"/api/{resource}/{{id{constraint}}}", items = template + $"/items/{{item{constraint}}}";
            string[] paths = [Path(), Path(), Path(), Path()];
            foreach (string method in Methods)
            {
                table.Add(method, template, paths);
                table.Add(method, items, [.. paths.Select(path => $"{path}/items/{table.Number()}")]);
            }

            string Path() => $"/api/{resource}/{table.Number()}";
        }
    }
}
