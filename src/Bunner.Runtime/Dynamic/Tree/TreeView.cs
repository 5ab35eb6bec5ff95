namespace Bunner.Dynamic;

/// <summary>What a reader of a tree holds on to: the arrays as they were when the state was published.</summary>
internal readonly struct TreeView(TreeArenas arenas, ArenaArray<SegmentMatcher?> matchers)
{
    internal readonly ArenaArray<RadixNode> Nodes = arenas.Nodes.Items;
    internal readonly ArenaArray<Node16> Sixteens = arenas.Sixteens.Items;
    internal readonly ArenaArray<Node48> FortyEights = arenas.FortyEights.Items;
    internal readonly ArenaArray<Node128> Alls = arenas.Alls.Items;
    internal readonly ArenaArray<uint[]> Lists = arenas.Lists.Items;
    internal readonly RouteSlot[] Entries = arenas.Entries.Items.Plain;
    internal readonly ArenaArray<SegmentMatcher?> Matchers = matchers;
}
