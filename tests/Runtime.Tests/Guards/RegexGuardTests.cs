using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Guards;

public class RegexGuardTests
{
    [Theory]
    [InlineData("a|b", "a", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("a", "xax", false)]
    [InlineData("a", "a", true)]
    public void Anchors_make_the_whole_value_match(string pattern, string value, bool expected)
        => Assert.Equal(expected, new Regex(RegexGuard.Anchor(pattern), RegexOptions.NonBacktracking).IsMatch(value));

    [Fact]
    public void Deep_patterns_get_an_answer_on_a_small_stack()
    {
        (string Open, string Middle, string Close, int Depth)[] shapes =
        [
            ("(", "a", ")", 2000),
            ("(?:", "a", ")*", 1000),
            ("(a|", "b", ")", 1000),
            ("[a-[", "b", "]]", 1000),
            (@"\b[a-[", "b", "]]", 1000),
            (@"\b[^-[", "b", "]]", 65),
            (@"\b[a-[", "b", "]]", 64),
            (@"\b(", "b", ")", 1000),
        ];
        string[] answers = [];
        Thread thread = new(() => answers = [.. shapes.Select(static shape => Answer(Repeat(shape.Open, shape.Depth) + shape.Middle + Repeat(shape.Close, shape.Depth)))], 192 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(["accepted", "accepted", "accepted", "accepted", "UnsupportedConstraintRegex", "UnsupportedConstraintRegex", "accepted", "accepted"], answers);

        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
    }

    private static string Answer(string pattern)
    {
        ConstraintReference reference = new("regex", pattern, default, default);
        return GuardCatalog.TryResolve(reference, static _ => false, out _, out RoutePatternError error) ? "accepted" : error.Code.ToString();
    }
}
