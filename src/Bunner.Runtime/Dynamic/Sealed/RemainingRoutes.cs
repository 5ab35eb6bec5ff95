using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>A sealed table without the routes that were removed since it was sealed: it owns the table's matches then.</summary>
internal sealed class RemainingRoutes : RouteTable
{
    private readonly ulong[] _removed;

    private RemainingRoutes(SealedTable table, ulong[] removed, int removedCount)
    {
        Table = table;
        _removed = removed;
        RemovedCount = removedCount;
    }

    internal SealedTable Table { get; }

    internal int RemovedCount { get; }

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<ulong> Data => Table.Data;

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<byte> Text => Table.Text;

    internal long Bytes => 8L * _removed.Length;

    /// <summary>The same with some routes less.</summary>
    internal static RemainingRoutes Without(RemainingRoutes? before, SealedTable table, IReadOnlyCollection<int> routes)
    {
        ulong[] removed = before is null ? new ulong[(table.Count + 63) / 64] : (ulong[])before._removed.Clone();
        foreach (int route in routes)
        {
            removed[route / 64] |= 1UL << (route % 64);
        }

        return new RemainingRoutes(table, removed, (before?.RemovedCount ?? 0) + routes.Count);
    }

    /// <inheritdoc/>
    protected internal override bool Accepts(int guard, ReadOnlySpan<char> value) => Table.Accepts(guard, value);

    internal override bool IsRemoved(int route) => (_removed[route / 64] >> (route % 64) & 1) != 0;
}
