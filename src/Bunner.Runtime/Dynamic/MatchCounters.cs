using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Bunner.Dynamic;

/// <summary>Counts the results of matches, each of them once, mostly by one plain addition in a cache line that no other thread uses.</summary>
/// <remarks>
/// To ask for the processor's or the thread's number would take longer than to count. What a thread has at hand is the address of its stack: so a cell belongs to the page of a
/// stack that was the first to count there, and only whoever runs on that page adds to it plainly. A page is of one stack, and a stack of one thread; when
/// a thread has ended and its page becomes another's, the system has put what the first one wrote before what the second one does. A page that finds its cell taken adds beside
/// it, interlocked, which takes longer and is as right.
/// </remarks>
internal sealed unsafe class MatchCounters
{
    internal const int Sealed = 0, Tree = 1, Miss = 2;

    private const int Kinds = 3, CellBits = 8, Cells = 1 << CellBits;

    // No page is smaller on any system.
    private const int PageBits = 12;

    // Its upper bits tell pages that are near each other apart as well as those of stacks whose distance is a power of two.
    private const uint Multiplier = 0x9E37_79B9;

    private readonly byte[] _memory = GC.AllocateArray<byte>((Cells + 1) * sizeof(Cell), pinned: true);
    private readonly byte* _first;

    internal MatchCounters() =>
        _first = (byte*)(((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory)) + (nuint)sizeof(Cell) - 1) & ~((nuint)sizeof(Cell) - 1));

    /// <summary>Counts one.</summary>
    /// <param name="here">An address in the stack of the thread that calls. It is a number here and is never read from.</param>
    /// <param name="what">A constant below <see cref="Kinds"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(nuint here, int what)
    {
        nuint page = here >> PageBits;

        // Invariants: the distance is a multiple of a cell's size and less than that of all; the array is pinned, one cell longer than they are, and lives as long as this object.
        Cell* cell = (Cell*)(_first + (((uint)page * Multiplier >> (32 - CellBits - 6)) & ~63u));
        if (cell->Owner == page)
        {
            cell->Own[what]++;
            GC.KeepAlive(this);
        }
        else
        {
            AddApart(ref *cell, page, what);
        }
    }

    /// <summary>How many have been counted. Of those that other threads count meanwhile, some are in it.</summary>
    internal long Sum(int what)
    {
        long sum = 0;
        for (int i = 0; i < Cells; i++)
        {
            // Invariant: as above.
            Cell* cell = (Cell*)_first + i;
            sum += Volatile.Read(ref cell->Own[what]) + Volatile.Read(ref cell->Others[what]);
        }

        GC.KeepAlive(this);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddApart(ref Cell cell, nuint page, int what)
    {
        if (Interlocked.CompareExchange(ref cell.Owner, page, 0) == 0)
        {
            cell.Own[what]++;
        }
        else
        {
            Interlocked.Increment(ref cell.Others[what]);
        }

        GC.KeepAlive(this);
    }

    /// <summary>A cache line: the counts of the page that owns it, and those of all others.</summary>
    /// <remarks>Invariant of the fixed buffers: what is counted is a constant below <see cref="Kinds"/>.</remarks>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Cell
    {
        // First, so that the address of the cell is that of the count of sealed matches.
        internal fixed long Own[Kinds];
        internal nuint Owner;
        internal fixed long Others[Kinds];
    }
}
