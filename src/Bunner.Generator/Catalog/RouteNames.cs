using System;
using System.Collections.Generic;
using System.Globalization;
using Bunner.Generator.Discovery;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>Gives every route a constant of its own, in a way that depends on the routes alone and not on their order.</summary>
/// <remarks>
/// A route that shares its name with another gets its HTTP method behind it, as in <c>Users_All_Get</c>; routes that are
/// still alike get numbers from 2 up, in the order of the list. A name that the attribute gives goes before all others.
/// </remarks>
internal static class RouteNames
{
    // Members that every class has, and the class that holds the constants.
    private static readonly string[] s_taken =
        ["Routes", "Links", "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    /// <summary>The constants of sorted routes, one for each, without <c>@</c>.</summary>
    public static string[] Assign(IReadOnlyList<RouteKey> routes)
    {
        var names = new string[routes.Count];
        var counts = new Dictionary<(string Name, bool IsGiven), int>(routes.Count);
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Identifiers.Sanitize(routes[i].Name ?? routes[i].MemberName);
            (string, bool) key = (names[i], routes[i].Name is not null);
            counts[key] = counts.TryGetValue(key, out int count) ? count + 1 : 1;
        }

        var used = new HashSet<string>(s_taken, StringComparer.Ordinal);
        var waiting = new List<int>();
        foreach (bool isGiven in new[] { true, false })
        {
            for (int i = 0; i < names.Length; i++)
            {
                if ((routes[i].Name is not null) == isGiven && (counts[(names[i], isGiven)] != 1 || !used.Add(names[i])))
                {
                    waiting.Add(i);
                }
            }
        }

        foreach (int i in waiting)
        {
            names[i] = Distinct(names[i] + "_" + Verb(routes[i].Method), used);
        }

        return names;
    }

    private static string Distinct(string name, HashSet<string> used)
    {
        string result = name;
        for (int number = 2; !used.Add(result); number++)
        {
            result = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return result;
    }

    // "GET" becomes "Get"; the rest of any other token is kept as it is written.
    private static string Verb(string method)
    {
        string name = Identifiers.Sanitize(method);
        bool isUpper = true;
        foreach (char c in name)
        {
            isUpper &= c is >= 'A' and <= 'Z';
        }

        return isUpper ? name.Substring(0, 1) + name.Substring(1).ToLowerInvariant() : name;
    }
}
