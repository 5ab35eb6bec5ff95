using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Finds the sealed routes that share a rival hash: six bytes for each route that can be ambiguous.</summary>
/// <remarks>Sorted, so that thousands under one hash take no longer to be noted, or to be found, than as many under different ones.</remarks>
internal sealed class RivalIndex
{
    private readonly uint[] _hashes;
    private readonly ushort[] _routes;

    private RivalIndex(uint[] hashes, ushort[] routes) => (_hashes, _routes) = (hashes, routes);

    internal long Bytes => (sizeof(uint) * (long)_hashes.Length) + (sizeof(ushort) * (long)_routes.Length);

    /// <param name="rivals">The routes with their hashes; sorted on return.</param>
    internal static RivalIndex Build(List<(uint Hash, int Route)> rivals)
    {
        rivals.Sort();
        RivalIndex index = new(new uint[rivals.Count], new ushort[rivals.Count]);
        for (int i = 0; i < rivals.Count; i++)
        {
            (index._hashes[i], index._routes[i]) = (rivals[i].Hash, (ushort)rivals[i].Route);
        }

        return index;
    }

    /// <summary>The routes with a hash, by their numbers.</summary>
    internal ReadOnlySpan<ushort> Find(uint hash)
    {
        int start = CountBelow(hash);
        return _routes.AsSpan(start, (hash == uint.MaxValue ? _hashes.Length : CountBelow(hash + 1)) - start);
    }

    private int CountBelow(uint hash)
    {
        int start = 0, end = _hashes.Length;
        while (start < end)
        {
            int middle = (start + end) >> 1;
            (start, end) = _hashes[middle] < hash ? (middle + 1, end) : (start, middle);
        }

        return start;
    }
}
