using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>Automata say what .NET's own engine says, on random expressions and values.</summary>
/// <remarks>
/// <c>BUNNER_EXPRESSION_PAIRS</c> sets how many pairs each test compares; the default takes a few seconds, more where
/// <c>CI</c> is true.
/// </remarks>
public class ExpressionOracleTests
{
    private const int ValuesForEach = 20;

    // The engine that does not backtrack: the other one takes exponential time on some random expressions, and ends a loop at
    // the first iteration that is empty.
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static int Pairs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BUNNER_EXPRESSION_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : Environment.GetEnvironmentVariable("CI") == "true" ? 200_000 : 60_000;

    [Fact]
    public void Random_expressions_match_as_in_dotnet()
    {
        Random random = new(20_260_101);
        RandomExpressions expressions = new(random);
        int compared = 0, matched = 0, tooLarge = 0;
        while (compared < Pairs)
        {
            bool ignoreCase = random.Next(2) == 0;
            (string pattern, string oracle) = expressions.Next(ignoreCase);
            if (!ExpressionCompiler.TryCompile(pattern, ignoreCase, AutomatonLimits.Default, out Automaton? automaton, out ExpressionRefusal? refusal))
            {
                Assert.True(refusal.Construct == RefusedConstruct.TooLarge, $"{pattern}: {refusal}");
                tooLarge++;
                continue;
            }

            Regex regex = new(oracle, Options);
            for (int i = 0; i < ValuesForEach; i++)
            {
                string value = expressions.NextValue();
                bool expected = regex.IsMatch(value);
                Assert.True(expected == automaton.Accepts(value), $"«{pattern}» (.NET: «{oracle}», ignoring case: {ignoreCase}) on «{Regex.Escape(value)}»: .NET says {expected}");
                compared++;
                matched += expected ? 1 : 0;
            }
        }

        Assert.True(tooLarge * ValuesForEach < Pairs / 100, $"{tooLarge} expressions were too large");
        Assert.True(matched > Pairs / 50, $"only {matched} of {compared} values matched: the test says little");
    }

    [Fact]
    public void Noise_is_read_as_dotnet_reads_it()
    {
        const string Alphabet = "aab(((()))|||[[[]]]^$-.*+?{}{2}0,1:=!<>'#ims \\\\\\dwsxu\n/k";
        Random random = new(4711);
        int compared = 0, accepted = 0;
        while (compared < Pairs)
        {
            string pattern = Text(random, Alphabet, 10);
            bool parsed = ExpressionParser.TryParse(pattern, true, out _, out ExpressionRefusal? refusal);
            if (refusal is { Construct: not RefusedConstruct.InvalidSyntax })
            {
                compared++;
                continue;
            }

            Regex? regex = Read(pattern);
            Assert.True(parsed == regex is not null, $"«{pattern}»: .NET {(regex is null ? "refuses" : "accepts")} it; here it is {refusal?.ToString() ?? "accepted"}");
            if (regex is null || !ExpressionCompiler.TryCompile(pattern, true, AutomatonLimits.Default, out Automaton? automaton, out _))
            {
                compared++;
                continue;
            }

            for (int i = 0; i < ValuesForEach; i++)
            {
                // A last line feed is where '$' differs.
                string value = Text(random, "aAbB012-^.[]\\ kK{}\n", 6).TrimEnd('\n');
                bool expected = regex.IsMatch(value);
                Assert.True(expected == automaton.Accepts(value), $"«{pattern}» on «{Regex.Escape(value)}»: .NET says {expected}");
                compared++;
                accepted++;
            }
        }

        Assert.True(accepted > Pairs / 4, $"only {accepted} values were compared");
    }

    private static string Text(Random random, string alphabet, int length)
    {
        char[] text = new char[random.Next(length + 1)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = alphabet[random.Next(alphabet.Length)];
        }

        return new string(text);
    }

    private static Regex? Read(string pattern)
    {
        try
        {
            RegexOptions options = Options | RegexOptions.IgnoreCase;
            _ = new Regex(pattern, options);

            // The line feed ends a comment that (?x) has begun; without (?x) it would be read.
            return new Regex(@"\A(?:" + pattern + (pattern.Contains('#', StringComparison.Ordinal) && pattern.Contains('x', StringComparison.Ordinal) ? "(?x)\n" : "") + @")\z", options);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
