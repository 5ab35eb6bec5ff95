using System;
using System.Runtime.InteropServices;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>Which of a node's children a segment leads to, in the order in which they are tried.</summary>
internal enum PatternClass : byte
{
    /// <summary>A literal with characters beyond ASCII.</summary>
    WideLiteral,

    /// <summary>A constrained parameter or a mixed segment.</summary>
    Guarded,

    /// <summary>A parameter alone.</summary>
    Parameter,

    CatchAll,
}

/// <summary>Decides whether a segment, or the rest of a path, fits a pattern. Shared by the routes that have the pattern.</summary>
/// <remarks>Invariant: a mixed segment has a table of its own, written by <see cref="CheckTable"/>, with its parts at the offset that is kept; it is pinned while it is read.</remarks>
internal sealed unsafe class SegmentMatcher : RouteTable
{
    private readonly string? _literal;
    private readonly StringComparison _comparison;
    private readonly (Guard Guard, ConstraintPredicate? Function)[] _guards = [];
    private readonly ulong[] _mixed = [];
    private readonly uint _parts;
    private readonly ConstraintPredicate[] _external = [];

    private SegmentMatcher(PatternClass patternClass, bool caseSensitive, PatternMetadata metadata)
    {
        Class = patternClass;
        Metadata = metadata;
        _comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
    }

    private SegmentMatcher(string literal, bool caseSensitive)
        : this(PatternClass.WideLiteral, caseSensitive, default)
    {
        _literal = literal;
        Ends = EndsOfWide(WideLiteralHash.Compute(literal, caseSensitive));
    }

    private SegmentMatcher(PatternClass patternClass, SegmentPattern pattern, GuardFunctions functions, bool caseSensitive)
        : this(patternClass, caseSensitive, PatternMetadata.Of(pattern)) =>
        _guards = Array.ConvertAll(pattern.Parts[0].Guards, guard => (guard, IsExternal(guard) ? functions.Of(guard) : null));

    private SegmentMatcher(RouteDefinition route, RouteSegment segment, SegmentPattern pattern, GuardFunctions functions, RouterSettings settings)
        : this(PatternClass.Guarded, settings.CaseSensitive, PatternMetadata.Of(pattern))
    {
        TableWriter writer = new();
        writer.AddZeros(TableLayout.HeaderLength);
        writer[TableLayout.MagicAndFlags] = TableWriter.Pack(TableLayout.Magic, (uint)(settings.CaseSensitive ? TableFlags.CaseSensitive : TableFlags.None));
        CheckTable checks = new(writer, new LiteralTable(settings.CaseSensitive), settings);
        _parts = checks.Mixed(route, segment);
        _mixed = writer.Finish().Data;
        _external = functions.Of(checks.ExternalGuards);
        Ends = (uint)_mixed[_parts + MixedLayout.FirstText] | (_mixed[_parts + MixedLayout.LastText] & ((ulong)uint.MaxValue << 32));
        PartCount = segment.Parts.Length;
    }

    internal PatternClass Class { get; }

    /// <summary>What can be asked before the pattern itself is.</summary>
    internal PatternMetadata Metadata { get; }

    /// <summary>
    /// The first four characters of the segments that fit, as bytes, folded, and the last four above them; 0 for each that may be any.
    /// Of a wide literal <see cref="EndsOfWide"/>.
    /// </summary>
    internal ulong Ends { get; }

    /// <summary>The number of parts of a mixed segment, otherwise 0.</summary>
    internal int PartCount { get; }

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<ulong> Data => _mixed;

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<byte> Text => default;

    /// <summary>The hash of a segment that may be a wide literal, in the place of its ends and compared as they are: no byte is 0 or above 127.</summary>
    internal static ulong EndsOfWide(uint hash) => ((hash * LaneKey.Multiplier) & 0x3F3F_3F3F_3F3F_3F3F) | 0x4040_4040_4040_4040;

    internal static SegmentMatcher OfLiteral(string literal, bool caseSensitive) => new(literal, caseSensitive);

    /// <param name="route">A route that has the segment.</param>
    /// <param name="segment">A segment that is neither a literal nor a parameter alone.</param>
    /// <param name="pattern">The same as a pattern.</param>
    internal static SegmentMatcher Of(RouteDefinition route, RouteSegment segment, SegmentPattern pattern, GuardFunctions functions, RouterSettings settings) =>
        pattern.IsMixed ? new SegmentMatcher(route, segment, pattern, functions, settings)
            : new SegmentMatcher(pattern.IsCatchAll ? PatternClass.CatchAll : PatternClass.Guarded, pattern, functions, settings.CaseSensitive);

    /// <summary>Whether the text fits.</summary>
    internal bool Fits(ReadOnlySpan<char> text)
    {
        if (_literal is not null)
        {
            return text.SequenceEqual(_literal) || text.Equals(_literal, _comparison);
        }

        if (PartCount > 0)
        {
            fixed (ulong* table = _mixed)
            fixed (char* start = &MemoryMarshal.GetReference(text))
            {
                return MixedSegment.Matches(this, table, (MixedRecord*)(table + _parts), start, text.Length);
            }
        }

        foreach ((Guard guard, ConstraintPredicate? function) in _guards)
        {
            if (!(function?.Invoke(text) ?? BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, text)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for UTF-8.</summary>
    internal bool Fits(ReadOnlySpan<byte> text)
    {
        if (_literal is not null)
        {
            using Utf16Text decoded = new(text, stackalloc char[Utf16Text.StackLength]);
            return decoded.Span.SequenceEqual(_literal) || decoded.Span.Equals(_literal, _comparison);
        }

        if (PartCount > 0)
        {
            fixed (ulong* table = _mixed)
            fixed (byte* start = &MemoryMarshal.GetReference(text))
            {
                return MixedSegment.Matches(this, table, (MixedRecord*)(table + _parts), start, text.Length);
            }
        }

        foreach ((Guard guard, ConstraintPredicate? function) in _guards)
        {
            if (function is null ? !BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, text) : !FitsDecoded(function, text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a part of a mixed segment stands, if the segment fits.</summary>
    internal RouteCapture Capture(ReadOnlySpan<char> segment, int part, int start)
    {
        Span<RouteCapture> captures = stackalloc RouteCapture[PartCount];
        fixed (ulong* table = _mixed)
        fixed (char* text = &MemoryMarshal.GetReference(segment))
        {
            return MixedSegment.TryCapture(this, table, _parts, text, segment.Length, captures) ? Moved(captures[part], start) : default;
        }
    }

    /// <inheritdoc cref="Capture(ReadOnlySpan{char}, int, int)"/>
    internal RouteCapture Capture(ReadOnlySpan<byte> segment, int part, int start)
    {
        Span<RouteCapture> captures = stackalloc RouteCapture[PartCount];
        fixed (ulong* table = _mixed)
        fixed (byte* text = &MemoryMarshal.GetReference(segment))
        {
            return MixedSegment.TryCapture(this, table, _parts, text, segment.Length, captures) ? Moved(captures[part], start) : default;
        }
    }

    /// <inheritdoc/>
    protected internal override bool Accepts(int guard, ReadOnlySpan<char> value) => _external[guard](value);

    private static RouteCapture Moved(RouteCapture capture, int by) =>
        capture.IsPresent ? new RouteCapture(capture.Offset + by, capture.Length) : default;

    private static bool FitsDecoded(ConstraintPredicate function, ReadOnlySpan<byte> text)
    {
        using Utf16Text decoded = new(text, stackalloc char[Utf16Text.StackLength]);
        return function(decoded.Span);
    }

    private static bool IsExternal(Guard guard) => guard.Kind is GuardKind.Regex or GuardKind.Custom;
}
