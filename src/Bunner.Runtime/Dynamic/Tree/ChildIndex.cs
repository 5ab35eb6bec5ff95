using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <summary>Finds one of up to four children by a character without comparing it with their keys first.</summary>
/// <remarks>
/// A node has a multiplier by which two bits of the product tell its keys apart, and a map from those two bits to the child. The search
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
    /// <param name="keys">The keys, a byte for each.</param>
    /// <param name="count">How many there are, at most four.</param>
    /// <param name="before">The multiplier that the node has.</param>
    /// <param name="multiplier">The multiplier.</param>
    /// <param name="map">Two bits for each value of the product's two bits: the place of the key.</param>
    internal static bool TryMake(uint keys, int count, byte before, out byte multiplier, out byte map)
    {
        multiplier = map = 0;
        if (count < 2)
        {
            return true;
        }

        for (uint tried = 0; tried <= byte.MaxValue; tried++)
        {
            uint candidate = (before + tried) & byte.MaxValue;
            uint taken = 0, places = 0;
            int i = 0;
            for (; i < count; i++)
            {
                int shift = ShiftOf((byte)(keys >> (8 * i)), candidate);
                if ((taken >> shift & 1) != 0)
                {
                    break;
                }

                taken |= 1u << shift;
                places |= (uint)i << shift;
            }

            if (i == count)
            {
                multiplier = (byte)candidate;
                map = (byte)places;
                return true;
            }
        }

        return false;
    }

    /// <summary>The place, from 0 to 3, of the only child that can have a unit for its key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PlaceOf(in RadixNode node, uint unit) => node.Map >> ShiftOf(unit, node.Multiplier) & 3;

    /// <summary>Whether a unit may be the key at a place: it is, or differs by its case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool MayBe(in RadixNode node, int place, uint unit) => ((ChildTable.KeyAt(node.Keys, place) ^ unit) & Significant) == 0;

    // An even number from 0 to 6. Of a unit that is no key it may be any of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ShiftOf(uint unit, uint multiplier) => (int)((unit & Significant) * multiplier >> 6) & 6;
}
