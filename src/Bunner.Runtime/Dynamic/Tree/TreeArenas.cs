using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>The storage of one tree: an arena for each kind of node, one for lists of routes, one for the routes.</summary>
internal sealed partial class TreeArenas
{
    /// <summary>When so many slots are retired, it is time to recycle them.</summary>
    internal const int RecycleAt = 512;

    /// <summary>When so many bytes are retired, too.</summary>
    private const int RecycleBytes = 1 << 18;

    private const int ReserveFrom = 64;

    private readonly HashSet<uint> _freshLists = [];
    private long _retiredListBytes;
    private long _retiredListBytesBefore;

    internal TreeArenas(int capacity)
    {
        Nodes = new(capacity);
        Entries = new(capacity);
        _all = [Nodes, Sixteens, FortyEights, Alls, Lists, Entries];
    }

    internal CompactArena<RadixNode> Nodes { get; }

    internal CompactArena<Node16> Sixteens { get; } = new(0);

    internal CompactArena<Node48> FortyEights { get; } = new(0);

    internal CompactArena<Node128> Alls { get; } = new(0);

    /// <summary>The routes that end at one node, best first, where there are several. A list is replaced, never changed.</summary>
    internal CompactArena<uint[]> Lists { get; } = new(0);

    internal CompactArena<RouteSlot> Entries { get; }

    /// <summary>Whether anything waits for <see cref="Recycle"/>.</summary>
    internal bool HasRetired => Retired > 0;

    private int Retired => Nodes.Retired + Sixteens.Retired + FortyEights.Retired + Alls.Retired + Lists.Retired + Entries.Retired;

    /// <summary>Whether so much waits for <see cref="Recycle"/> that it is time.</summary>
    /// <param name="isCompacting">Whether low slots are scarce, so that it is time sooner.</param>
    internal bool IsRecyclingDue(bool isCompacting) => Retired >= (isCompacting ? RecycleAt / 8 : RecycleAt) || RetiredBytes >= RecycleBytes;

    /// <summary>Whether as much is retired as is in use, and more than a few pages: time for <see cref="Renew"/> where nothing can be recycled.</summary>
    internal bool IsRenewalDue => RetiredBytes >= Math.Max(UsedBytes, RecycleBytes) || Entries.Retired >= Math.Max(Entries.Count, RecycleAt);

    /// <summary>What retired nodes, blocks and lists take.</summary>
    private long RetiredBytes => Nodes.RetiredBytes + Sixteens.RetiredBytes + FortyEights.RetiredBytes + Alls.RetiredBytes + _retiredListBytes;

    private long UsedBytes => Nodes.UsedBytes + Sixteens.UsedBytes + FortyEights.UsedBytes + Alls.UsedBytes;

    internal long Bytes => Nodes.Bytes + Sixteens.Bytes + FortyEights.Bytes + Alls.Bytes + Lists.Bytes + Entries.Bytes;

    /// <summary>Makes room for a large batch of routes at once instead of step by step: a route needs two nodes and more.</summary>
    internal void Reserve(int routes)
    {
        if (routes >= ReserveFrom)
        {
            Nodes.Reserve(2 * routes);
            Entries.Reserve(routes);
        }
    }

    /// <summary>A list of routes for the change that is going on.</summary>
    internal uint AddList(uint[] list)
    {
        uint reference = Lists.Add(list);
        _freshLists.Add(reference);
        return reference;
    }

    /// <summary>Gives back a list. One that the change itself has made is free at once: a batch may make one for each route that ends at the same place.</summary>
    /// <param name="reference">Where it is.</param>
    /// <param name="staysElsewhere">Whether it is in use at another place.</param>
    internal void RetireList(uint reference, bool staysElsewhere = false)
    {
        if (_freshLists.Remove(reference))
        {
            Lists[reference] = null!;
            Lists.GiveBack(reference);
            return;
        }

        _retiredListBytes += staysElsewhere ? 0 : sizeof(uint) * (long)Lists[reference].Length;
        Lists.Retire(reference);
    }

    internal void Commit()
    {
        _freshLists.Clear();
        Nodes.Commit();
        Sixteens.Commit();
        FortyEights.Commit();
        Alls.Commit();
        Lists.Commit();
        Entries.Commit();
        _retiredListBytesBefore = _retiredListBytes;
    }

    internal void Abort()
    {
        Nodes.Abort();
        Sixteens.Abort();
        FortyEights.Abort();
        Alls.Abort();
        Lists.Abort();
        Entries.Abort();
        _freshLists.Clear();
        _retiredListBytes = _retiredListBytesBefore;
    }

    internal void Recycle()
    {
        Nodes.Recycle();
        Sixteens.Recycle();
        FortyEights.Recycle();
        Alls.Recycle();
        Lists.Recycle();
        Entries.Recycle();
        _retiredListBytes = _retiredListBytesBefore = 0;
    }

    /// <summary>Leaves all arrays to those who read them, and goes on with copies, in which nothing is retired.</summary>
    internal void Renew()
    {
        Nodes.Renew();
        Sixteens.Renew();
        FortyEights.Renew();
        Alls.Renew();
        Lists.Renew();
        Entries.Renew();
        _retiredListBytes = _retiredListBytesBefore = 0;
    }
}
