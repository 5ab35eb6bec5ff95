using System.Collections.Generic;

namespace Bunner.Bench.Measuring;

/// <summary>What is made of the figures of several rounds.</summary>
internal static class Statistics
{
    /// <summary>The middle value, or the mean of the two in the middle; 0 for no values.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        double[] sorted = [.. values];
        System.Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return (sorted.Length & 1) == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
