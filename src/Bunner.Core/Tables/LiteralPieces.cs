using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the literal text of routes in pieces of 32 characters, which the matcher compares with one vector each.</summary>
/// <remarks>
/// Literal segments that stand side by side are one run, slashes included: the fused edges of the route tree. The path's
/// characters, narrowed, must equal the text in the bits that count: all but that of the case for letters, all for other
/// characters, none behind the run's end. So case is folded exactly: nothing but the two cases of an ASCII letter equal it.
/// The run with which a path begins is compared with the characters in which its slashes were looked for, 64 of them: the head.
/// The pieces at the starts of other runs come first; those that go on with a run may only be compared when what is before them
/// was found, because the path may end there.
/// </remarks>
/// <param name="writer">Takes the pieces.</param>
/// <param name="literals">All literals.</param>
/// <param name="segments">Those of each route's segments.</param>
/// <param name="settings">The options of the router.</param>
/// <param name="longestRun">The most characters that a run has.</param>
internal sealed class LiteralPieces(TableWriter writer, LiteralTable literals, SegmentIds segments, RouterSettings settings, int longestRun)
{
    /// <summary>The number of characters in a piece.</summary>
    internal const int Length = 32;

    /// <summary>The number of characters in a head, of which the first is the slash.</summary>
    internal const int HeadLength = 64;

    // Places, lengths and numbers of segments have eight bits each.
    private const int MaxRun = 224, MaxPosition = 224;

    private readonly PieceTexts _texts = new(writer, settings.CaseSensitive);

    // If every run is one piece, those with a literal that stands in one segment of one route are each other's unlike.
    private readonly bool _areUncut = longestRun <= Length;
    private readonly List<LiteralPiece> _starts = [];
    private readonly List<LiteralPiece> _further = [];

    // How the last forms began that have a head, and a parameter behind it: neighbours mostly begin alike.
    private readonly ushort[] _beginningIds = new ushort[16];
    private int _beginning;
    private LiteralHead _beginningHead;
    private LiteralHead? _head;
    private readonly byte[] _run = new byte[1 + 2 * MaxRun + 2 + PieceTexts.Slack];

    /// <summary>Whether a literal is compared in pieces; if not, it has a check.</summary>
    internal static bool Covers(in Literal literal, int position) => literal.IsNarrow && literal.Length < MaxRun && position < MaxPosition;

    /// <summary>The pieces of a form. Valid until it is asked for the next one.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal CandidateText Of(in RouteForm form)
    {
        _head = null;
        _starts.Clear();
        _further.Clear();
        int endFrom = 0, endLength = 0;
        ReadOnlySpan<ushort> ids = segments.Of(form);
        bool mayBeOnly = _areUncut && form.IsWrittenOnce;
        for (int i = StartAsBefore(ids); i < ids.Length;)
        {
            if (!IsCovered(ids, i))
            {
                i++;
                continue;
            }

            int start = i, length = 0;
            bool isOwn = false;
            for (int end = EndOfRun(ids, start, out _); i < end; i++)
            {
                int number = literals.NumberOf(ids[i]);
                isOwn |= mayBeOnly && !literals.IsShared(number);
                _run[length++] = (byte)'/';
                ReadOnlySpan<byte> text = literals.Numbered(number).Bytes;
                text.CopyTo(_run.AsSpan(length));
                length += text.Length;
            }

            if (HasSlashBehind(form, ids, i))
            {
                _run[length++] = (byte)'/';
            }
            else
            {
                (endFrom, endLength) = (start + 1, length);
            }

            AddRun(length, start, isOwn);
            if (start == 0 && _further.Count == 0 && i < ids.Length && ids[i] == 0)
            {
                Remember(ids.Slice(0, i + 1));
            }
        }

        if (_starts.Count > 1)
        {
            _further.InsertRange(0, _starts.GetRange(1, _starts.Count - 1));
        }

        LiteralHead head = _head ?? _texts.AddHead(_run, 0, isNew: false);
        return new CandidateText(endFrom, endLength, head, _starts.Count > 0 ? _starts[0] : Nothing(), _further);
    }

    /// <inheritdoc cref="PieceTexts.Offer(uint, int)"/>
    internal void OfferRoom(uint at, int length) => _texts.Offer(at, length);

    /// <summary>A piece that every path has.</summary>
    internal LiteralPiece Nothing() => _texts.Add(_run, 0, 0, 1, isNew: false);

    /// <summary>How many further pieces a form has, without writing any.</summary>
    internal int CountFurther(in RouteForm form)
    {
        ReadOnlySpan<ushort> ids = segments.Of(form);
        int runs = 0, count = 0;
        for (int i = 0; i < ids.Length;)
        {
            if (!IsCovered(ids, i))
            {
                i++;
                continue;
            }

            int start = i;
            i = EndOfRun(ids, i, out int length);
            length += HasSlashBehind(form, ids, i) ? 1 : 0;
            int left = start == 0 ? Math.Max(0, length + 1 - HeadLength) : length;
            count += (left + Length - 1) / Length;
            runs += start == 0 ? 0 : 1;
        }

        return count - Math.Min(runs, 1);
    }

    /// <summary>The segment behind a run.</summary>
    /// <param name="ids">The literals of a form.</param>
    /// <param name="start">Where the run starts.</param>
    /// <param name="length">The run's characters, without the slash behind it.</param>
    private int EndOfRun(ReadOnlySpan<ushort> ids, int start, out int length)
    {
        length = literals[ids[start]].Length;
        int end = start + 1;
        for (; end < ids.Length && !settings.IgnoreDuplicateSlashes && IsCovered(ids, end); end++)
        {
            int longer = length + 1 + literals[ids[end]].Length;
            if (longer > MaxRun)
            {
                break;
            }

            length = longer;
        }

        return end;
    }

    private bool IsCovered(ReadOnlySpan<ushort> ids, int position) => ids[position] != 0 && Covers(literals[ids[position]], position);

    /// <summary>Whether the slash behind a run is part of it; at the end of the path its length says as much.</summary>
    private static bool HasSlashBehind(in RouteForm form, ReadOnlySpan<ushort> ids, int end) => end < ids.Length || form.IsOpen;

    /// <summary>Takes the first run of the last form if this one begins with the same literals, and a parameter behind them.</summary>
    /// <returns>How many segments that are.</returns>
    private int StartAsBefore(ReadOnlySpan<ushort> ids)
    {
        if (_beginning == 0 || ids.Length < _beginning || !ids.Slice(0, _beginning).SequenceEqual(_beginningIds.AsSpan(0, _beginning)))
        {
            return 0;
        }

        _head = _beginningHead;
        return _beginning;
    }

    private void Remember(ReadOnlySpan<ushort> beginning)
    {
        _beginning = beginning.Length <= _beginningIds.Length ? beginning.Length : 0;
        beginning.Slice(0, _beginning).CopyTo(_beginningIds);
        _beginningHead = _head!.Value;
    }

    /// <summary>Adds the pieces of a run.</summary>
    /// <param name="length">Its characters, with the slash before it.</param>
    /// <param name="start">The segment in which it starts.</param>
    /// <param name="isOwn">Whether no other run has its text.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private void AddRun(int length, int start, bool isOwn)
    {
        int at = 1;
        if (start == 0)
        {
            _head = _texts.AddHead(_run, Math.Min(HeadLength, length), isOwn);
            at = HeadLength;
        }

        for (; at < length; at += Length)
        {
            LiteralPiece piece = _texts.Add(_run.AsSpan(at), Math.Min(Length, length - at), start, at, isOwn);
            (at == 1 ? _starts : _further).Add(piece);
        }
    }
}

/// <summary>Up to 32 characters that a path must have.</summary>
/// <param name="Text">The offset of the characters.</param>
/// <param name="Bits">The offset of the bits of them that count.</param>
/// <param name="Segment">The segment in which the piece's run starts.</param>
/// <param name="Distance">How far behind the slash before that segment the piece starts.</param>
internal readonly record struct LiteralPiece(uint Text, uint Bits, uint Segment, uint Distance);

/// <summary>Up to 64 characters with which a path must begin.</summary>
/// <param name="Text">The offset of the characters, the first slash included.</param>
/// <param name="Bits">The offset of the bits of them that count; none does where the first segment is no literal.</param>
internal readonly record struct LiteralHead(uint Text, uint Bits);

/// <summary>The literal text of a candidate.</summary>
/// <param name="EndFrom">One more than the segment from which on all is literal up to the path's end; 0 if the last segment is none.</param>
/// <param name="EndLength">How many characters that are, with the slash before them.</param>
/// <param name="Head">With what the path begins.</param>
/// <param name="Start">The piece at the start of the first run behind that.</param>
/// <param name="Further">All other pieces.</param>
internal readonly record struct CandidateText(int EndFrom, int EndLength, LiteralHead Head, LiteralPiece Start, List<LiteralPiece> Further);
