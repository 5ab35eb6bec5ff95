using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Bunner;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Dynamic;
using Bunner.Matching;
using Xunit;

namespace Runtime.Tests.Layout;

/// <summary>What every match reads is small and apart from what it does not read; what seldom runs is code of its own.</summary>
public sealed class HotDataTests
{
    private const int CacheLine = 64;

    [Fact]
    public void What_a_look_up_reads_at_once_fits_a_cache_line()
    {
        // A block of one route, and its first text of up to 16 characters behind it.
        int block = TableLayout.BlockHeaderLength + TableLayout.CandidateLength + 2;
        int[] words = [block, TableLayout.BlockHeaderLength + 4 * TableLayout.LaneLength, TableLayout.StaticSlotLength, TableLayout.MethodSlotLength];

        Assert.All(words, static one => Assert.InRange(one * sizeof(ulong), 8, CacheLine));
    }

    [Fact]
    public unsafe void The_text_of_a_node_is_where_a_search_reads_it()
    {
        RadixNode node = default;

        Assert.True(Unsafe.AreSame(ref node.Edge[0], ref RadixNode.EdgeOf(ref node)));
    }

    [Fact]
    public unsafe void A_slot_of_a_sealed_router_is_a_cache_line()
    {
        DynamicRouter<int> router = new();
        router.Load([.. Enumerable.Range(0, 5_000).Select(static i => new DynamicRoute<int>("GET", $"/{{x}}/word{i}/list", i))]);
        SealedTable table = router.Store.State.Sealed!;
        ulong* data = table.Words;
        fixed (char* method = "GET")
        {
            Assert.True(MethodLookup.TryFind(table, data, method, 3, out MethodShape* shape));
            ProbeRecord* probe = (ProbeRecord*)(data + (uint)data[shape->FirstBucket + 3]);

            Assert.InRange(probe->SlotCount, 5_000u, 5_500u);
            Assert.Equal(0u, (nuint)(data + probe->Slots) % CacheLine);
            Assert.Equal(CacheLine, TableLayout.SlotLength * sizeof(ulong));
        }
    }

    [Fact]
    public void Names_and_templates_are_not_among_the_words_that_a_match_reads()
    {
        RouteTableImage longNames = Build(static i => new string((char)('a' + i), 2_000));
        RouteTableImage shortNames = Build(static i => ((char)('a' + i)).ToString());

        Assert.Equal(shortNames.Data.Length, longNames.Data.Length);
        Assert.True(longNames.Text.Length > shortNames.Text.Length + 15_000);
    }

    [Theory]
    [InlineData("CarefulMatcher", "Find")]
    public void The_seldom_way_is_not_part_of_the_method_that_decides_most_requests(string type, string method)
    {
        Type matcher = typeof(RouteTable).Assembly.GetTypes().Single(one => one.Name == type || one.Name.StartsWith(type + "`", StringComparison.Ordinal));
        MethodInfo[] entries = [.. matcher.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Where(one => one.Name == method)];

        Assert.NotEmpty(entries);
        Assert.All(entries, static one => Assert.True(one.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining), one.Name));
    }

    private static RouteTableImage Build(Func<int, string> name) => RouteTableBuilder.Build(
        [
            .. Enumerable.Range(0, 8).Select(i =>
            {
                RoutePattern pattern = RoutePatternParser.Parse($"/r{i}/{{x}}").Pattern!;
                return new RouteDefinition("GET", pattern, [ImmutableArray<Guard>.Empty], 0, name(i));
            }),
        ],
        RouterSettings.Default);
}
