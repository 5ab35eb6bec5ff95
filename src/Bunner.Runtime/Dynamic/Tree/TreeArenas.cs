namespace Bunner.Dynamic;

/// <summary>The storage of one tree: an arena for each kind of node, one for lists of routes, one for the routes.</summary>
internal sealed class TreeArenas(int capacity)
{
    /// <summary>When so many slots are retired, it is time to recycle them.</summary>
    internal const int RecycleAt = 512;

    internal CompactArena<RadixNode> Nodes { get; } = new(capacity);

    internal CompactArena<Node16> Sixteens { get; } = new(0);

    internal CompactArena<Node48> FortyEights { get; } = new(0);

    internal CompactArena<Node128> Alls { get; } = new(0);

    /// <summary>The routes that end at one node, best first, where there are several. A list is replaced, never changed.</summary>
    internal CompactArena<uint[]> Lists { get; } = new(0);

    internal CompactArena<RouteEntry?> Entries { get; } = new(capacity);

    internal int Retired => Nodes.Retired + Sixteens.Retired + FortyEights.Retired + Alls.Retired + Lists.Retired + Entries.Retired;

    internal long Bytes => Nodes.Bytes + Sixteens.Bytes + FortyEights.Bytes + Alls.Bytes + Lists.Bytes + Entries.Bytes;

    internal void Commit()
    {
        Nodes.Commit();
        Sixteens.Commit();
        FortyEights.Commit();
        Alls.Commit();
        Lists.Commit();
        Entries.Commit();
    }

    internal void Abort()
    {
        Nodes.Abort();
        Sixteens.Abort();
        FortyEights.Abort();
        Alls.Abort();
        Lists.Abort();
        Entries.Abort();
    }

    internal void Recycle()
    {
        Nodes.Recycle();
        Sixteens.Recycle();
        FortyEights.Recycle();
        Alls.Recycle();
        Lists.Recycle();
        Entries.Recycle();
    }
}
