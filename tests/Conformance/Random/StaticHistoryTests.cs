using System;
using Bunner.Conformance.Fixtures;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>Dynamic routers answer rightly between changes, and their snapshots as they did when they were taken.</summary>
public sealed class StaticHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Routes_without_parameters_come_and_go(int seed)
    {
        using GuardedMemory memory = GuardedMemory.Rent(4096);
        for (int i = 0; i < Math.Max(1, Budget.Comparisons / (12 * Steps) / 4); i++)
        {
            Random random = new(SeedOf(seed, i));
            Bunner.RouterOptions options = new()
            {
                CaseSensitive = random.Next(4) == 0,
                IgnoreTrailingSlash = random.Next(4) != 0,
                IgnoreDuplicateSlashes = random.Next(4) == 0,
                AllowAmbiguousRoutes = true,
            };
            try
            {
                new StaticHistory(random, options).Run(Steps, memory);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}, round {i}", exception);
            }
        }
    }

    private static int SeedOf(int seed, int round) => (seed * 1_000_003) + round;
}
