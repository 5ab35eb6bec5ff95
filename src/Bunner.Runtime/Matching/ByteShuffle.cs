using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Bunner.Matching;

/// <summary>Looks bytes up in a table of 16, all at once.</summary>
internal static class ByteShuffle
{
    /// <summary>The byte of the table for each index, 0 for an index with the highest bit.</summary>
    /// <remarks>Invariant: an index is below 16 or at least 128; on what lies between, processors differ.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> indexes) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indexes)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, indexes)
        : Vector128.Shuffle(table, indexes);
}
