using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bunner.Dynamic;

/// <summary>The words of a table from where a line of the cache begins, so that what the table keeps in as many words as a line has is in one.</summary>
internal readonly struct AlignedWords
{
    private const int LineWords = 8;

    private readonly ulong[] _words;
    private readonly nuint _start;
    private readonly int _length;

    /// <param name="words">The words, which are copied.</param>
    internal unsafe AlignedWords(ReadOnlySpan<ulong> words)
    {
        // Invariant: an array of the pinned heap never moves, so that its words stay where lines begin. Words are aligned to their own size.
        _words = GC.AllocateUninitializedArray<ulong>(words.Length + LineWords - 1, pinned: true);
        nuint first = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words)) / sizeof(ulong);
        _start = (nuint)(-(nint)first) % LineWords;
        _length = words.Length;
        words.CopyTo(_words.AsSpan((int)_start, _length));
    }

    internal long Bytes => sizeof(ulong) * (long)_words.Length;

    /// <summary>The words.</summary>
    /// <remarks>Invariant: <c>_start + _length</c> is the array's length at most. Not a slice, whose bounds would be checked in each match.</remarks>
    internal ReadOnlySpan<ulong> Span => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), _start), _length);
}
