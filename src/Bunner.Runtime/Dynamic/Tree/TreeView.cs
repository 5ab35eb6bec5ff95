namespace Bunner.Dynamic;

/// <summary>What a reader of a tree holds on to: the arrays as they were when the state was published.</summary>
internal readonly struct TreeView(TreeArenas arenas, SegmentMatcher?[] matchers)
{
    internal readonly RadixNode[] Nodes = arenas.Nodes.Items;
    internal readonly Node16[] Sixteens = arenas.Sixteens.Items;
    internal readonly Node48[] FortyEights = arenas.FortyEights.Items;
    internal readonly Node128[] Alls = arenas.Alls.Items;
    internal readonly uint[][] Lists = arenas.Lists.Items;
    internal readonly RouteEntry?[] Entries = arenas.Entries.Items;
    internal readonly SegmentMatcher?[] Matchers = matchers;
}
