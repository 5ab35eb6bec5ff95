using System;

namespace Bunner.Dynamic;

/// <summary>The routes that end at one node: none, one, or a list, the best first.</summary>
/// <remarks>A list is replaced when it changes: four bytes for each route that ends at the same place under the same method.</remarks>
internal static class EndingRoutes
{
    /// <summary>The numbers of the routes.</summary>
    internal static ReadOnlySpan<uint> Of(TreeArenas arenas, uint routes) =>
        routes == 0 ? []
        : (routes & RadixNode.ManyRoutes) == 0 ? new uint[] { routes }
        : arenas.Lists[routes & ~RadixNode.ManyRoutes];

    /// <summary>Whether a route is among them.</summary>
    internal static bool Has(TreeArenas arenas, uint routes, uint number) =>
        (routes & RadixNode.ManyRoutes) == 0 ? routes == number : Array.IndexOf(arenas.Lists[routes & ~RadixNode.ManyRoutes], number) >= 0;

    /// <summary>The numbers of the routes of one rank.</summary>
    internal static ReadOnlySpan<uint> Of(TreeArenas arenas, uint routes, RankKey rank)
    {
        ReadOnlySpan<uint> all = Of(arenas, routes);
        int start = 0, end = all.Length;
        while (start < end)
        {
            int middle = (start + end) >> 1;
            (start, end) = arenas.Entries[all[middle]].Entry!.Rank.CompareTo(rank) < 0 ? (middle + 1, end) : (start, middle);
        }

        for (end = start; end < all.Length && arenas.Entries[all[end]].Entry!.Rank.CompareTo(rank) == 0; end++)
        {
        }

        return all[start..end];
    }

    /// <summary>The routes with one more.</summary>
    internal static uint With(TreeArenas arenas, uint routes, uint added)
    {
        if (routes == 0)
        {
            return added;
        }

        ReadOnlySpan<uint> before = Of(arenas, routes);
        RouteEntry entry = arenas.Entries[added].Entry!;
        int start = 0, end = before.Length;
        while (start < end)
        {
            int middle = (start + end) >> 1;
            (start, end) = arenas.Entries[before[middle]].Entry!.CompareTo(entry) < 0 ? (middle + 1, end) : (start, middle);
        }

        uint[] list = new uint[before.Length + 1];
        before[..start].CopyTo(list);
        list[start] = added;
        before[start..].CopyTo(list.AsSpan(start + 1));
        Retire(arenas, routes);
        return arenas.AddList(list) | RadixNode.ManyRoutes;
    }

    /// <summary>The routes with one less.</summary>
    internal static uint Without(TreeArenas arenas, uint routes, uint removed)
    {
        ReadOnlySpan<uint> before = Of(arenas, routes);
        Retire(arenas, routes);
        if (before.Length <= 2)
        {
            return before.Length < 2 ? 0 : before[0] == removed ? before[1] : before[0];
        }

        uint[] list = new uint[before.Length - 1];
        int at = before.IndexOf(removed);
        before[..at].CopyTo(list);
        before[(at + 1)..].CopyTo(list.AsSpan(at));
        return arenas.AddList(list) | RadixNode.ManyRoutes;
    }

    /// <summary>The same routes with another number for one of them, and their list in another slot.</summary>
    internal static uint Moved(TreeArenas arenas, uint routes, uint number, uint moved)
    {
        if ((routes & RadixNode.ManyRoutes) == 0)
        {
            return moved;
        }

        uint[] list = arenas.Lists[routes & ~RadixNode.ManyRoutes];
        if (number == moved)
        {
            arenas.RetireList(routes & ~RadixNode.ManyRoutes, staysElsewhere: true);
        }
        else
        {
            Retire(arenas, routes);
            list = (uint[])list.Clone();
            list[Array.IndexOf(list, number)] = moved;
        }

        return arenas.AddList(list) | RadixNode.ManyRoutes;
    }

    private static void Retire(TreeArenas arenas, uint routes)
    {
        if ((routes & RadixNode.ManyRoutes) != 0)
        {
            arenas.RetireList(routes & ~RadixNode.ManyRoutes);
        }
    }
}
