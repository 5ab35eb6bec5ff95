using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The buckets: for each method and number of segments the routes that a path of so many segments may have.</summary>
internal sealed class MethodBuckets
{
    private readonly TableWriter _writer;
    private readonly LiteralTable _literals;
    private readonly List<(uint First, uint MaxSegments)> _methods = [];
    private readonly List<List<RouteForm>> _forms = [];

    /// <param name="mostSegments">The most segments of each method's routes.</param>
    internal MethodBuckets(TableWriter writer, LiteralTable literals, uint[] mostSegments)
    {
        _writer = writer;
        _literals = literals;
        writer.BeginSection("buckets by method and number of segments (offset of probes or block; number of probes)");
        foreach (uint segments in mostSegments)
        {
            MaxSegments = Math.Max(MaxSegments, segments);
            _methods.Add((writer.AddZeros((int)segments + 2), segments));
            _forms.Add([]);
        }
    }

    private uint MaxSegments { get; }

    internal uint First(int method) => _methods[method].First;

    /// <summary>Takes a form of a route. Forms come by rising rank.</summary>
    internal void Add(int method, RouteForm form) => _forms[method].Add(form);

    internal void Write(MethodTable methods, TextTable text, StaticTable statics, LiteralPieces pieces)
    {
        _writer.BeginSection("blocks of routes (lanes, candidates as they are tried), their literal text in pieces of 32 characters, and probes that find them");
        CandidateBlocks blocks = new(_writer, _literals, pieces);
        for (int method = 0; method < _methods.Count; method++)
        {
            WriteMethod(method, new ProbeTables(_writer, blocks, _literals));
        }

        MethodFlags all = (MaxSegments > TableLayout.MaxQuickSegments ? MethodFlags.Careful : 0) | (_literals.HasWide ? MethodFlags.WideLiterals : 0);
        methods.Write(_writer, text, _methods, statics, all);
    }

    private void WriteMethod(int method, ProbeTables probes)
    {
        (uint first, uint maxSegments) = _methods[method];
        List<RouteForm>?[] exact = ByCount(method, maxSegments, isOpen: false), open = ByCount(method, maxSegments, isOpen: true);
        RouteForm[] reaching = [];
        List<ulong[]> openProbes = [];
        ulong openBucket = 0;
        for (int count = 0; count <= maxSegments + 1; count++)
        {
            // An open form needs a segment beyond its depth.
            if (count > 0 && open[count - 1] is { } deeper)
            {
                reaching = Merge(reaching, deeper);
                openBucket = 0;
                if (reaching.Length > CandidateBlocks.MaxForms)
                {
                    openProbes.AddRange(openProbes.Count == 0 ? probes.Write(reaching) : probes.Write([.. deeper]));
                }
            }

            List<RouteForm> forms = exact[count] ?? [];
            ulong bucket;
            if (forms.Count == 0 && openBucket != 0)
            {
                bucket = openBucket;
            }
            else if (openProbes.Count == 0 && forms.Count + reaching.Length <= CandidateBlocks.MaxForms)
            {
                bucket = probes.WriteBlock(Merge(reaching, forms));
            }
            else
            {
                bucket = probes.WriteBucket(openProbes.Count > 0 ? [.. probes.Write([.. forms]), .. openProbes] : probes.Write(Merge(reaching, forms)));
            }

            openBucket = forms.Count == 0 ? bucket : openBucket;
            _writer[(int)first + count] = bucket;
        }
    }

    /// <summary>The forms of a method by their numbers of segments, each list by rising rank.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private List<RouteForm>?[] ByCount(int method, uint maxSegments, bool isOpen)
    {
        List<RouteForm>?[] byCount = new List<RouteForm>?[maxSegments + 2];
        foreach (RouteForm form in _forms[method])
        {
            if (form.IsOpen == isOpen)
            {
                (byCount[form.SegmentCount] ??= []).Add(form);
            }
        }

        return byCount;
    }

    /// <summary>Two lists by rising rank as one. No two of their ranks are equal: a route has one form for each number of segments.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static RouteForm[] Merge(RouteForm[] some, List<RouteForm> more)
    {
        RouteForm[] merged = new RouteForm[some.Length + more.Count];
        for (int at = 0, i = 0, j = 0; at < merged.Length; at++)
        {
            merged[at] = j == more.Count || (i < some.Length && some[i].Rank < more[j].Rank) ? some[i++] : more[j++];
        }

        return merged;
    }
}
