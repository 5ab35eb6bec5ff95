namespace Bunner.Core.Patterns;

/// <summary>Keeps what a message quotes from a template short, however long the template is.</summary>
internal static class Quotation
{
    private const int MaximumLength = 64;

    /// <summary>The text itself, or its beginning and an ellipsis.</summary>
    public static string Shorten(string text)
        => text.Length <= MaximumLength ? text : text.Substring(0, MaximumLength - 1) + "…";
}
