using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The words of a table; if it is large enough for slots, from where a line of the cache begins, so that each of these is one line.</summary>
internal readonly struct AlignedWords
{
    private readonly ulong[] _words;
    private readonly nuint _start;
    private readonly int _length;

    /// <param name="words">The words. They are copied, or stay where they are and are not to be changed any more.</param>
    internal unsafe AlignedWords(ulong[] words)
    {
        _words = words;
        _length = words.Length;
        if (_length < ProbeSlots.MinGroups * TableLayout.SlotLength)
        {
            return;
        }

        // Invariant: an array of the pinned heap never moves, so that its words stay where lines begin. Words are aligned to their own size.
        _words = GC.AllocateUninitializedArray<ulong>(_length + TableLayout.SlotLength - 1, pinned: true);
        nuint first = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words)) / sizeof(ulong);
        _start = (nuint)(-(nint)first) % TableLayout.SlotLength;
        words.CopyTo(_words.AsSpan((int)_start, _length));
    }

    internal long Bytes => sizeof(ulong) * (long)_words.Length;

    /// <summary>The words.</summary>
    /// <remarks>Invariant: <c>_start + _length</c> is the array's length at most. Not a slice, whose bounds would be checked in each match.</remarks>
    internal ReadOnlySpan<ulong> Span => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), _start), _length);
}
