namespace Bunner.Core.Tables;

/// <summary>The one hash function of the match tables, the same at build time and at run time.</summary>
/// <remarks>
/// A 64 by 64 bit product folded to 64 bits, as in wyhash (Wang Yi, https://github.com/wangyi-fudan/wyhash): every
/// input bit reaches both the top bits (which choose a displacement) and the low bits (which choose a slot).
/// </remarks>
internal static class TableHash
{
    /// <summary>Mixes two words into one.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong a, ulong b)
    {
#if NETSTANDARD2_0
        ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
        ulong lowLow = aLow * bLow;
        ulong middle = aHigh * bLow + (lowLow >> 32);
        ulong middle2 = aLow * bHigh + (uint)middle;
        ulong high = aHigh * bHigh + (middle >> 32) + (middle2 >> 32);
        return high ^ (a * b);
#else
        // Math.BigMul writes one half through a pointer, which costs more than a second multiplication.
        ulong high = System.Runtime.Intrinsics.X86.Bmi2.X64.IsSupported ? System.Runtime.Intrinsics.X86.Bmi2.X64.MultiplyNoFlags(a, b)
            : System.Runtime.Intrinsics.Arm.ArmBase.Arm64.IsSupported ? System.Runtime.Intrinsics.Arm.ArmBase.Arm64.MultiplyHigh(a, b)
            : System.Math.BigMul(a, b, out _);
        return high ^ (a * b);
#endif
    }
}
