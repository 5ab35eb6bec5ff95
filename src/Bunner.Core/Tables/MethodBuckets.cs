using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Numbers the buckets: one for each method and number of segments, and for each method and depth of an open form.</summary>
internal sealed class MethodBuckets
{
    private readonly List<(uint First, uint MaxSegments)> _methods = [];
    private readonly List<Dictionary<int, PatternList>> _exact = [];
    private readonly List<PatternList> _open = [];

    internal MethodBuckets(IReadOnlyList<RouteDefinition> routes, List<int> accepted, MethodTable methods)
    {
        List<uint> maxSegments = [];
        foreach (int route in accepted)
        {
            int method = methods.Intern(routes[route].Method);
            if (method == maxSegments.Count)
            {
                maxSegments.Add(0);
            }

            uint segments = (uint)routes[route].Pattern.Segments.Length;
            maxSegments[method] = System.Math.Max(maxSegments[method], segments);
            MaxSegments = System.Math.Max(MaxSegments, segments);
        }

        uint first = 0;
        foreach (uint segments in maxSegments)
        {
            _methods.Add((first, segments));
            _exact.Add([]);
            _open.Add(new PatternList(isOpen: true));
            first += 2 * (segments + 2);
        }
    }

    internal uint MaxSegments { get; }

    internal uint Of(int method, RouteForm form)
    {
        (uint first, uint maxSegments) = _methods[method];
        return (form.IsOpen ? first + maxSegments + 2 : first) + (uint)form.SegmentCount;
    }

    internal PatternList ListOf(int method, RouteForm form)
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

    internal void Write(TableWriter writer, MethodTable methods, TextTable text)
    {
        writer.BeginSection("patterns by method and number of segments (lowest rank, depth; mask of literal segments)");
        List<(uint Directory, uint Open)> lists = [];
        for (int method = 0; method < _methods.Count; method++)
        {
            uint open = _open[method].Write(writer);
            uint[] offsets = new uint[_methods[method].MaxSegments + 1];
            foreach (KeyValuePair<int, PatternList> exact in _exact[method])
            {
                offsets[exact.Key] = exact.Value.Write(writer);
            }

            uint directory = writer.Offset;
            foreach (uint offset in offsets)
            {
                writer.Add(offset);
            }

            lists.Add((directory, open));
        }

        methods.Write(writer, text, _methods, lists);
    }
}
