using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Cases;

/// <summary>The cases written by hand, by their names.</summary>
internal static class AllCases
{
    public static IReadOnlyDictionary<string, ConformanceCase> ByName { get; } = new[]
    {
        LiteralCases.All, ParameterCases.All, LeftOutCases.All, CatchAllCases.All, MixedCases.All, MixedOptionalCases.All,
        NumberConstraintCases.All, TextConstraintCases.All, PrecedenceCases.All, BacktrackingCases.All, SlashCases.All,
        TrailingSlashCases.All, LetterCaseCases.All, MethodCases.All, OddInputCases.All,
    }.SelectMany(cases => cases).ToDictionary(conformanceCase => conformanceCase.Name);
}
