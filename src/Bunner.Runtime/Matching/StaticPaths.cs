using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a method that has no parameters: the whole path is one key.</summary>
internal static unsafe class StaticPaths
{
    /// <summary>The route of a path, or <see cref="RouteMatcher.None"/>.</summary>
    /// <remarks>Invariant: <see cref="RouteMatcher.CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        // One slash at the end is ignored, but not the second of two that are the whole path: between them is a segment.
        int end = length - (length > 2 && PathText.IsSlash(path + (uint)(length - 1)) ? 1 : 0);
        if (!PathText.IsSlash(path))
        {
            return RouteMatcher.None;
        }

        int textLength = end - 1, part = textLength < 8 ? textLength : 8;
        Vector128<byte> caseBits = Vector128.Create((byte)(((uint)(table[TableLayout.MagicAndFlags] >> 32) & (uint)TableFlags.CaseSensitive) - 1 & 0x20));
        Vector128<ulong> key = SegmentKey.Load(path, 1, (uint)(end - part), part, caseBits).AsUInt64();
        ulong first = key.ToScalar(), last = key.GetElement(1);
        uint bucket = method->FirstBucket;
        ulong seed = table[TableLayout.StaticHash + TableLayout.HashSeed1];
        ulong hash = TableHash.Mix(first ^ seed, (last ^ seed) + ((uint)textLength + (bucket << 14)) * LiteralKey.LengthWeight);
        ulong shape = table[TableLayout.StaticHash + TableLayout.HashShape], offsets = table[TableLayout.StaticHash + TableLayout.HashOffsets];
        uint displacement = ((ushort*)(table + (uint)offsets))[hash >> (int)(shape >> 32)];
        ulong* slot = table + (offsets >> 32) + (((uint)hash ^ displacement) & (uint)shape) * TableLayout.StaticSlotLength;
        ulong meta = (uint)textLength | ((ulong)bucket << 32);
        if (((first ^ slot[0]) | (last ^ slot[1]) | (meta ^ slot[TableLayout.StaticMeta])) != 0)
        {
            return RouteMatcher.None;
        }

        ulong routes = slot[TableLayout.StaticRoutes];
        return textLength <= TableLayout.KeyLength ? (ushort)routes : FindLong(table, routes, path + 1, textLength);
    }

    /// <summary>The route whose whole path is the text, of those with its key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindLong<T>(ulong* table, ulong routes, T* text, int length)
        where T : unmanaged
    {
        ulong* route = table + (routes >> 32);
        for (uint count = (ushort)(routes >> 16); count > 0; count--, route++)
        {
            if (LongLiteral.Equal(table, text, (byte*)(table + (*route >> 32)), length))
            {
                return (ushort)*route;
            }
        }

        return RouteMatcher.None;
    }
}
