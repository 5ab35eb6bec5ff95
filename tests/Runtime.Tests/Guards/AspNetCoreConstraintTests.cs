using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Guards;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Xunit;

namespace Runtime.Tests.Guards;

/// <summary>ASP.NET Core's own constraints accept the same values.</summary>
public class AspNetCoreConstraintTests
{
    private static readonly (Guard Guard, IRouteConstraint Constraint)[] s_pairs = [.. BuiltInGuardTests.Guards.Select(static guard => (guard, Create(guard)))];

    [Fact]
    public void Agrees_on_corners() => Compare(RandomValues.Corners);

    [Fact]
    public void Agrees_on_long_values() => Compare(RandomValues.Long);

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Agrees_on_random_values(int seed) => Compare(RandomValues.Random(seed, 20_000));

    [Fact]
    public void Alpha_is_stricter()
    {
        Assert.True(Matches(new AlphaRouteConstraint(), "abc\n"));
        Assert.False(BuiltInGuardTests.Ask(new Guard(GuardKind.Alpha), "abc\n"));
    }

    [Fact]
    public void Agrees_on_missing_values()
    {
        foreach ((Guard guard, IRouteConstraint constraint) in s_pairs)
        {
            bool expected = constraint.Match(null, null, "key", [], RouteDirection.IncomingRequest);
            Assert.Equal(expected, GuardEvaluation.AcceptsMissing(guard.Kind));
        }
    }

    private static void Compare(IEnumerable<string> values)
    {
        int[] accepted = new int[s_pairs.Length];
        foreach (string value in values)
        {
            for (int i = 0; i < s_pairs.Length; i++)
            {
                (Guard guard, IRouteConstraint constraint) = s_pairs[i];
                bool actual = BuiltInGuardTests.Ask(guard, value);
                accepted[i] += actual ? 1 : 0;
                // The "$" of ASP.NET Core's alpha lets a last line feed through.
                if (actual != Matches(constraint, value) && !(guard.Kind == GuardKind.Alpha && value.EndsWith('\n')))
                {
                    Assert.Fail($"{guard}: {actual}, but ASP.NET Core says {!actual} to '{value}'");
                }
            }
        }

        // Between them, the values tell something: not every guard says the same to all.
        Assert.True(accepted.Distinct().Count() > 3);
    }

    private static bool Matches(IRouteConstraint constraint, string value)
        => constraint.Match(null, null, "key", new RouteValueDictionary { ["key"] = value }, RouteDirection.IncomingRequest);

    private static IRouteConstraint Create(Guard guard) => guard.Kind switch
    {
        GuardKind.Int => new IntRouteConstraint(),
        GuardKind.Long => new LongRouteConstraint(),
        GuardKind.Bool => new BoolRouteConstraint(),
        GuardKind.Decimal => new DecimalRouteConstraint(),
        GuardKind.Double => new DoubleRouteConstraint(),
        GuardKind.Float => new FloatRouteConstraint(),
        GuardKind.Guid => new GuidRouteConstraint(),
        GuardKind.DateTime => new DateTimeRouteConstraint(),
        GuardKind.Alpha => new AlphaRouteConstraint(),
        GuardKind.Length => new LengthRouteConstraint((int)guard.First, (int)guard.Second),
        GuardKind.MinLength => new MinLengthRouteConstraint((int)guard.First),
        GuardKind.MaxLength => new MaxLengthRouteConstraint((int)guard.Second),
        GuardKind.Min => new MinRouteConstraint(guard.First),
        GuardKind.Max => new MaxRouteConstraint(guard.Second),
        GuardKind.Range => new RangeRouteConstraint(guard.First, guard.Second),
        GuardKind.Required => new RequiredRouteConstraint(),
        GuardKind.File => new FileNameRouteConstraint(),
        GuardKind.NonFile => new NonFileNameRouteConstraint(),
        _ => throw new ArgumentOutOfRangeException(nameof(guard)),
    };
}
