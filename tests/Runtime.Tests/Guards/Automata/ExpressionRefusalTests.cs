using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>What the subset leaves out is refused by name and place, and nothing takes long or much memory.</summary>
public class ExpressionRefusalTests
{
    [Theory]
    [InlineData(@"(a)⟦\1⟧", nameof(RefusedConstruct.Backreference))]
    [InlineData(@"(?<n>a)⟦\k⟧<n>", nameof(RefusedConstruct.Backreference))]
    [InlineData(@"a⟦(?=⟧b)", nameof(RefusedConstruct.LookAround))]
    [InlineData(@"a⟦(?!⟧b)", nameof(RefusedConstruct.LookAround))]
    [InlineData(@"⟦(?<=⟧b)a", nameof(RefusedConstruct.LookAround))]
    [InlineData(@"⟦(?<!⟧b)a", nameof(RefusedConstruct.LookAround))]
    [InlineData(@"x⟦(?>⟧a*)", nameof(RefusedConstruct.AtomicGroup))]
    [InlineData(@"⟦(?(⟧a)b|c)", nameof(RefusedConstruct.Conditional))]
    [InlineData(@"⟦(?<a-⟧b>c)", nameof(RefusedConstruct.BalancingGroup))]
    [InlineData(@"⟦(?<-⟧b>c)", nameof(RefusedConstruct.BalancingGroup))]
    [InlineData(@"a⟦\p{Lu}⟧+", nameof(RefusedConstruct.UnicodeCategory))]
    [InlineData(@"[a⟦\P{IsGreek}⟧]", nameof(RefusedConstruct.UnicodeCategory))]
    [InlineData(@"⟦\b⟧a", nameof(RefusedConstruct.WordBoundary))]
    [InlineData(@"a⟦\B⟧", nameof(RefusedConstruct.WordBoundary))]
    [InlineData(@"⟦\G⟧a", nameof(RefusedConstruct.ContiguousMatch))]
    [InlineData(@"(?m)a⟦$⟧", nameof(RefusedConstruct.MultilineAnchor))]
    [InlineData(@"(?m:⟦^⟧a)", nameof(RefusedConstruct.MultilineAnchor))]
    [InlineData(@"x⟦[ab]⟧", nameof(RefusedConstruct.InvalidSyntax), "x[ab")]
    [InlineData(@"⟦(⟧a", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦)⟧b", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"⟦*⟧a", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦{3}*⟧", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦{3,2}⟧", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a{⟦99999999999⟧}", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"[z-⟦a⟧]", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"[a-⟦\d⟧]", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦\q⟧", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦\x4⟧g", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦\⟧", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦(?y⟧)", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"a⟦(?#b⟧", nameof(RefusedConstruct.InvalidSyntax))]
    [InlineData(@"ab⟦(c){1000000}⟧", nameof(RefusedConstruct.TooLarge))]
    [InlineData(@"⟦.*a.{20}⟧", nameof(RefusedConstruct.TooLarge))]
    public void A_refusal_names_the_construct_and_its_characters(string marked, string construct, string? unmarked = null)
    {
        string pattern = unmarked ?? marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        int start = marked.IndexOf('⟦', StringComparison.Ordinal);
        int end = Math.Min(marked.IndexOf('⟧', StringComparison.Ordinal) - 1, pattern.Length);

        Assert.False(ExpressionCompiler.TryCompile(pattern, true, AutomatonLimits.Default, out _, out ExpressionRefusal? refusal));
        Assert.Equal((construct, start, end - start), (refusal.Construct.ToString(), refusal.Start, refusal.Length));
        Assert.NotEmpty(refusal.Message);
    }

    [Fact]
    public void The_limit_of_states_is_an_option()
    {
        Assert.True(ExpressionCompiler.TryCompile("a{100}", true, new AutomatonLimits(102), out Automaton? automaton, out _));
        Assert.Equal(102, automaton.StateCount);
        Assert.False(ExpressionCompiler.TryCompile("a{100}", true, new AutomatonLimits(101), out _, out ExpressionRefusal? refusal));
        Assert.Contains("101 states", refusal.Message, StringComparison.Ordinal);
        Assert.True(ExpressionCompiler.TryCompile("a{20000}", true, new AutomatonLimits(30_000), out _, out _));
    }

    [Fact]
    public void Malicious_expressions_get_an_answer_quickly_on_a_small_stack()
    {
        (string Name, string Pattern, bool Accepted)[] cases =
        [
            ("long literal", new string('a', 100_000), false),
            ("long literal that fits", new string('a', 4_000), true),
            ("long class", "[" + string.Concat(Enumerable.Range(0, 50_000).Select(static i => (char)(0x100 + i))) + "]", true),
            ("many characters", string.Concat(Enumerable.Range(0, 50_000).Select(static i => (char)(0x100 + i))), false),
            ("nested groups", Nested("(", "a", ")", 10_000), true),
            ("nested loops", Nested("(", "a", ")*", 10_000), true),
            ("nested options", Nested("(?i:", "a", ")", 10_000), true),
            ("nested alternatives", Nested("(a|", "b", ")", 10_000), true),
            ("nested classes", Nested("[a-[", "b", "]]", 20_000), true),
            ("doubling", Nested("(", "a", "){2}", 40), false),
            ("optional doubling", Nested("(", "a?", "){0,2}", 14), false),
            ("repetition", "x{1000000}", false),
            ("repeated repetition", "((x{1000}){1000}){1000}", false),
            ("stars", "(.*){50}", true),
            ("stars within stars", "((.*){50}){50}", true),
            ("nested quantifiers", "(a+)+", true),
            ("optionals", "(x?){2000}", true),
            ("too many optionals", "(x?){30000}", false),
            ("exponential", ".*a.{30}", false),
            ("exponential classes", "(.|[a-f])*[ace].{14}[bdf]", false),
            ("alternatives", string.Join("|", Enumerable.Range(0, 5_000)), true),
            ("alternatives of letters", string.Join("|", Enumerable.Range(0, 6_000).Select(static i => $"{(char)('a' + (i % 26))}{i * 7919L}")), false),
            ("open groups", new string('(', 100_000), false),
            ("closed groups", new string(')', 100_000), false),
            ("bars", new string('|', 20_000), true),
            ("carets", new string('^', 30_000), true),
            ("open classes", new string('[', 100_000), false),
            ("backslashes", new string('\\', 4_000), true),
            ("too long", new string('a', 200_000), false),
        ];
        string[] slow = [];
        bool[] accepted = [];
        Thread thread = new(
            () =>
            {
                Answer("warm up");
                (accepted, slow) = ([.. cases.Select(static one => Answer(one.Pattern))], [.. cases.Where(static one => !IsQuick(one.Pattern)).Select(static one => one.Name)]);
            },
            maxStackSize: 192 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(cases.Select(static one => $"{one.Name}: {one.Accepted}"), cases.Zip(accepted, static (one, answer) => $"{one.Name}: {answer}"));
        Assert.Empty(slow);

        static string Nested(string open, string middle, string close, int depth) =>
            string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth));
    }

    private static bool Answer(string pattern) => ExpressionCompiler.TryCompile(pattern, false, AutomatonLimits.Default, out _, out _);

    // Asked with other options, so that the answer is not remembered; again if the machine was busy with something else.
    private static bool IsQuick(string pattern)
    {
        bool isQuick = false;
        for (int attempt = 1; attempt <= 3 && !isQuick; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Stopwatch clock = Stopwatch.StartNew();
            ExpressionCompiler.TryCompile(pattern, true, new AutomatonLimits(AutomatonLimits.DefaultStates + attempt), out _, out _);
            isQuick = clock.Elapsed < TimeSpan.FromSeconds(2) && GC.GetAllocatedBytesForCurrentThread() - before < 256 << 20;
        }

        return isQuick;
    }
}
