using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bunner.Dynamic;

/// <summary>The ends of a path, folded, and a hash of all its characters and of its length.</summary>
/// <remarks>Invariant: as for <see cref="PathEdge"/>.</remarks>
internal readonly unsafe struct PathKey
{
    private PathKey(Vector128<byte> first, Vector128<byte> last, ulong middle, int length)
    {
        First = first;
        Last = last;
        Vector128<ulong> head = first.AsUInt64(), tail = last.AsUInt64();
        ulong sum = (head.GetElement(0) * 0x9E37_79B9_7F4A_7C15) ^ (head.GetElement(1) * 0xC2B2_AE3D_27D4_EB4F)
            ^ (tail.GetElement(0) * 0x1656_67B1_9E37_79F9) ^ (tail.GetElement(1) * 0x27D4_EB2F_1656_67C5) ^ middle ^ (uint)length;
        Hash = (uint)(((sum ^ (sum >> 32)) * 0xD6E8_FEB8_6659_FD93) >> 32);
    }

    /// <summary>The first 16 characters, and zeros behind a shorter path.</summary>
    internal Vector128<byte> First { get; }

    /// <summary>The last 16 characters; of a shorter path the same as <see cref="First"/>.</summary>
    internal Vector128<byte> Last { get; }

    internal uint Hash { get; }

    /// <summary>Reads a path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PathKey Read<T>(T* path, int length, Vector128<byte> cases)
        where T : unmanaged
    {
        Vector128<byte> first = PathEdge.Folded(path, cases), last;
        if (length < PathEdge.Block)
        {
            first &= Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
            last = first;
        }
        else
        {
            last = PathEdge.Folded(path + length - PathEdge.Block, cases);
        }

        return new PathKey(first, last, length <= 2 * PathEdge.Block ? 0 : HashMiddle(path, length, cases), length);
    }

    /// <summary>A hash of what stands between the ends: paths of which many begin and end alike may be told apart by that only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong HashMiddle<T>(T* path, int length, Vector128<byte> cases)
        where T : unmanaged
    {
        ulong hash = 0;
        for (int at = PathEdge.Block; at < length - PathEdge.Block; at += PathEdge.Block)
        {
            Vector128<ulong> block = PathEdge.Folded(path + at, cases).AsUInt64();
            hash = (BitOperations.RotateLeft(hash, 32) ^ block.ToScalar()) * 0x9E37_79B9_7F4A_7C15 + block.GetElement(1) * 0xC2B2_AE3D_27D4_EB4F;
        }

        return hash ^ (hash >> 32);
    }
}
