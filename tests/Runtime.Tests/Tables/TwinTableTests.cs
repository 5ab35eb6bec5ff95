using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Tables;

/// <summary>Forms that differ in one thing only are not looked at one after the other.</summary>
public sealed class TwinTableTests
{
    private const int Forms = 8000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 7)]
    public void Forms_that_differ_in_their_checks_are_told_apart_by_their_hashes(int method, int rankClass)
    {
        TwinTable twins = new(new SegmentIds(2));
        for (int i = 0; i < Forms; i++)
        {
            Assert.Equal(-1, twins.FindOrAdd(method, rankClass, Form(i)));
        }

        for (int i = 0; i < Forms; i++)
        {
            Assert.Equal(i, twins.FindOrAdd(method, rankClass, Form(i)));
            Assert.Equal(-1, twins.Find(method + 1, rankClass, Form(i)));
            Assert.Equal(-1, twins.Find(method, rankClass + 1, Form(i)));
        }

        Assert.InRange(twins.Steps, Forms, 16 * Forms);

        static RouteForm Form(int i) => new(i, 0, new FormShape(2, IsOpen: false), 0, checks: (uint)i * 10, isOnly: true);
    }
}
