using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Oracle;

/// <summary>Asks a table for a path in every way that it can be asked, and the oracle for what it has to answer.</summary>
internal static class OracleComparison
{
    /// <summary>The route that a GET request has, or -1, when all agree on it.</summary>
    public static int AssertRoute(BuiltRouteTable table, OracleRouter oracle, string path, string about)
    {
        int wanted = Assert.Single(oracle.Match("GET", path, table.LeftOut.Contains)).Route;
        Assert.True(wanted == RouteOf(table.TryMatch("GET", path, out RouteMatch match), match), about);
        Assert.True(wanted == RouteOf(table.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out match), match), about);
        Assert.True(wanted == RouteMatcher.FindCarefully<char>(table, table.Data, "GET", path), about);
        return wanted;
    }

    /// <summary>The route of an answer, or -1.</summary>
    public static int RouteOf(bool isMatch, RouteMatch match) => isMatch ? match.Route.Value : -1;
}
