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

    private IEnumerable<FormList> Lists => _exact.Concat(_open).SelectMany(static lists => lists);

    private int FormCount => Lists.Sum(static list => list.ToArray().Length);

    internal uint First(int method) => _methods[method].First;

    /// <summary>Says that so many forms more of a kind may come.</summary>
    internal void Expect(int method, FormShape shape, int count) => ListOf(method, shape.SegmentCount, shape.IsOpen).Capacity += count;

    /// <summary>Takes a form of a route. Forms come by rising rank, no more than are expected.</summary>
    internal void Add(int method, in RouteForm form) => ListOf(method, form.SegmentCount, form.IsOpen).Add(form);

    internal void Write(MethodTable methods, TextTable text, StaticTable statics, LiteralPieces pieces)
    {
        _writer.BeginSection("blocks of routes (lanes, candidates as they are tried), their literal text in pieces of 32 characters, and probes that find them");
        (List<SmallBucket> small, List<LanePlan> plans) = CollectSmall();
        int even = EvenLanes.Best(plans);
        bool isEven = FormCount <= EvenPieces.MaxForms;
        CandidateBlocks blocks = new(_writer, _literals, _ids, pieces, isEven ? FurtherPieces(pieces) : 0, isEven ? even : null);
        TextProbes texts = new(_writer, blocks, _literals, _ids);
        WriteLarge(new ProbeTables(_writer, blocks, _literals, _ids, texts));
        for (int i = 0; i < small.Count; i++)
        {
            // No lane can look at the path of no segments.
            int lanes = small[i].HasSegments ? EvenLanes.NumberFor(plans[i], even) : 0;
            uint block = texts.TryWrite(small[i].Forms, next: 0);
            block = block != 0 ? block : blocks.Write(small[i].Forms, plans[i], lanes, next: 0);
            foreach (int place in small[i].Places)
            {
                _writer[place] = block;
            }
        }

        MethodFlags all = (MaxSegments > TableLayout.MaxQuickSegments ? MethodFlags.Careful : 0) | (_literals.HasWide ? MethodFlags.WideLiterals : 0);
        methods.Write(_writer, text, _methods, statics, all);
    }

    /// <summary>How many further pieces every candidate gets at least.</summary>
    private int FurtherPieces(LiteralPieces pieces)
    {
        EvenPieces even = new();
        foreach (FormList list in Lists)
        {
            foreach (ref readonly RouteForm form in list.ToArray().AsSpan())
            {
                even.Count(pieces.CountFurther(form));
            }
        }

        return even.Best();
    }

    /// <summary>The buckets that are one block, and the lanes that are worth their time in each.</summary>
    private (List<SmallBucket> Buckets, List<LanePlan> Plans) CollectSmall()
    {
        List<SmallBucket> small = [];
        List<LanePlan> plans = [];
        SmallBucket? open = null;
        foreach (Bucket bucket in Buckets())
        {
            if (bucket.IsSmall && bucket.IsAsLastOpen)
            {
                open!.Places.Add(bucket.Place);
            }
            else if (bucket.IsSmall)
            {
                // Lists that are kept are not to be written to, and a block arranges its forms.
                RouteForm[] forms = [.. Merge(bucket.Reaching, bucket.Exact)];
                small.Add(new SmallBucket(forms, bucket.HasSegments, [bucket.Place]));
                open = bucket.IsOpen ? small[small.Count - 1] : open;
                plans.Add(LaneChoice.For(_ids, forms));
            }
        }

        return (small, plans);
    }

    /// <summary>Writes the buckets that have more routes than a block holds.</summary>
    private void WriteLarge(ProbeTables probes)
    {
        List<ulong[]> openProbes = [];
        ulong openWord = 0;
        foreach (Bucket bucket in Buckets())
        {
            if (bucket.IsFirst)
            {
                openProbes.Clear();
            }

            // Where there are many open forms, all buckets that they reach share their probes.
            if (bucket.Deeper.Length > 0 && bucket.Reaching.Length > CandidateBlocks.MaxForms)
            {
                openProbes.AddRange(probes.Write(openProbes.Count == 0 ? bucket.Reaching : bucket.Deeper));
            }

            if (!bucket.IsSmall)
            {
                ulong word = bucket.IsAsLastOpen ? openWord
                    : probes.WriteBucket(openProbes.Count > 0 ? [.. probes.Write(bucket.Exact), .. openProbes] : probes.Write(Merge(bucket.Reaching, bucket.Exact)));
                openWord = bucket.IsOpen ? word : openWord;
                _writer[bucket.Place] = word;
            }
        }
    }

    /// <summary>The buckets that have routes, one after the other: what reaches all of them would be too much to keep.</summary>
    private IEnumerable<Bucket> Buckets()
    {
        for (int method = 0; method < _methods.Count; method++)
        {
            (uint first, uint maxSegments) = _methods[method];
            RouteForm[] reaching = [];
            bool isFirst = true, hasOpen = false;
            for (int count = 0; count <= maxSegments + 1; count++)
            {
                // An open form needs a segment beyond its depth.
                RouteForm[] deeper = count > 0 ? _open[method][count - 1].ToArray() : [], exact = _exact[method][count].ToArray();
                if (deeper.Length > 0)
                {
                    reaching = Merge(reaching, deeper);
                    hasOpen = false;
                }

                if (exact.Length + reaching.Length > 0)
                {
                    Bucket bucket = new((int)first + count, isFirst, hasOpen && exact.Length == 0, count > 0, exact, reaching, deeper);
                    yield return bucket;
                    isFirst = false;
                    hasOpen |= bucket.IsOpen;
                }
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

    /// <summary>A bucket with routes.</summary>
    /// <param name="Place">Where it stands.</param>
    /// <param name="IsFirst">Whether it is the first of its method.</param>
    /// <param name="IsAsLastOpen">Whether its routes are those of the last one before that <see cref="IsOpen"/>.</param>
    /// <param name="HasSegments">Whether it is for paths of one segment at least.</param>
    /// <param name="Exact">Its forms of just so many segments, in the order of their ranks, as all here.</param>
    /// <param name="Reaching">The open forms of fewer segments.</param>
    /// <param name="Deeper">Those of them that do not reach the bucket for one segment less.</param>
    private readonly record struct Bucket(int Place, bool IsFirst, bool IsAsLastOpen, bool HasSegments, RouteForm[] Exact, RouteForm[] Reaching, RouteForm[] Deeper)
    {
        /// <summary>Whether it has only open forms.</summary>
        internal bool IsOpen => Exact.Length == 0;

        /// <summary>Whether it is one block.</summary>
        internal bool IsSmall => Exact.Length + Reaching.Length <= CandidateBlocks.MaxForms;
    }

    /// <summary>A bucket of one block, or of several numbers of segments for which only the same open forms are there.</summary>
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
