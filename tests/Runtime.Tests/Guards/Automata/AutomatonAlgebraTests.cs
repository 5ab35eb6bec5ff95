using System;
using System.Linq;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>The algebra of sets of values, against membership asked value by value.</summary>
public class AutomatonAlgebraTests
{
    [Fact]
    public void Operations_agree_with_membership()
    {
        Random random = new(99);
        RandomExpressions expressions = new(random);
        string[] values = [.. Enumerable.Range(0, 60).Select(_ => expressions.NextValue()), "", "a", "k", "\u212A"];
        for (int i = 0; i < 400; i++)
        {
            if (!TryCompile(expressions.Next(true).Pattern, out Automaton? left) || !TryCompile(expressions.Next(false).Pattern, out Automaton? right)
                || left.StateCount * right.StateCount > 20_000)
            {
                continue;
            }

            Assert.True(AutomatonAlgebra.TryIntersect(left, right, out Automaton? both));
            Assert.True(AutomatonAlgebra.TryUnite(left, right, out Automaton? either));
            Assert.True(AutomatonAlgebra.TrySubtract(left, right, out Automaton? rest));
            Automaton other = AutomatonAlgebra.Complement(left);
            foreach (string value in values)
            {
                bool inLeft = left.Accepts(value), inRight = right.Accepts(value);
                Assert.Equal(
                    (inLeft && inRight, inLeft || inRight, inLeft && !inRight, !inLeft),
                    (both.Accepts(value), either.Accepts(value), rest.Accepts(value), other.Accepts(value)));
            }

            Assert.Equal(both.IsEmpty ? Answer.No : Answer.Yes, AutomatonAlgebra.Overlaps(left, right));
            Assert.Equal(rest.IsEmpty ? Answer.Yes : Answer.No, AutomatonAlgebra.Covers(right, left));
            Assert.True(AutomatonAlgebra.AreEqual(left, AutomatonAlgebra.Complement(other)));
            Assert.True(AutomatonAlgebra.TryUnite([both, rest], out Automaton? again) && AutomatonAlgebra.AreEqual(left, again));
            Assert.Equal(AutomatonAlgebra.AreEqual(left, right), rest.IsEmpty && AutomatonAlgebra.Covers(left, right) == Answer.Yes);
            CheckExample(both);
            CheckExample(rest);
        }
    }

    [Theory]
    [InlineData("[0-9]+", "0")]
    [InlineData("[a-f]{3}", "aaa")]
    [InlineData("", "")]
    [InlineData(@"[\x00-\x1F]+x?", "\0")]
    [InlineData(@"\x01|aaaa", "aaaa")]
    [InlineData(@"[\x00-~]{2}", "00")]
    [InlineData("[^a-z0-9]", "-")]
    [InlineData(@"[\u4e00-\u9fff]+", "\u4e00")]
    [InlineData(@"\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("a b", "a b")]
    [InlineData("(foo|barbar)[0-9]", "foo0")]
    public void The_example_is_short_and_printable(string pattern, string expected)
    {
        Assert.True(TryCompile(pattern, out Automaton? automaton));
        Assert.True(AutomatonAlgebra.TryFindShortest(automaton, out string? example));
        Assert.Equal(expected, example, ignoreCase: true);
    }

    [Fact]
    public void Nothing_has_no_example()
    {
        Assert.True(GuardAutomata.Nothing.IsEmpty);
        Assert.False(AutomatonAlgebra.TryFindShortest(GuardAutomata.Nothing, out _));
        Assert.Equal(1, GuardAutomata.Nothing.StateCount);
    }

    [Fact]
    public void Equal_expressions_have_equal_automata()
    {
        foreach ((string one, string other) in new[] { ("(a|b)*", "[ab]*"), ("a{2,3}", "aaa?"), ("(a+)+", "a+"), ("x|xy|xyz", "x(y(z)?)?"), (@"\d", "[0-9]"), ("(?s:.)", @"[\s\S]") })
        {
            Assert.True(TryCompile(one, out Automaton? left) & TryCompile(other, out Automaton? right));
            Assert.True(AutomatonAlgebra.AreEqual(left!, right!), $"{one} and {other}");
        }

        Assert.True(TryCompile("a", out Automaton? a) & TryCompile("b", out Automaton? b));
        Assert.False(AutomatonAlgebra.AreEqual(a!, b!));
    }

    [Fact]
    public void Too_much_work_is_said_so()
    {
        Assert.True(TryCompile("(a{61})*", out Automaton? left) & TryCompile("(a{67})+", out Automaton? right));
        Assert.Equal(Answer.Unknown, AutomatonAlgebra.Overlaps(AutomatonAlgebra.TrySubtract(left!, Empty(), out Automaton? some) ? some : left!, right!, maximumPairs: 1_000));
        Assert.Equal(Answer.Yes, AutomatonAlgebra.Overlaps(left!, right!));
        Assert.False(AutomatonAlgebra.TryIntersect(left!, right!, out _, maximumPairs: 1_000));
        Assert.True(AutomatonAlgebra.TryIntersect(left!, right!, out Automaton? both));
        Assert.True(AutomatonAlgebra.TryFindShortest(both, out string? example));
        Assert.Equal(61 * 67, example.Length);
    }

    private static Automaton Empty() => TryCompile("", out Automaton? empty) ? empty : GuardAutomata.Nothing;

    private static void CheckExample(Automaton automaton)
    {
        Assert.Equal(!automaton.IsEmpty, AutomatonAlgebra.TryFindShortest(automaton, out string? example));
        Assert.True(example is null || automaton.Accepts(example));
    }

    private static bool TryCompile(string pattern, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Automaton? automaton) =>
        ExpressionCompiler.TryCompile(pattern, true, AutomatonLimits.Default, out automaton, out ExpressionRefusal? _);
}
