using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Matching;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>The automata of built-in guards hold against the parsers that the guards ask.</summary>
public class RandomGuardTests
{
    private static readonly IEnumerable<Guard> s_guards =
    [
        .. BuiltInGuardTests.Guards,
        new(GuardKind.Range, 10, 99, null), new(GuardKind.Range, 7, 1234, null), new(GuardKind.Range, -1234, -7, null), new(GuardKind.Range, -100, 100, null),
        new(GuardKind.Range, 0, 0, null), new(GuardKind.Max, long.MinValue, long.MinValue, null), new(GuardKind.Min, long.MaxValue, long.MaxValue, null),
        new(GuardKind.Max, long.MinValue, long.MaxValue, null), new(GuardKind.Range, 999, 1000, null), new(GuardKind.Range, 99, 100, null),
    ];

    [Fact]
    public void Bounds_hold_on_random_values()
    {
        string[] values = [.. RandomValues.Corners, .. RandomValues.Random(31, 6_000), .. Enumerable.Range(-1_300, 2_600).Select(static i => $"{i}")];
        foreach (Guard guard in s_guards)
        {
            GuardBounds bounds = GuardAutomata.Of(guard, caseSensitive: false, AutomatonLimits.Default);
            foreach (string value in values)
            {
                bool accepted = BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, value);
                Assert.True(!accepted || bounds.Upper.Accepts(value), $"{guard} accepts «{Regex.Escape(value)}», its upper bound does not");
                Assert.True(accepted || !bounds.Lower.Accepts(value), $"{guard} refuses «{Regex.Escape(value)}», its lower bound does not");
            }
        }
    }

    [Fact]
    public void Lower_bounds_lie_below_upper_bounds_and_have_values()
    {
        foreach (Guard guard in s_guards)
        {
            GuardBounds bounds = GuardAutomata.Of(guard, caseSensitive: false, AutomatonLimits.Default);
            Assert.Equal(Answer.Yes, AutomatonAlgebra.Covers(bounds.Upper, bounds.Lower));
            Assert.True(AutomatonAlgebra.TryFindShortest(bounds.Lower, out string? example), guard.ToString());
            Assert.True(BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, example), $"{guard}: {example}");
        }
    }

    [Fact]
    public void Only_guards_with_side_conditions_are_not_exact()
    {
        GuardKind[] expected = [GuardKind.Decimal, GuardKind.Double, GuardKind.Float, GuardKind.Guid, GuardKind.DateTime, GuardKind.Length];
        GuardKind[] inexact = [.. s_guards.Where(static guard => !GuardAutomata.Of(guard, false, AutomatonLimits.Default).IsExact).Select(static guard => guard.Kind).Distinct()];
        Assert.Equal(expected, inexact);
    }

    [Fact]
    public void Unknown_guards_can_be_anything()
    {
        foreach (Guard guard in new Guard[] { new(GuardKind.Custom, 0, 0, "even"), new(GuardKind.Regex, 0, 0, @"(a)\1"), new(GuardKind.Regex, 0, 0, "a{1000000}") })
        {
            GuardBounds bounds = GuardAutomata.Of(guard, false, AutomatonLimits.Default);
            Assert.True(bounds.Lower.IsEmpty);
            Assert.Equal(Answer.Yes, AutomatonAlgebra.Covers(bounds.Upper, GuardAutomata.Anything));
        }
    }

    [Theory]
    [InlineData("int;alpha", true, null)]
    [InlineData("int;min(5);max(4)", true, null)]
    [InlineData("int;minlength(3)", false, "000")]
    [InlineData("range(1,10);range(11,20)", true, null)]
    [InlineData("range(1,10);range(10,20)", false, "10")]
    [InlineData("int;regex([a-f]+)", true, null)]
    [InlineData("guid;regex([a-f]+)", false, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("guid;length(31)", false, null)]
    [InlineData("bool;regex(T.*)", false, "true")]
    [InlineData("file;nonfile", true, null)]
    [InlineData("alpha;length(2)", false, "aa")]
    public void Several_guards_are_one_set(string constraints, bool excluded, string? example)
    {
        List<Guard> guards = [.. constraints.Split(';').Select(Resolve)];
        GuardBounds bounds = GuardAutomata.OfAll(guards, false, AutomatonLimits.Default);

        Assert.Equal(excluded, bounds.Upper.IsEmpty);
        Assert.Equal(example is not null, AutomatonAlgebra.TryFindShortest(bounds.Lower, out string? found));
        Assert.Equal(example, found);
    }

    private static Guard Resolve(string constraint)
    {
        int open = constraint.IndexOf('(', StringComparison.Ordinal);
        Bunner.Core.Patterns.ConstraintReference reference = open < 0
            ? new(constraint, null, default, default)
            : new(constraint[..open], constraint[(open + 1)..^1], default, default);
        return GuardCatalog.TryResolve(reference, static _ => false, out Guard? guard, out _) ? guard : throw new InvalidOperationException(constraint);
    }
}
