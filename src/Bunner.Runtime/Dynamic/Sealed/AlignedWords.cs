using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The words of a table, from where a line of the cache begins, so that each of its slots is one line; and where they stay, so that a match need not ask.</summary>
internal readonly unsafe struct AlignedWords
{
    private readonly ulong[] _words;
    private readonly int _length;

    /// <param name="words">The words. They are copied.</param>
    internal AlignedWords(ulong[] words)
    {
        // Invariant: an array of the pinned heap never moves, so that its words stay where lines begin. Words are aligned to their own size.
        _length = words.Length;
        _words = GC.AllocateUninitializedArray<ulong>(_length + TableLayout.SlotLength - 1, pinned: true);
        ulong* start = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words));
        First = start + (nuint)(-(nint)((nuint)start / sizeof(ulong))) % TableLayout.SlotLength;
        words.CopyTo(new Span<ulong>(First, _length));
    }

    internal long Bytes => sizeof(ulong) * (long)_words.Length;

    /// <summary>The first word.</summary>
    /// <remarks>Invariant: whoever reads from there keeps what has these words until it is done.</remarks>
    internal ulong* First { get; }

    /// <summary>The words.</summary>
    /// <remarks>Made of the array and not of the address, so that the span keeps it. No match asks.</remarks>
    internal ReadOnlySpan<ulong> Span => _words.AsSpan((int)(First - (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words))), _length);
}
