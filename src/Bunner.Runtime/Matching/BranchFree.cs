using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Bunner.Matching;

/// <summary>Arithmetic where the compiler would make a branch that no predictor can learn.</summary>
internal static class BranchFree
{
    /// <summary>The lowest bits of a word.</summary>
    /// <param name="count">How many; its low eight bits count, and 64 or more are all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong LowBits(ulong word, uint count) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(word, count) : LowBitsByMask(word, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LowBitsByMask(ulong word, uint count) => (byte)count >= 64 ? word : word & ((1UL << (int)count) - 1);
}
