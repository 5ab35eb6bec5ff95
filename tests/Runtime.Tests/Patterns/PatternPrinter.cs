using System.Linq;
using Bunner.Core.Patterns;

namespace Runtime.Tests.Patterns;

/// <summary>Writes a parsed template as one line, so that tests can compare everything the parser found at once.</summary>
internal static class PatternPrinter
{
    public static string Print(RoutePattern pattern) => string.Join(" / ", pattern.Segments.Select(Print));

    public static string Print(ParameterPart part)
        => Parameter(part.Name, part.IsOptional, part.IsCatchAll, part.EncodesSlashes, part.Default, part.Constraints.Select(Print));

    public static string Parameter(
        string name,
        bool isOptional,
        bool isCatchAll,
        bool encodesSlashes,
        string? defaultValue,
        System.Collections.Generic.IEnumerable<string> constraints)
        => "{" + name
            + (isOptional ? " optional" : "")
            + (isCatchAll ? " catch-all" : "")
            + (encodesSlashes ? "" : " raw")
            + (defaultValue is null ? "" : $" default<{defaultValue}>")
            + string.Concat(constraints.Select(static constraint => $" <{constraint}>"))
            + "}";

    private static string Print(RouteSegment segment)
        => string.Join(" ", segment.Parts.Select(static part => part is ParameterPart parameter ? Print(parameter) : $"[{((LiteralPart)part).Text}]"));

    private static string Print(ConstraintReference reference)
        => reference.Argument is null ? reference.Name : $"{reference.Name}({reference.Argument})";
}
