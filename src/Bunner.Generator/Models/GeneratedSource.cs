namespace Bunner.Generator.Models;

/// <summary>A file to add.</summary>
internal sealed record GeneratedSource(string HintName, string Text);
