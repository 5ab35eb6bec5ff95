using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Bunner.Conformance.Fixtures;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>The places of a long path's slashes, by each way to find them, as near to the end of readable memory as they may be asked for.</summary>
public sealed unsafe class SlashScanTests
{
    private const int Longest = 3 * 128;
    private const uint NoLimit = Longest;

    // The last one has the lower byte of a slash.
    private const string OtherCharacters = "x.0\u012F";

    public static TheoryData<int> Gaps { get; } = [2, 3, 5, 9, 17, 40, 200];

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Every_way_finds_the_slashes_that_are_there(int gap)
    {
        Random random = new(gap);
        int empty = 0, found = 0;
        for (int length = 65; length <= Longest; length++)
        {
            for (int attempt = 0; attempt < 8; attempt++)
            {
                // Slashes side by side only in a few: in others they are moved apart.
                char[] path = new char[length];
                bool mayBeEmpty = attempt == 0;
                for (int i = 0; i < length; i++)
                {
                    path[i] = i == 0 || (random.Next(gap) == 0 && (mayBeEmpty || path[i - 1] != '/')) ? '/' : OtherCharacters[random.Next(OtherCharacters.Length)];
                }

                uint[]? expected = Expected(path);
                AssertFound(expected, path);
                AssertFound(expected, Array.ConvertAll(path, static unit => unit == '/' ? (byte)'/' : (byte)'x'));
                (empty, found) = expected is null ? (empty + 1, found) : (empty, found + 1);
            }
        }

        Assert.True(found > Longest, $"{found} without empty segments, {empty} with some");
        Assert.True(gap > 20 || empty > 0);
    }

    /// <summary>The places of the slashes that count, and the end of the path; null for a path with empty segments.</summary>
    private static uint[]? Expected(char[] path)
    {
        if (new string(path).Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        int end = path[^1] == '/' ? path.Length - 1 : path.Length;
        List<uint> places = [];
        for (int i = 0; i < end; i++)
        {
            if (path[i] == '/')
            {
                places.Add((uint)i);
            }
        }

        return [.. places, (uint)end];
    }

    private static void AssertFound<T>(uint[]? expected, T[] path)
        where T : unmanaged
    {
        // Behind the last character is as much as a load may reach, filled with slashes; behind that no memory at all.
        using GuardedMemory memory = GuardedMemory.Rent((path.Length * sizeof(T)) + SlashScan.Overread);
        Span<T> around = MemoryMarshal.Cast<byte, T>(memory.Span);
        around.Fill(typeof(T) == typeof(char) ? (T)(object)'/' : (T)(object)(byte)'/');
        Span<T> place = around.Slice(around.Length - (SlashScan.Overread / sizeof(T)) - path.Length + 1, path.Length);
        path.CopyTo(place);
        fixed (T* text = place)
        {
            Assert.True(RouteMatcher.CanReadBehind(text, path.Length));
            ulong* buffer = stackalloc ulong[(SlashScan.Room / 2) + Longest];
            uint* slashes = SlashScan.Start(buffer);
            if (SlashCompression.IsSupported && path.Length <= SlashCompression.MaxLength)
            {
                AssertPlaces(expected, SlashScan.Compressed(text, PathHead.Of(text, path.Length), path.Length, NoLimit, slashes), slashes);
            }

            if (path.Length <= 128)
            {
                AssertPlaces(expected, SlashScan.Two(text, path.Length, slashes), slashes);
            }

            AssertPlaces(expected, SlashScan.Long(text, path.Length, NoLimit, slashes), slashes);
        }
    }

    private static void AssertPlaces(uint[]? expected, uint count, uint* slashes)
    {
        if (expected is null)
        {
            Assert.Equal(SlashScan.HasEmpty, count);
            return;
        }

        Assert.Equal((uint)(expected.Length - 1), count);
        Assert.Equal(expected, new ReadOnlySpan<uint>(slashes, expected.Length));
        Assert.Equal(expected[^1], slashes[-1]);
    }
}
