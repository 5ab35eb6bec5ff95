using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <summary>Counts the results of matches in cells that threads seldom share.</summary>
/// <remarks>
/// A cell is a cache line of its own, found by the address of the stack: threads have stacks of their own, and to ask
/// for the processor's or the thread's number would take longer than to count. The counts are plain additions; where two threads do share a cell, one may
/// be lost. So the sums are for operators, not for bills.
/// </remarks>
internal sealed unsafe class MatchCounters
{
    internal const int Sealed = 0, Tree = 1, Miss = 2, Retry = 3;

    private const int Cells = 64, CellLength = 8;

    // A cell of room before the first and behind the last, so that no other object shares a line with them.
    private readonly long[] _counts = new long[(Cells + 2) * CellLength];

    /// <summary>Counts one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int what)
    {
        // Stacks are multiples of 64 KB; the multiplication spreads neighbours. The address is a number and is never read from.
        byte here;
        nuint cell = (nuint)(((ulong)(nuint)(&here) >> 16) * 0x9E37_79B9_7F4A_7C15 >> 58);
        _counts[(int)(cell + 1) * CellLength + what]++;
    }

    internal long Sum(int what)
    {
        long sum = 0;
        for (int cell = 1; cell <= Cells; cell++)
        {
            sum += _counts[cell * CellLength + what];
        }

        return sum;
    }
}
