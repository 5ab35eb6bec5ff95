using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a method that has no parameters: the whole path is one key.</summary>
internal static unsafe class StaticPaths
{
    /// <summary>The route of a path, or <see cref="RouteMatcher.None"/>.</summary>
    /// <remarks>Invariant: <see cref="RouteMatcher.CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Find<T>(ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        // One slash at the end is ignored, but not the second of two that are the whole path: between them is a segment.
        int end = length - (length > 2 && PathText.IsSlash(path + (uint)(length - 1)) ? 1 : 0);
        ulong lengths = table[TableLayout.StaticPlacesOf];
        int textLength = end - 1, part = textLength < StaticPlaces.Window ? textLength : StaticPlaces.Window;
        if (!PathText.IsSlash(path) || (uint)textLength > (uint)lengths)
        {
            return RouteMatcher.None;
        }

        // Invariant: there are places for each length up to the longest, and stretches from there lie in a path of that length.
        byte* places = (byte*)(table + (lengths >> 32)) + 2 * (nuint)(uint)textLength;
        Vector128<byte> caseBits = Vector128.Create(table[TableLayout.FoldBits]).AsByte();
        Vector128<ulong> key = SegmentKey.Load(path, places[0], (uint)end - places[1], part, caseBits).AsUInt64();
        ulong first = key.ToScalar(), second = key.GetElement(1);
        ulong seed = table[TableLayout.StaticHash + TableLayout.HashSeed];
        ulong meta = StaticKey.MetaOf((uint)textLength, method->FirstBucket);
        ulong hash = StaticKey.Hash(first, second, meta, seed);
        ulong* slot = Slot(table, table + TableLayout.StaticHash, hash, TableLayout.StaticSlotLength);
        if (((first ^ slot[0]) | (second ^ slot[1]) | (meta ^ slot[TableLayout.StaticMeta])) != 0)
        {
            return RouteMatcher.None;
        }

        ulong route = slot[TableLayout.StaticRoute];
        if (textLength <= TableLayout.KeyLength)
        {
            return (ushort)route;
        }

        return (uint)route > ushort.MaxValue ? FindAlike(table, (uint)(route >> 32), meta, path + 1, textLength) : IfText(table, route, path + 1, textLength);
    }

    /// <summary>The route whose whole text is the path's, of all that share their keys with others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindAlike<T>(ulong* table, uint block, ulong meta, T* text, int length)
        where T : unmanaged
    {
        ulong* hashes = table + block;
        ulong hash = StaticTextHash.Start(hashes[TableLayout.HashSeed], meta);
        Vector128<byte> caseBits = Vector128.Create(table[TableLayout.FoldBits]).AsByte();
        for (int at = 0; at < length - StaticTextHash.Step; at += StaticTextHash.Step)
        {
            hash = Add(hash, text + at, caseBits);
        }

        hash = Add(hash, text + length - StaticTextHash.Step, caseBits);
        ulong* slot = Slot(table, hashes, hash, TableLayout.AlikeSlotLength);
        return slot[0] == meta ? IfText(table, slot[1], text, length) : RouteMatcher.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add<T>(ulong hash, T* text, Vector128<byte> caseBits)
        where T : unmanaged
    {
        Vector128<ulong> folded = LongLiteral.Folded(text, caseBits).AsUInt64();
        return StaticTextHash.Add(hash, folded.ToScalar(), folded.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong* Slot(ulong* table, ulong* hashes, ulong hash, uint slotLength)
    {
        ulong shape = hashes[TableLayout.HashShape], offsets = hashes[TableLayout.HashOffsets];
        uint displacement = ((ushort*)(table + (uint)offsets))[hash >> (int)(shape >> 32)];
        return table + (offsets >> 32) + (((uint)hash ^ displacement) & (uint)shape) * slotLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IfText<T>(ulong* table, ulong route, T* text, int length)
        where T : unmanaged =>
        LongLiteral.Equal(table, text, (byte*)(table + (route >> 32)), length) ? (ushort)route : RouteMatcher.None;
}
