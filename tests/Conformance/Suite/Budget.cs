using System;
using System.Globalization;

namespace Bunner.Conformance;

/// <summary>How much the random tests do.</summary>
internal static class Budget
{
    /// <summary>
    /// Comparisons for each random test: <c>BUNNER_CONFORMANCE_COMPARISONS</c>, or a number that takes about ten seconds, or
    /// more where <c>CI</c> is true.
    /// </summary>
    public static int Comparisons { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BUNNER_CONFORMANCE_COMPARISONS"), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : IsCi ? 300_000 : 60_000;

    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";
}
