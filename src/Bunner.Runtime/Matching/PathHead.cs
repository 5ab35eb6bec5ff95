using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>The first characters of a path as bytes: in registers from when its slashes are looked for until a route's text is compared.</summary>
/// <remarks>
/// Where a path has no more than 32 characters the second half is the first one again, so that nothing is read far behind the path. Like all that stands behind
/// a path, that decides nothing: a head that has a segment behind it ends in a slash and has no more slashes than the path, so that they are the path's; one that
/// has none is as long as the path.
/// </remarks>
internal readonly unsafe struct PathHead
{
    private const int Half = LiteralPieces.HeadLength / 2;

    // One of both is used: the whole where there is a register for it, the halves elsewhere.
    private readonly Vector512<byte> _all;
    private readonly Vector256<byte> _low, _high;

    private PathHead(Vector512<byte> all)
    {
        Unsafe.SkipInit(out this);
        _all = all;
    }

    private PathHead(Vector256<byte> low, Vector256<byte> high)
    {
        Unsafe.SkipInit(out this);
        (_low, _high) = (low, high);
    }

    /// <summary>All of them.</summary>
    internal Vector512<byte> All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _all;
    }

    /// <summary>The first characters of a path for which <see cref="RouteMatcher.CanReadBehind"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PathHead Of<T>(T* path, int length)
        where T : unmanaged
    {
        T* high = path + ((Math.Min(LiteralPieces.HeadLength, length) - 1) & Half);
        return Vector512.IsHardwareAccelerated ? new(Narrowing.SixtyFour(path, high)) : new(Narrowing.ThirtyTwo(path), Narrowing.ThirtyTwo(high));
    }

    /// <summary>A bit for each slash among the first 64 characters of a path.</summary>
    /// <param name="length">The path's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Slashes(int length)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return BranchFree.LowBits(Vector512.Equals(_all, Vector512.Create((byte)'/')).ExtractMostSignificantBits(), (uint)length);
        }

        return SlashesOfHalves(length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong SlashesOfHalves(int length)
    {
        Vector256<byte> slash = Vector256.Create((byte)'/');
        ulong bits = Vector256.Equals(_low, slash).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(_high, slash).ExtractMostSignificantBits() << Half);
        return BranchFree.LowBits(bits, (uint)length);
    }

    /// <summary>Zero if the path begins with a text.</summary>
    /// <param name="text">Characters, and as much behind them as makes 64 bytes.</param>
    /// <param name="bits">The bits of those 64 that count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<byte> Difference(byte* text, byte* bits)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> both = (_all ^ Vector512.Load(text)) & Vector512.Load(bits);
            return both.GetLower() | both.GetUpper();
        }

        return DifferenceOfHalves(text, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> DifferenceOfHalves(byte* text, byte* bits)
    {
        Vector256<byte> low = Difference(_low, text, bits);

        // Most routes begin with less than 33 literal characters, and where there is no register for 32 they are twice as many loads.
        return Vector256.IsHardwareAccelerated || *(ulong*)(bits + Half) != 0 ? low | Difference(_high, text + Half, bits + Half) : low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Difference(Vector256<byte> half, byte* text, byte* bits) => (half ^ Vector256.Load(text)) & Vector256.Load(bits);
}
