using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the literal text of routes in pieces of 32 characters, which the matcher compares with one vector each.</summary>
/// <remarks>
/// Literal segments that stand side by side are one run, slashes included: the fused edges of the route tree. A piece is 32
/// bytes that are or-ed to the path's characters, narrowed, and 32 that must come out: the bit of the case for letters,
/// nothing for other characters, all bits behind the run's end. So case is folded exactly: nothing but the two cases of an
/// ASCII letter become it. The pieces at the starts of runs come first; those that go on with a run may only be compared
/// when what is before them was found, because the path may end there.
/// </remarks>
internal sealed class LiteralPieces(TableWriter writer, LiteralTable literals, RouterSettings settings, int capacity = 0)
{
    /// <summary>The number of characters in a piece.</summary>
    internal const int Length = 32;

    /// <summary>The matcher compares the starts of so many runs without asking how many there are; what is missing is filled up.</summary>
    internal const int Starts = 2;

    // Places, lengths and numbers of segments have eight bits each.
    private const int MaxRun = 224, MaxPosition = 224;

    private readonly PieceTexts _texts = new(writer, settings.CaseSensitive, capacity);
    private readonly List<ulong> _starts = [];
    private readonly List<ulong> _further = [];
    private readonly char[] _run = new char[2 * MaxRun + 2];

    /// <summary>Whether a literal is compared in pieces; if not, it has a check.</summary>
    internal static bool Covers(string literal, int position) =>
        literal.Length < MaxRun && position < MaxPosition && LiteralTable.IsNarrow(literal);

    /// <summary>The pieces of a form. Valid until it is asked for the next one.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal CandidateText Of(RouteForm form)
    {
        _starts.Clear();
        _further.Clear();
        int endFrom = 0, endLength = 0, start = 0, length = 0;
        for (int i = 0; i <= form.Ids.Length; i++)
        {
            string? text = i < form.Ids.Length && form.Ids[i] != 0 ? literals[form.Ids[i]].Text : null;
            bool covered = text is not null && Covers(text, i);
            if (length > 0 && (!covered || settings.IgnoreDuplicateSlashes || length + 1 + text!.Length > MaxRun))
            {
                // The slash behind the run is part of it; at the end of the path its length says as much.
                if (i < form.Ids.Length || form.IsOpen)
                {
                    _run[length++] = '/';
                }
                else
                {
                    (endFrom, endLength) = (start + 1, length + 1);
                }

                AddRun(_run.AsSpan(0, length), start);
                length = 0;
            }

            if (covered)
            {
                start = length == 0 ? i : start;
                if (length > 0)
                {
                    _run[length++] = '/';
                }

                text!.CopyTo(0, _run, length, text.Length);
                length += text.Length;
            }
        }

        while (_starts.Count < Starts)
        {
            _starts.Add(_texts.Add(default) | (1UL << 40));
        }

        if (_starts.Count > Starts)
        {
            _further.InsertRange(0, _starts.GetRange(Starts, _starts.Count - Starts));
            _starts.RemoveRange(Starts, _starts.Count - Starts);
        }

        return new CandidateText(endFrom, endLength, _starts, _further);
    }

    private void AddRun(ReadOnlySpan<char> run, int start)
    {
        for (int at = 0; at < run.Length; at += Length)
        {
            uint text = _texts.Add(run.Slice(at, Math.Min(Length, run.Length - at)));
            (at == 0 ? _starts : _further).Add(text | ((ulong)start << 32) | ((ulong)(at + 1) << 40));
        }
    }
}

/// <summary>The literal text of a candidate.</summary>
/// <param name="EndFrom">One more than the segment from which on all is literal up to the path's end; 0 if the last segment is none.</param>
/// <param name="EndLength">How many characters that are, with the slash before them.</param>
/// <param name="Starts">The pieces at the starts of the first runs.</param>
/// <param name="Further">All other pieces.</param>
internal readonly record struct CandidateText(int EndFrom, int EndLength, List<ulong> Starts, List<ulong> Further);
