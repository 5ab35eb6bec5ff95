using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>What a match answers when its route was found in a slot.</summary>
internal unsafe interface ISlotAnswer
{
    /// <summary>The answer for the route of a slot.</summary>
    public static abstract int Of(ulong* table, CandidateRecord* slot);
}

/// <summary>The route itself.</summary>
internal readonly unsafe struct RouteAnswer : ISlotAnswer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong* table, CandidateRecord* slot) => slot->Route;
}

/// <summary>The number of the slot, behind all numbers of routes: it is known before the slot has come from memory.</summary>
/// <remarks>So what is kept by it can be fetched together with the slot.</remarks>
internal readonly unsafe struct SlotAnswer : ISlotAnswer
{
    /// <summary>The first answer that is no route.</summary>
    internal const int First = RouteTableBuilder.MaxRoutes + 1;

    /// <inheritdoc/>
    /// <remarks>Every slot begins at a multiple of its length.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong* table, CandidateRecord* slot) => First + (int)((nuint)((byte*)slot - (byte*)table) / (sizeof(ulong) * TableLayout.SlotLength));
}
