namespace Bunner.CodeFixes;

/// <summary>One way to mend what a diagnostic reports.</summary>
internal sealed class RouteFix(string title, string key, bool isOnlyAlone = false)
{
    /// <summary>What the editor offers.</summary>
    public string Title { get; } = title;

    /// <summary>What ways of the same kind have in common, for a fix of all of them.</summary>
    public string Key { get; } = key;

    /// <summary>Whether a fix of all diagnostics leaves this one out.</summary>
    public bool IsOnlyAlone { get; } = isOnlyAlone;
}
