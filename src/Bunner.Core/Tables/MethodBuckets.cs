using System;
using System.Collections.Generic;
using System.Linq;
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
        CandidateBlocks blocks = new(_writer, _literals, _ids, pieces, FurtherPieces(pieces));
        ProbeTables probes = new(_writer, blocks, _literals, _ids);
        List<SmallBucket> small = [];
        for (int method = 0; method < _methods.Count; method++)
        {
            WriteLarge(method, probes, small);
        }

        WriteSmall(small, blocks);

        MethodFlags all = (MaxSegments > TableLayout.MaxQuickSegments ? MethodFlags.Careful : 0) | (_literals.HasWide ? MethodFlags.WideLiterals : 0);
        methods.Write(_writer, text, _methods, statics, all);
    }

    /// <summary>How many further pieces every candidate gets at least.</summary>
    private int FurtherPieces(LiteralPieces pieces)
    {
        EvenPieces even = new();
        int count = 0;
        foreach (FormList[] lists in _exact.Concat(_open))
        {
            foreach (FormList list in lists)
            {
                RouteForm[] forms = list.ToArray();
                count += forms.Length;
                for (int i = 0; i < forms.Length && count <= EvenPieces.MaxForms; i++)
                {
                    even.Count(pieces.CountFurther(forms[i]));
                }
            }
        }

        return count <= EvenPieces.MaxForms ? even.Best() : 0;
    }

    /// <summary>Writes the buckets of a method that have more routes than a block holds.</summary>
    /// <param name="method">The method.</param>
    /// <param name="probes">Writes the buckets.</param>
    /// <param name="small">Gets the others.</param>
    private void WriteLarge(int method, ProbeTables probes, List<SmallBucket> small)
    {
        (uint first, uint maxSegments) = _methods[method];
        RouteForm[] reaching = [];
        List<ulong[]> openProbes = [];
        ulong openBucket = 0;
        SmallBucket? openSmall = null;
        for (int count = 0; count <= maxSegments + 1; count++)
        {
            // An open form needs a segment beyond its depth.
            if (count > 0 && _open[method][count - 1].ToArray() is { Length: > 0 } deeper)
            {
                reaching = Merge(reaching, deeper);
                openBucket = 0;
                openSmall = null;
                if (reaching.Length > CandidateBlocks.MaxForms)
                {
                    openProbes.AddRange(openProbes.Count == 0 ? probes.Write(reaching) : probes.Write(deeper));
                }
            }

            RouteForm[] forms = _exact[method][count].ToArray();
            int place = (int)first + count;
            if (forms.Length == 0 && openSmall is not null)
            {
                openSmall.Places.Add(place);
            }
            else if (forms.Length == 0 && openBucket != 0)
            {
                _writer[place] = openBucket;
            }
            else if (openProbes.Count == 0 && forms.Length + reaching.Length <= CandidateBlocks.MaxForms)
            {
                SmallBucket bucket = new(Merge(reaching, forms), HasSegments: count > 0, [place]);
                openSmall = forms.Length == 0 ? bucket : openSmall;
                small.Add(bucket);
            }
            else
            {
                ulong bucket = probes.WriteBucket(openProbes.Count > 0 ? [.. probes.Write(forms), .. openProbes] : probes.Write(Merge(reaching, forms)));
                openBucket = forms.Length == 0 ? bucket : openBucket;
                _writer[place] = bucket;
            }
        }
    }

    /// <summary>Writes the buckets that have no more routes than a block holds.</summary>
    private void WriteSmall(List<SmallBucket> small, CandidateBlocks blocks)
    {
        // Without routes a bucket is 0.
        small.RemoveAll(static bucket => bucket.Forms.Length == 0);
        List<LanePlan> plans = small.ConvertAll(bucket => LaneChoice.For(_ids, bucket.Forms));
        int even = EvenLanes.Best(plans);
        for (int i = 0; i < small.Count; i++)
        {
            // No lane can look at the path of no segments.
            int lanes = small[i].HasSegments ? EvenLanes.NumberFor(plans[i], even) : 0;
            uint block = blocks.Write([.. small[i].Forms], plans[i], lanes, next: 0);
            foreach (int place in small[i].Places)
            {
                _writer[place] = block;
            }
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

    /// <summary>A bucket of one block, or of several numbers of segments for which only open forms are there.</summary>
    /// <param name="Forms">Its routes in the order of their ranks.</param>
    /// <param name="HasSegments">Whether it is for paths of one segment at least.</param>
    /// <param name="Places">Where the bucket stands.</param>
    private sealed record SmallBucket(RouteForm[] Forms, bool HasSegments, List<int> Places);

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
