using System.Runtime.CompilerServices;

namespace Bunner.Matching;

/// <summary>Arithmetic where the compiler would make a branch that no predictor can learn.</summary>
internal static class BranchFree
{
    /// <summary>The smaller of two numbers whose difference does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Min(int a, int b) => b + ((a - b) & ((a - b) >> 31));
}
