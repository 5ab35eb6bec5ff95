using System;
using System.Text;

namespace Bunner.Conformance.Oracle;

/// <summary>How a literal compares with text of a path.</summary>
internal static class OracleText
{
    public static bool Equal(ReadOnlySpan<char> literal, ReadOnlySpan<char> text, bool caseSensitive) =>
        caseSensitive ? literal.SequenceEqual(text)
        : Ascii.IsValid(literal) ? Ascii.EqualsIgnoreCase(literal, text)
        : literal.Equals(text, StringComparison.OrdinalIgnoreCase);
}
