using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bunner.Dynamic;

/// <summary>The slots of an arena: an array that begins where a cache line does, if its items are as long as a line at least and have no references.</summary>
/// <remarks>
/// The elements of an array of the runtime begin at any multiple of eight, so that nearly every node of 64 bytes would lie in two cache lines. So an array of such
/// items has one more, and the slots begin within its first one. The collector leaves large arrays where they are, unless it is told to compact them; small ones are pinned, lest they
/// move and lie in two lines again. Large ones are not: among pinned arrays, garbage of megabytes brings full collections (a load after a tree of 60,000 routes was
/// given up took 1.7 times as long). What is moved all the same is only read more slowly, as the shift counts from the array's begin.
/// <para>
/// Invariants: items are read and written below <see cref="Length"/> only, which every access checks, but for <see cref="First"/>, whose users check it themselves.
/// <see cref="_shift"/> is a multiple of 8; it is 0, or it is less than a line, and so than the item that the array has beyond <see cref="Length"/>: so the last byte of the last slot
/// lies in the array. Items without references are not known to the collector, so that they may begin anywhere.
/// </para>
/// </remarks>
internal readonly struct ArenaArray<T>
{
    private const int Line = 64;

    // The runtime's limit is 85,000 bytes, if it is not configured otherwise.
    private const int LargeArray = 85_000;

    private readonly T[] _items;
    private readonly int _shift;

    internal ArenaArray(int length)
    {
        Length = length;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || Unsafe.SizeOf<T>() < Line)
        {
            _items = new T[length];
            return;
        }

        _items = GC.AllocateArray<T>(length + 1, pinned: (long)(length + 1) * Unsafe.SizeOf<T>() < LargeArray);
        _shift = ToLine(_items);
    }

    internal int Length { get; }

    /// <summary>The slots as an array of the runtime; only of items that have references, or are shorter than a line.</summary>
    internal T[] Plain => _shift == 0 && _items.Length == Length ? _items : throw new InvalidOperationException();

    internal long Bytes => (long)_items.Length * Unsafe.SizeOf<T>();

    /// <summary>The first slot, which is in no use: where distances to others begin.</summary>
    internal ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_items), _shift);
    }

    internal ref T this[uint index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (index >= (uint)Length)
            {
                Throw();
            }

            return ref Unsafe.Add(ref First, index);
        }
    }

    internal ref T this[int index] => ref this[(uint)index];

    internal Span<T> AsSpan() => MemoryMarshal.CreateSpan(ref First, Length);

    internal Span<T> AsSpan(int start, int length) => AsSpan().Slice(start, length);

    /// <summary>A copy of another length.</summary>
    internal ArenaArray<T> Resized(int length)
    {
        ArenaArray<T> made = new(length);
        AsSpan(0, Math.Min(Length, length)).CopyTo(made.AsSpan());
        return made;
    }

    // Invariant: of the pointer only the number is used and nothing is read by it, so that the array may move.
    private static unsafe int ToLine(T[] items) => (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(items)) & (Line - 1));

    /// <summary>What an array of the runtime does with an index beyond its end: readers that are overtaken expect it.</summary>
    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2201", Justification = "It stands for the runtime's own check.")]
    internal static void Throw() => throw new IndexOutOfRangeException();
}
