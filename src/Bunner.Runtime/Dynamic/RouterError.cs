using System;

namespace Bunner;

/// <summary>Why a change of a <see cref="DynamicRouter{T}"/> was refused. The router is as it was before.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Message">A sentence for people: what is wrong and how to mend it.</param>
/// <param name="Method">The method of the route that was refused.</param>
/// <param name="Template">The template of the route that was refused.</param>
/// <param name="ConflictingTemplate">The template of the route that is in the way; null if none is.</param>
/// <param name="Range">The characters of the template that are wrong; empty if the mistake is not in the template.</param>
/// <param name="Index">The route's place in the batch; 0 for a change of a single route.</param>
/// <param name="Example">A path that both routes match, where that is what is wrong.</param>
/// <param name="ConflictingIndex">The place in the batch of the route that is in the way; null if it was in the router before, or none is.</param>
public sealed record RouterError(
    RouterErrorCode Code,
    string Message,
    string Method,
    string Template,
    string? ConflictingTemplate = null,
    Range Range = default,
    int Index = 0,
    string? Example = null,
    int? ConflictingIndex = null)
{
    // Templates come from the outside, and may be of any length.
    private const int LongestQuote = 200;

    /// <summary>The error in one line: which route, where in its template, and what is wrong.</summary>
    /// <param name="inBatch">Whether the place in the batch belongs to it.</param>
    internal string Tell(bool inBatch)
    {
        string wrong = "";
        if (Range.Start.Value < Range.End.Value && Range.End.Value <= Template.Length)
        {
            wrong = $", at {Range.Start.Value}..{Range.End.Value} '{Quote(Template[Range])}'";
        }

        return $"{(inBatch ? $"Route {Index} of the batch, " : "")}{Quote(Method)} '{Quote(Template)}'{wrong}: {Message}{(ConflictingIndex is { } other ? $" The other one is route {other} of the batch." : "")}";
    }

    private static string Quote(string text) => text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…");
}
