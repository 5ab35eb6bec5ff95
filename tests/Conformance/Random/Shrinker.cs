using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Randomized;

/// <summary>A failing case: a table and a request.</summary>
public sealed record FailingCase(RouteTableSpec Table, string Method, string Path)
{
    public string Describe() => $"{Table.Describe()}  request: {Readable.Quote(Method)} {Readable.Quote(Path)}\n";
}

/// <summary>Makes a failing case smaller for as long as it keeps failing.</summary>
internal static class Shrinker
{
    /// <param name="found">The case as it was found.</param>
    /// <param name="fails">Whether a case fails; must not throw.</param>
    /// <param name="attempts">How many cases may be tried; compiling one can take a while.</param>
    public static FailingCase Shrink(FailingCase found, Func<FailingCase, bool> fails, int attempts = 2000)
    {
        FailingCase smallest = found;
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (FailingCase candidate in Smaller(smallest))
            {
                if (attempts-- <= 0)
                {
                    return smallest;
                }

                if (fails(candidate))
                {
                    smallest = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }

        return smallest;
    }

    private static IEnumerable<FailingCase> Smaller(FailingCase failing)
    {
        IReadOnlyList<RouteSpec> routes = failing.Table.Routes;
        for (int size = routes.Count / 2; size >= 1; size /= 2)
        {
            for (int start = 0; start < routes.Count; start += size)
            {
                yield return failing with { Table = failing.Table with { Routes = [.. routes.Take(start), .. routes.Skip(start + size)] } };
            }
        }

        foreach (string path in SmallerPaths(failing.Path))
        {
            yield return failing with { Path = path };
        }

        for (int i = 0; i < routes.Count; i++)
        {
            RouteSpec[] changed = [.. routes];
            foreach (string template in SmallerTemplates(routes[i].Template))
            {
                changed[i] = routes[i] with { Template = template };
                yield return failing with { Table = failing.Table with { Routes = [.. changed] } };
            }
        }

        if (failing.Table.Options != RouterOptions.Default)
        {
            yield return failing with { Table = failing.Table with { Options = RouterOptions.Default } };
        }

        foreach ((string template, string path) in SameSegmentLess(failing))
        {
            yield return failing with { Table = failing.Table with { Routes = [routes[0] with { Template = template }] }, Path = path };
        }
    }

    private static IEnumerable<string> SmallerPaths(string path)
    {
        for (int size = path.Length / 2; size >= 1; size /= 2)
        {
            for (int start = 0; start + size <= path.Length; start += size)
            {
                yield return path.Remove(start, size);
            }
        }
    }

    /// <summary>Without a whole segment; templates whose parameters contain slashes are left alone.</summary>
    private static IEnumerable<string> SmallerTemplates(string template)
    {
        string[] segments = template.Split('/');
        if (segments.Any(segment => segment.Count(c => c == '{') != segment.Count(c => c == '}')))
        {
            yield break;
        }

        for (int i = 1; i < segments.Length; i++)
        {
            yield return string.Join('/', segments.Where((_, index) => index != i));
        }
    }

    /// <summary>With one route left: the same segment taken out of the template and of the path.</summary>
    private static IEnumerable<(string Template, string Path)> SameSegmentLess(FailingCase failing)
    {
        if (failing.Table.Routes.Count != 1)
        {
            yield break;
        }

        string[] segments = failing.Path.Split('/');
        int index = 0;
        foreach (string template in SmallerTemplates(failing.Table.Routes[0].Template))
        {
            index++;
            if (index < segments.Length)
            {
                yield return (template, string.Join('/', segments.Where((_, i) => i != index)));
            }
        }
    }
}
