using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bunner.AspNetCore;

/// <summary>A route's template as the pattern that link generation and tools read.</summary>
/// <remarks>
/// They look constraints up in the application's <c>RouteOptions</c> and fail at those they do not find there: the
/// user-defined ones, and <c>regex</c> in an application that was made with <c>CreateSlimBuilder</c>. These are replaced by
/// one that says nothing.
/// </remarks>
internal static class EndpointPattern
{
    private static readonly RoutePatternParameterPolicyReference s_settledByTheRouter = RoutePatternFactory.ParameterPolicy(new SettledByTheRouter());

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The names of the constraints are read; none is added.")]
    public static RoutePattern Parse(string template, IServiceProvider services)
    {
        RoutePattern pattern = RoutePatternFactory.Parse(template);
        IDictionary<string, Type> known = services.GetRequiredService<IOptions<RouteOptions>>().Value.ConstraintMap;
        return pattern.Parameters.All(parameter => parameter.ParameterPolicies.All(policy => IsKnown(policy, known)))
            ? pattern
            : RoutePatternFactory.Pattern(pattern.RawText, pattern.PathSegments.Select(segment => Replace(segment, known)));
    }

    private static RoutePatternPathSegment Replace(RoutePatternPathSegment segment, IDictionary<string, Type> known)
        => RoutePatternFactory.Segment(segment.Parts.Select(part => part is RoutePatternParameterPart parameter
            ? RoutePatternFactory.ParameterPart(
                parameter.Name,
                parameter.Default,
                parameter.ParameterKind,
                parameter.ParameterPolicies.Select(policy => IsKnown(policy, known) ? policy : s_settledByTheRouter))
            : part));

    private static bool IsKnown(RoutePatternParameterPolicyReference policy, IDictionary<string, Type> known)
    {
        if (policy.Content is not { } content)
        {
            return true;
        }

        int end = content.IndexOf('(', StringComparison.Ordinal);
        string name = end < 0 ? content : content[..end];
        return known.TryGetValue(name, out Type? constraint) && constraint.Name != "RegexErrorStubRouteConstraint";
    }

    private sealed class SettledByTheRouter : IParameterPolicy;
}
