using System.Collections.Immutable;
using System.Globalization;
using Bunner.Core.Guards;

namespace Bunner.Generator.Writing;

/// <summary>Writes the guards that the runtime does not know: expressions that have no automaton, and user-defined constraints.</summary>
internal static class GuardWriter
{
    public static void Write(IndentedWriter writer, ImmutableArray<Guard> guards, string access, bool caseSensitive)
    {
        if (guards.IsEmpty)
        {
            return;
        }

        writer.Gap();
        writer.Line($"{access} override bool Accepts(int guard, global::System.ReadOnlySpan<char> value)");
        writer.Open();
        writer.Line("switch (guard)");
        writer.Open();
        for (int i = 0; i < guards.Length; i++)
        {
            writer.Line($"case {Number(i)}:");
            writer.Line(guards[i].Kind == GuardKind.Regex
                ? $"    return Guard{Number(i)}.Expression.Accepts(value);"
                : $"    return {guards[i].Text}(value);");
        }

        writer.Line("default:");
        writer.Line("    return false;");
        writer.Close();
        writer.Close();
        for (int i = 0; i < guards.Length; i++)
        {
            if (guards[i].Kind == GuardKind.Regex)
            {
                WriteRegex(writer, i, guards[i].Text!, caseSensitive);
            }
        }
    }

    // A class for each: the expression is built when its guard is asked for the first time.
    private static void WriteRegex(IndentedWriter writer, int number, string pattern, bool caseSensitive)
    {
        writer.Gap();
        writer.Line($"private static class Guard{Number(number)}");
        writer.Open();
        writer.Line("internal static readonly global::Bunner.RegexEngineGuard Expression = new(");
        writer.Line($"    {Literals.Quote(pattern)}, caseSensitive: {(caseSensitive ? "true" : "false")});");
        writer.Close();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
