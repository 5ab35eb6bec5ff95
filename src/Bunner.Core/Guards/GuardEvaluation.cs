namespace Bunner.Core.Guards;

/// <summary>What guards say where there is no value to look at.</summary>
internal static class GuardEvaluation
{
    /// <summary>
    /// Whether a guard accepts that its parameter is left out: an empty catch-all without a default. An optional
    /// parameter may always be left out and is not asked; one with a default is asked about the default.
    /// </summary>
    /// <remarks>What is not there is no file name, so <c>nonfile</c> accepts it; every other constraint wants a value.</remarks>
    public static bool AcceptsMissing(GuardKind kind) => kind == GuardKind.NonFile;
}
