namespace Bunner.Core.Patterns;

/// <summary>A constraint as a template has it: <c>name</c> or <c>name(argument)</c>.</summary>
/// <param name="Name">The name as written; not yet known to exist.</param>
/// <param name="Argument">The text between the outer parentheses, braces unescaped; <see langword="null"/> without parentheses.</param>
/// <param name="Range">Name and argument together, without the colon.</param>
/// <param name="ArgumentRange">The text between the parentheses; without parentheses, the empty range after the name.</param>
internal sealed record ConstraintReference(string Name, string? Argument, TextRange Range, TextRange ArgumentRange);
