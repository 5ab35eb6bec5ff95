using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>Before which of a route's trailing parameters a path may end: a bit for each, the lowest for the first that can be left out.</summary>
/// <remarks>
/// What guards say of a default never changes, and is asked once: before the router's lock is taken, since a constraint of the user's own may take its time,
/// throw, or change the router that asks it. So routes keep the answer, sealed ones in their table's index.
/// </remarks>
internal static class RouteEndings
{
    /// <summary>Asks the guards. There are no more bits than a template may have parameters.</summary>
    internal static ulong Of(RouteDefinition route, GuardFunctions functions)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        ulong endings = 0;
        for (int i = segments.Length - 1; i >= required && CanLeaveOut(route, segments[i], functions); i--)
        {
            endings |= 1UL << (i - required);
        }

        return endings;
    }

    /// <summary>Whether a constraint of the user's own is asked about a default.</summary>
    internal static bool AskUser(RouteDefinition route)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        for (int i = RouteForm.RequiredCount(segments); i < segments.Length; i++)
        {
            ParameterPart parameter = RouteForm.Single(segments[i])!;
            foreach (Guard guard in route.Guards[parameter.Index])
            {
                if (parameter.Default is not null && guard.Kind == GuardKind.Custom)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a path may end before a segment.</summary>
    /// <param name="endings">The route's endings.</param>
    /// <param name="required">How many of its segments cannot be left out.</param>
    /// <param name="segment">The segment.</param>
    internal static bool AreBefore(ulong endings, int required, int segment) => segment >= required && (endings >> (segment - required) & 1) != 0;

    private static bool CanLeaveOut(RouteDefinition route, RouteSegment segment, GuardFunctions functions)
    {
        ParameterPart parameter = RouteForm.Single(segment)!;
        foreach (Guard guard in route.Guards[parameter.Index])
        {
            bool passes = parameter.Default is { } text
                ? guard.Kind is GuardKind.Regex or GuardKind.Custom
                    ? functions.Of(guard)(text)
                    : BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, text)
                : parameter.IsOptional || GuardEvaluation.AcceptsMissing(guard.Kind);
            if (!passes)
            {
                return false;
            }
        }

        return true;
    }
}
