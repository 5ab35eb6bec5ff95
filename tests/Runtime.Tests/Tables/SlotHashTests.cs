using System;
using System.Linq;
using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Tables;

/// <summary>Each hash gets a slot of its own, and few are left free.</summary>
public sealed class SlotHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(4_097)]
    [InlineData(65_535)]
    public void No_two_hashes_share_a_slot(int count)
    {
        ulong[] hashes = Hashes(count);

        SlotHash placed = SlotHash.TryPlace(hashes)!;

        Assert.InRange(placed.SlotCount, count, count + count / 16 + 1);
        Assert.Equal(count, placed.Slots.Distinct().Count());
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(placed.Slots[i], SlotOf(placed, hashes[i])));
        Assert.All(placed.Slots, slot => Assert.InRange(slot, 0, placed.SlotCount - 1));
    }

    [Fact]
    public void Hashes_that_nothing_parts_share_a_slot_and_no_others_do()
    {
        ulong[] hashes = Hashes(5_000);
        hashes[4_000] = hashes[4_001] = hashes[17];
        hashes[4_002] = hashes[18] ^ (1UL << 32);

        SlotHash placed = SlotHash.TryPlace(hashes)!;

        Assert.Equal(placed.Slots[17], placed.Slots[4_000]);
        Assert.Equal(placed.Slots[17], placed.Slots[4_001]);
        Assert.Equal(placed.Slots[18], placed.Slots[4_002]);
        Assert.Equal(5_000 - 3, placed.Slots.Distinct().Count());
        Assert.Equal(3, placed.Sharing);
        Assert.All(Enumerable.Range(0, hashes.Length), i => Assert.Equal(placed.Slots[i], SlotOf(placed, hashes[i])));
    }

    [Fact]
    public void Hashes_that_were_chosen_for_one_bin_are_given_up_at_once()
    {
        ulong[] hashes = [.. Hashes(65_535).Select(static hash => hash >> 20)];
        Assert.Null(SlotHash.TryPlace(hashes));

        // Not if they are one.
        Array.Fill(hashes, hashes[0]);
        Assert.Equal(65_534, SlotHash.TryPlace(hashes)!.Sharing);
    }

    private static int SlotOf(SlotHash placed, ulong hash) =>
        (int)SlotHash.SlotOf(hash, placed.Multipliers[hash >> placed.Shift], (uint)placed.SlotCount);

    private static ulong[] Hashes(int count)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() << 1 | (uint)random.Next(2))];
    }
}
