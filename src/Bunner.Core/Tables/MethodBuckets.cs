using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The buckets: for each method and number of segments the routes that a path of so many segments may have.</summary>
internal sealed class MethodBuckets
{
    private readonly TableWriter _writer;
    private readonly LiteralTable _literals;
    private readonly SegmentIds _ids;
    private readonly List<(uint First, uint MaxSegments)> _methods = [];
    private readonly List<FormList[]> _exact = [];
    private readonly List<FormList[]> _open = [];

    /// <param name="writer">Takes the words.</param>
    /// <param name="literals">All literals.</param>
    /// <param name="ids">Those of each route's segments.</param>
    /// <param name="mostSegments">The most segments of each method's routes.</param>
    internal MethodBuckets(TableWriter writer, LiteralTable literals, SegmentIds ids, uint[] mostSegments)
    {
        _writer = writer;
        _literals = literals;
        _ids = ids;
        writer.BeginSection("buckets by method and number of segments (offset of probes or block; number of probes)");
        foreach (uint segments in mostSegments)
        {
            MaxSegments = Math.Max(MaxSegments, segments);
            _methods.Add((writer.AddZeros((int)segments + 2), segments));
            _exact.Add(new FormList[segments + 2]);
            _open.Add(new FormList[segments + 2]);
        }
    }

    private uint MaxSegments { get; }

    internal uint First(int method) => _methods[method].First;

    /// <summary>Says that so many forms more of a kind may come.</summary>
    internal void Expect(int method, FormShape shape, int count) => ListOf(method, shape.SegmentCount, shape.IsOpen).Capacity += count;

    /// <summary>Takes a form of a route. Forms come by rising rank, no more than are expected.</summary>
    internal void Add(int method, in RouteForm form) => ListOf(method, form.SegmentCount, form.IsOpen).Add(form);

    internal void Write(MethodTable methods, TextTable text, StaticTable statics, LiteralPieces pieces)
    {
        _writer.BeginSection("blocks of routes (lanes, candidates as they are tried), their literal text in pieces of 32 characters, and probes that find them");
        ProbeTables probes = new(_writer, new CandidateBlocks(_writer, _literals, _ids, pieces), _literals, _ids);
        for (int method = 0; method < _methods.Count; method++)
        {
            WriteMethod(method, probes);
        }

        MethodFlags all = (MaxSegments > TableLayout.MaxQuickSegments ? MethodFlags.Careful : 0) | (_literals.HasWide ? MethodFlags.WideLiterals : 0);
        methods.Write(_writer, text, _methods, statics, all);
    }

    private void WriteMethod(int method, ProbeTables probes)
    {
        (uint first, uint maxSegments) = _methods[method];
        RouteForm[] reaching = [];
        List<ulong[]> openProbes = [];
        ulong openBucket = 0;
        for (int count = 0; count <= maxSegments + 1; count++)
        {
            // An open form needs a segment beyond its depth.
            if (count > 0 && _open[method][count - 1].ToArray() is { Length: > 0 } deeper)
            {
                reaching = Merge(reaching, deeper);
                openBucket = 0;
                if (reaching.Length > CandidateBlocks.MaxForms)
                {
                    openProbes.AddRange(openProbes.Count == 0 ? probes.Write(reaching) : probes.Write(deeper));
                }
            }

            RouteForm[] forms = _exact[method][count].ToArray();
            ulong bucket;
            if (forms.Length == 0 && openBucket != 0)
            {
                bucket = openBucket;
            }
            else if (openProbes.Count == 0 && forms.Length + reaching.Length <= CandidateBlocks.MaxForms)
            {
                bucket = probes.WriteBlock(Merge(reaching, forms));
            }
            else
            {
                bucket = probes.WriteBucket(openProbes.Count > 0 ? [.. probes.Write(forms), .. openProbes] : probes.Write(Merge(reaching, forms)));
            }

            openBucket = forms.Length == 0 ? bucket : openBucket;
            _writer[(int)first + count] = bucket;
        }
    }

    private ref FormList ListOf(int method, int segmentCount, bool isOpen) => ref (isOpen ? _open : _exact)[method][segmentCount];

    /// <summary>Two lists by rising rank as one. No two of their ranks are equal: a route has one form for each number of segments.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static RouteForm[] Merge(RouteForm[] some, RouteForm[] more)
    {
        if (some.Length == 0)
        {
            return more;
        }

        RouteForm[] merged = new RouteForm[some.Length + more.Length];
        for (int at = 0, i = 0, j = 0; at < merged.Length; at++)
        {
            merged[at] = j == more.Length || (i < some.Length && some[i].Rank < more[j].Rank) ? some[i++] : more[j++];
        }

        return merged;
    }

    /// <summary>Forms for which there is just as much room as is needed.</summary>
    private struct FormList
    {
        private RouteForm[]? _forms;
        private int _count;

        internal int Capacity { get; set; }

        internal void Add(in RouteForm form)
        {
            _forms ??= new RouteForm[Capacity];
            _forms[_count++] = form;
        }

        /// <summary>The forms. Not to be written to.</summary>
        internal RouteForm[] ToArray()
        {
            if (_forms is null)
            {
                return [];
            }

            // Some that were expected may be duplicates.
            if (_count < _forms.Length)
            {
                Array.Resize(ref _forms, _count);
            }

            return _forms;
        }
    }
}
