using System.Collections.Immutable;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Inspection;

/// <summary>Says in words why one of two routes that both match is taken.</summary>
internal static class Precedence
{
    /// <param name="taken">The route that the matcher takes.</param>
    /// <param name="other">The one that it would take otherwise.</param>
    internal static (int Segment, string Reason) Explain(RouteDefinition taken, RouteDefinition other)
    {
        if (new RouteRank(taken).CompareTo(new RouteRank(other)) >= 0)
        {
            // By their templates it would be the other way round, or even.
            return (-1, $"It matches too, but {taken.Name} goes before it: it has a lower Order.");
        }

        for (int i = 0; ; i++)
        {
            string winner = KindAt(taken, i);
            string loser = KindAt(other, i);
            if (winner != loser)
            {
                return (i, $"It matches too, but {taken.Name} goes before it: at segment {i + 1} that has {winner}, this {loser}.");
            }
        }
    }

    private static string KindAt(RouteDefinition route, int index)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        if (index >= segments.Length)
        {
            return "its end";
        }

        RouteSegment segment = segments[index];
        if (segment.IsLiteral)
        {
            return "literal text";
        }

        if (segment.IsMixed)
        {
            return "text around parameters";
        }

        var parameter = (ParameterPart)segment.Parts[0];
        bool isGuarded = !route.Guards[parameter.Index].IsEmpty;
        return parameter.IsCatchAll
            ? isGuarded ? "a constrained catch-all" : "a catch-all"
            : isGuarded ? "a constrained parameter" : "a parameter";
    }
}
