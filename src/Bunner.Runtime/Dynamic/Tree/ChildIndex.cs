using System;
using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <summary>Finds one of up to four children by a character without comparing it with their keys first.</summary>
/// <remarks>
/// A node has a multiplier by which two bits of the product tell its keys apart, and each child is at the place that they name. The search
/// needs the child before anything else can go on, and has it so after half the time that a comparison of all keys takes; whether it is the
/// right one shows beside that. The bit by which the cases of a letter differ is left out, so that characters need not be folded.
/// Keys that differ by nothing else cannot be told apart, nor can one set of four in five thousand: nodes that have such keep their children in a block.
/// </remarks>
internal static class ChildIndex
{
    /// <summary>The bits of a unit that count: all that tell keys apart, and all that no key has.</summary>
    private const uint Significant = 0xFFDF;

    /// <summary>Looks for a multiplier that tells keys apart.</summary>
    /// <remarks>The one that the node has is tried first: it tells fewer keys apart as well, and often one more.</remarks>
    /// <param name="keys">The keys, at most four.</param>
    /// <param name="before">The multiplier that the node has.</param>
    /// <param name="multiplier">The multiplier.</param>
    internal static bool TryMake(ReadOnlySpan<byte> keys, byte before, out byte multiplier)
    {
        for (uint tried = 0; tried <= byte.MaxValue; tried++)
        {
            multiplier = (byte)(before + tried);
            uint taken = 0;
            foreach (byte key in keys)
            {
                uint place = 1u << (int)PlaceOf(multiplier, key);
                if ((taken & place) != 0)
                {
                    taken = uint.MaxValue;
                    break;
                }

                taken |= place;
            }

            if (taken != uint.MaxValue)
            {
                return true;
            }
        }

        multiplier = before;
        return false;
    }

    /// <summary>The place, from 0 to 3, of the only child that can have a unit for its key. Of a unit that is no key it may be any of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint PlaceOf(byte multiplier, uint unit) => (unit & Significant) * multiplier >> 6 & 3;

    /// <summary>Whether a unit may be the key at a place: it is, or differs by its case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool MayBe(in RadixNode node, uint place, uint unit) => ((ChildTable.KeyAt(node.Keys, (int)place) ^ unit) & Significant) == 0;
}
