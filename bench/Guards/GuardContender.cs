using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Guards;

/// <summary>One way to ask a guard about one set of values, in a loop of its own, so that nothing is called through an interface.</summary>
internal abstract class GuardContender(string way, GuardPattern pattern, bool matching)
{
    private readonly List<double> _nanoseconds = [];

    public string Way { get; } = way;

    public GuardPattern Pattern { get; } = pattern;

    public bool Matching { get; } = matching;

    public double Nanoseconds => Statistics.Median(_nanoseconds);

    protected string[] Values { get; } = matching ? pattern.Matching : pattern.Failing;

    /// <summary>The ratio of the times, round by round, as a median.</summary>
    public double RatioTo(GuardContender other) =>
        Statistics.Median([.. _nanoseconds.Zip(other._nanoseconds, static (mine, others) => mine / others)]);

    /// <summary>Asks about a shuffled sequence of values.</summary>
    /// <returns>How many passed.</returns>
    public abstract int Run(ReadOnlySpan<byte> sequence);

    public void Measure(byte[] sequence, bool keep)
    {
        double start = ThreadClock.Nanoseconds;
        int passed = Run(sequence);
        double elapsed = ThreadClock.Nanoseconds - start;
        if (passed != (Matching ? sequence.Length : 0))
        {
            throw new BenchException($"{Way} on {Pattern.Name}: {passed} of {sequence.Length} values passed");
        }

        if (keep)
        {
            _nanoseconds.Add(elapsed / sequence.Length);
        }
    }
}

internal sealed class CompiledGuardContender(GuardPattern pattern, bool matching) : GuardContender("Bunner", pattern, matching)
{
    private readonly CompiledGuard _guard = new(pattern.Expression, ignoreCase: true);

    public override int Run(ReadOnlySpan<byte> sequence)
    {
        int passed = 0;
        foreach (byte index in sequence)
        {
            passed += _guard.Accepts(Values[index].AsSpan()) ? 1 : 0;
        }

        return passed;
    }
}

internal sealed class Utf8GuardContender(GuardPattern pattern, bool matching) : GuardContender("Bunner, UTF-8", pattern, matching)
{
    private readonly CompiledGuard _guard = new(pattern.Expression, ignoreCase: true);
    private readonly byte[][] _values = [.. (matching ? pattern.Matching : pattern.Failing).Select(Encoding.UTF8.GetBytes)];

    public override int Run(ReadOnlySpan<byte> sequence)
    {
        int passed = 0;
        foreach (byte index in sequence)
        {
            passed += _guard.Accepts(_values[index].AsSpan()) ? 1 : 0;
        }

        return passed;
    }
}

internal sealed class GeneratedGuardContender(string way, Regex regex, GuardPattern pattern, bool matching) : GuardContender(way, pattern, matching)
{
    public override int Run(ReadOnlySpan<byte> sequence)
    {
        int passed = 0;
        foreach (byte index in sequence)
        {
            passed += regex.IsMatch(Values[index].AsSpan()) ? 1 : 0;
        }

        return passed;
    }
}
