using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>The buckets: one for each method and number of segments, and for each method and depth of an open form.</summary>
/// <remarks>A bucket's number is the offset of its record in the table, so that the matcher finds it without a look-up.</remarks>
internal sealed class MethodBuckets
{
    private readonly TableWriter _writer;
    private readonly List<(uint First, uint MaxSegments)> _methods = [];
    private readonly List<Dictionary<int, PatternList>> _exact = [];
    private readonly List<PatternList> _open = [];
    private readonly Dictionary<uint, SortedSet<ushort>> _lanes = [];

    internal MethodBuckets(TableWriter writer, IReadOnlyList<RouteDefinition> routes, List<int> accepted, MethodTable methods)
    {
        _writer = writer;
        List<uint> maxSegments = [];
        foreach (int route in accepted)
        {
            int method = methods.Intern(routes[route].Method);
            if (method == maxSegments.Count)
            {
                maxSegments.Add(0);
            }

            uint segments = (uint)routes[route].Pattern.Segments.Length;
            maxSegments[method] = Math.Max(maxSegments[method], segments);
            MaxSegments = Math.Max(MaxSegments, segments);
        }

        writer.BeginSection("buckets by method and number of segments, then by method and depth of a catch-all (offset and number of lanes)");
        foreach (uint segments in maxSegments)
        {
            _methods.Add((writer.AddZeros(2 * ((int)segments + 2)), segments));
            _exact.Add([]);
            _open.Add(new PatternList(isOpen: true));
        }
    }

    internal uint MaxSegments { get; }

    internal uint First(int method) => _methods[method].First;

    internal uint Of(int method, RouteForm form)
    {
        (uint first, uint maxSegments) = _methods[method];
        return (form.IsOpen ? first + maxSegments + 2 : first) + (uint)form.SegmentCount;
    }

    /// <summary>Takes a form into its bucket. Forms come by rising rank.</summary>
    internal void Add(int method, RouteForm form, int rank)
    {
        ListOf(method, form).Add(form, rank);
        uint bucket = Of(method, form);
        if (!_lanes.TryGetValue(bucket, out SortedSet<ushort>? lanes))
        {
            _lanes.Add(bucket, lanes = []);
        }

        for (int i = 0; i < form.Ids.Length; i++)
        {
            if (form.Ids[i] != 0)
            {
                lanes.Add((ushort)i);
            }
        }
    }

    /// <summary>
    /// Makes the literals of open forms lanes of every bucket that they reach, once all forms are added: an id that is 0 at
    /// every lane but its own then says that no other route has a literal there.
    /// </summary>
    internal void ShareOpenLanes()
    {
        foreach ((uint first, uint maxSegments) in _methods)
        {
            SortedSet<ushort> reaching = [];
            for (uint count = 0; count <= maxSegments; count++)
            {
                if (_lanes.TryGetValue(first + count, out SortedSet<ushort>? lanes))
                {
                    lanes.UnionWith(reaching);
                }

                if (_lanes.TryGetValue(first + maxSegments + 2 + count, out SortedSet<ushort>? open))
                {
                    reaching.UnionWith(open);
                }
            }
        }
    }

    /// <summary>The ids of a form at its bucket's lanes, packed four to a word; at least two words.</summary>
    internal ulong[] Words(uint bucket, ushort[] ids)
    {
        SortedSet<ushort> lanes = _lanes[bucket];
        ulong[] words = new ulong[Math.Max(2, (lanes.Count + 3) / TableLayout.LanesPerWord)];
        int lane = 0;
        foreach (ushort position in lanes)
        {
            words[lane / TableLayout.LanesPerWord] |= (ulong)ids[position] << (16 * (lane % TableLayout.LanesPerWord));
            lane++;
        }

        return words;
    }

    /// <summary>The lists whose routes may match where a form does, each with the bucket that its first depth has.</summary>
    internal IEnumerable<(uint Bucket, PatternList List)> Rivals(RouteForm form, int method)
    {
        (uint first, uint maxSegments) = _methods[method];
        if (!form.IsOpen)
        {
            yield return (first + (uint)form.SegmentCount, ListOf(method, form));
        }

        yield return (first + maxSegments + 2, _open[method]);
    }

    internal void Write(MethodTable methods, TextTable text, StaticTable statics)
    {
        WriteLanes();
        _writer.BeginSection("patterns by method and number of segments (lowest rank, depth; mask of literal segments)");
        List<(uint Directory, uint Open)> lists = [];
        for (int method = 0; method < _methods.Count; method++)
        {
            uint open = _open[method].Write(_writer);
            uint[] offsets = new uint[_methods[method].MaxSegments + 1];
            foreach (KeyValuePair<int, PatternList> exact in _exact[method])
            {
                offsets[exact.Key] = exact.Value.Write(_writer);
            }

            uint directory = _writer.Offset;
            foreach (uint offset in offsets)
            {
                _writer.Add(offset);
            }

            lists.Add((directory, open));
        }

        methods.Write(_writer, text, _methods, lists, statics);
    }

    private void WriteLanes()
    {
        _writer.BeginSection("lanes: the positions at which a bucket has literals");
        Dictionary<string, uint> written = new(StringComparer.Ordinal);
        foreach ((uint first, uint maxSegments) in _methods)
        {
            for (uint i = 0; i < 2 * (maxSegments + 2); i++)
            {
                if (!_lanes.TryGetValue(first + i, out SortedSet<ushort>? lanes))
                {
                    continue;
                }

                List<ushort> padded = [.. lanes];
                uint segments = i < maxSegments + 2 ? i : i - maxSegments - 2;
                while (padded.Count % TableLayout.LanesPerWord != 0)
                {
                    padded.Add((ushort)segments);
                }

                string key = string.Join(",", padded);
                if (!written.TryGetValue(key, out uint offset))
                {
                    written.Add(key, offset = _writer.AddUInt16s(padded));
                }

                _writer[(int)(first + i)] = TableWriter.Pack(offset, (uint)lanes.Count);
            }
        }
    }

    private PatternList ListOf(int method, RouteForm form)
    {
        if (form.IsOpen)
        {
            return _open[method];
        }

        if (!_exact[method].TryGetValue(form.SegmentCount, out PatternList? list))
        {
            _exact[method].Add(form.SegmentCount, list = new PatternList(isOpen: false));
        }

        return list;
    }
}
