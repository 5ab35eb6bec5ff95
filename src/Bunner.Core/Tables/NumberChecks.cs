using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;

namespace Bunner.Core.Tables;

/// <summary>Checks that are about numbers only: the constraints that most routes have, so that the matcher decides them beside the text.</summary>
internal static class NumberChecks
{
    private const uint Kinds = (1u << (int)GuardKind.Int) | (1u << (int)GuardKind.Long)
        | (1u << (int)GuardKind.Decimal) | (1u << (int)GuardKind.Double) | (1u << (int)GuardKind.Float);

    /// <summary>Whether a check is one that every segment of one to eight digits passes.</summary>
    /// <param name="check">The check's first word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AskFor(ulong check)
    {
        const uint Number = (uint)CheckKind.BuiltIn | ((uint)CheckTarget.Segment << 8);
        return (ushort)check == Number && ((Kinds >> (int)(check >> 32)) & 1) != 0;
    }

    /// <summary>The segment or the two segments that a list demands to be numbers, if it demands nothing else; one stands for both.</summary>
    /// <param name="writer">Has the list.</param>
    /// <param name="list">Its offset; 0 if there is none.</param>
    /// <returns>8 bits each, or <see cref="TableLayout.NoNumbers"/>.</returns>
    internal static int SegmentsOf(TableWriter writer, uint list)
    {
        ulong count = list == 0 ? 0 : writer[(int)list];
        if (count is not (1 or 2))
        {
            return TableLayout.NoNumbers;
        }

        ulong first = writer[(int)list + 1], last = writer[(int)list + 1 + ((int)count - 1) * TableLayout.CheckLength];
        int one = (ushort)(first >> 16), other = (ushort)(last >> 16);
        return AskFor(first) && AskFor(last) && Math.Max(one, other) < TableLayout.NoNumbers ? one | (other << 8) : TableLayout.NoNumbers;
    }
}
