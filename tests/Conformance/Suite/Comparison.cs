using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Oracle;

namespace Bunner.Conformance;

/// <summary>A router and the oracle over the same table.</summary>
public sealed class Comparison
{
    private readonly RouteTableSpec _table;
    private readonly IRouterUnderTest _router;
    private readonly OracleRouter _oracle;

    public Comparison(RouteTableSpec table, IRouterUnderTest router)
    {
        _table = table;
        _router = router;
        _oracle = new OracleRouter(table);
    }

    /// <returns>What is wrong with the routes that the router left out; null if each has an equal that stayed.</returns>
    public string? CheckLeftOut()
    {
        foreach (int route in _router.LeftOut)
        {
            bool hasEqual = Enumerable.Range(0, _table.Routes.Count)
                .Any(other => !_router.LeftOut.Contains(other) && _oracle.AreEqual(route, other));
            if (!hasEqual)
            {
                return $"Route {route} was left out of the table, but no other route is its equal.";
            }
        }

        return null;
    }

    /// <returns>How the router's answer differs from the oracle's; null if it does not.</returns>
    public string? Check(string method, string path)
    {
        IReadOnlyList<RouterAnswer> right = _oracle.Match(method, _router.IsUtf8 ? ReplaceLoneSurrogates(path) : path, _router.LeftOut.Contains);
        RouterAnswer answer;
        try
        {
            answer = _router.Match(method, path);
        }
        catch (Exception exception)
        {
            return $"expected {right[0]}\n  but it threw {exception}";
        }

        return right.Any(answer.SameAs) ? null : $"expected {string.Join("\n     or  ", right)}\n  but was  {answer}";
    }

    /// <summary>What is left of a path that was encoded as UTF-8.</summary>
    public static string ReplaceLoneSurrogates(string path) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path));
}
