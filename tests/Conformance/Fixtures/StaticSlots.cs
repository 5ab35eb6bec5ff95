using Bunner.Core.Tables;

namespace Bunner.Conformance.Fixtures;

/// <summary>How the static paths of a table are found, read off the table.</summary>
internal static unsafe class StaticSlots
{
    /// <summary>How many paths are found by their keys alone, and how many by their whole texts, because they share keys.</summary>
    public static (int Alone, int Alike) Count(RouteTable table)
    {
        // Invariant of the pointers here: the table is pinned, and every offset is one that its builder wrote.
        fixed (ulong* data = table.Data)
        {
            if (data[TableLayout.StaticPlacesOf] == 0)
            {
                return (0, 0);
            }

            int alone = 0, alike = 0;
            uint block = 0;
            ulong* slot = Slots(data, data + TableLayout.StaticHash, out int count);
            for (; count > 0; count--, slot += TableLayout.StaticSlotLength)
            {
                bool isShared = (uint)slot[TableLayout.StaticRoute] > ushort.MaxValue;
                alone += slot[TableLayout.StaticMeta] != 0 && !isShared ? 1 : 0;
                block = isShared ? (uint)(slot[TableLayout.StaticRoute] >> 32) : block;
            }

            slot = block == 0 ? null : Slots(data, data + block, out count);
            for (; count > 0; count--, slot += TableLayout.AlikeSlotLength)
            {
                alike += slot[0] != 0 ? 1 : 0;
            }

            return (alone, alike);
        }
    }

    private static ulong* Slots(ulong* data, ulong* hash, out int count)
    {
        count = (int)(uint)hash[TableLayout.HashShape] + 1;
        return data + (hash[TableLayout.HashOffsets] >> 32);
    }
}
