using System;
using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <content>How the array is made shorter.</content>
/// <remarks>
/// While that goes on, the writer moves what lies beyond the shorter array into lower slots, as changes that it makes. Then the array
/// is copied, a part at a time. Published slots are never written to; so between two parts, only what a change has allocated has to be
/// copied again (<see cref="Commit"/>). An array that has to grow meanwhile is left as it is.
/// </remarks>
internal sealed partial class CompactArena<T> : ICompactArena
{
    // Gaining less than a page is not worth a copy.
    private const int MarginBytes = 4096;

    private const uint NoCeiling = uint.MaxValue;

    private readonly int _floor;
    private uint _ceiling = NoCeiling;
    private ArenaArray<T>? _copy;
    private long _copyBytes;
    private int _copied;

    /// <inheritdoc/>
    public long ArrayBytes => _items.Bytes;

    /// <inheritdoc/>
    public long FittingBytes => (long)Fitting * Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public bool IsCompacting => _ceiling != NoCeiling;

    /// <inheritdoc/>
    public bool HasRoom => _ceiling == NoCeiling || (_free.Count > 0 ? _free.Smallest : (uint)_length) < _ceiling;

    /// <inheritdoc/>
    public bool CanCopy => _length <= _ceiling;

    /// <summary>Whether a slot is not in the shorter array.</summary>
    internal bool IsAbove(uint reference) => reference >= _ceiling;

    private int Fitting => (int)Math.Min(Math.Max(_floor, Count + Count / 4L + MarginBytes / Unsafe.SizeOf<T>() + 1), Array.MaxLength);

    /// <inheritdoc/>
    public void StartCompaction()
    {
        int fitting = Fitting, gain = _items.Length - fitting;
        if (gain > _items.Length / 4 && (long)gain * Unsafe.SizeOf<T>() >= MarginBytes)
        {
            _ceiling = (uint)fitting;
        }
    }

    /// <inheritdoc/>
    public void StopCompaction()
    {
        _ceiling = NoCeiling;
        _copy = null;
        _copyBytes = 0;
        _copied = 0;
    }

    /// <inheritdoc/>
    public void Raise(int slots)
    {
        if (IsCompacting && (_ceiling += (uint)slots) >= _items.Length)
        {
            StopCompaction();
        }
    }

    /// <inheritdoc/>
    public bool Copy(int bytes)
    {
        ArenaArray<T> copy = _copy ??= new ArenaArray<T>((int)_ceiling);
        _copyBytes = copy.Bytes;
        int count = Math.Min(_length - _copied, Math.Max(1, bytes / Unsafe.SizeOf<T>()));
        if (count > 0)
        {
            _items.AsSpan(_copied, count).CopyTo(copy.AsSpan(_copied, count));
            _copied += count;
        }

        if (_copied < _length)
        {
            return false;
        }

        _items = copy;
        _free.Trim((uint)_length);
        StopCompaction();
        return true;
    }

    /// <summary>Makes the array shorter at once, where what it has never used is most of it. Nothing is moved.</summary>
    internal bool TrimEnd()
    {
        int wanted = Math.Max(_floor, _length + _length / 4 + MarginBytes / Unsafe.SizeOf<T>());
        if (_items.Length / 2 < wanted)
        {
            return false;
        }

        _items = _items.Resized(wanted);
        _free.Trim((uint)_length);
        return true;
    }

    /// <summary>Copies what a change has published into the part of the shorter array that is there already.</summary>
    private void CopyFresh()
    {
        ArenaArray<T> copy = _copy!.Value;
        foreach (uint reference in _fresh)
        {
            if (reference < _copied)
            {
                copy[reference] = _items[reference];
            }
        }
    }
}
