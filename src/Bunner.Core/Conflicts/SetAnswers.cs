using System;
using System.Collections.Generic;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>What was asked of two automata of segments before, and what came out.</summary>
internal sealed class SetAnswers
{
    private Dictionary<(SegmentSet, SegmentSet), string?> _common = [];
    private Dictionary<(SegmentSet, SegmentSet), string?> _commonBefore = [];
    private Dictionary<(SegmentSet, SegmentSet), bool> _covers = [];
    private Dictionary<(SegmentSet, SegmentSet), bool> _coversBefore = [];

    /// <summary>Called before a search: answers that the last one did not need are forgotten.</summary>
    internal void Begin()
    {
        (_commonBefore, _common) = (_common, []);
        (_coversBefore, _covers) = (_covers, []);
    }

    /// <summary>A value of both, if one was found.</summary>
    internal string? Common(SegmentSet left, SegmentSet right, Func<SegmentSet, SegmentSet, string?> find)
    {
        if (!_common.TryGetValue((left, right), out string? value))
        {
            if (!_commonBefore.TryGetValue((left, right), out value))
            {
                value = find(left, right);
            }

            _common.Add((left, right), value);
        }

        return value;
    }

    /// <summary>Whether the first surely has every value of the second.</summary>
    internal bool Covers(SegmentSet large, SegmentSet small)
    {
        if (!_covers.TryGetValue((large, small), out bool isCovered))
        {
            if (!_coversBefore.TryGetValue((large, small), out isCovered))
            {
                isCovered = AutomatonAlgebra.Covers(large.Bounds.Lower, small.Bounds.Upper, ConflictBudget.Pairs) == Answer.Yes;
            }

            _covers.Add((large, small), isCovered);
        }

        return isCovered;
    }
}
