using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>Writes what a route demands beyond its literals. Equal lists are written once.</summary>
internal sealed class CheckTable(TableWriter writer, LiteralTable literals, RouterSettings settings, RegexAutomata? automata = null)
{
    private readonly RegexAutomata _regexes = automata ?? new RegexAutomata(settings);
    private readonly Dictionary<WordList, uint> _blocks = [];
    private readonly List<ulong> _scratch = [];
    private readonly Dictionary<string, uint> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guard, int> _external = [];
    private readonly Dictionary<Guard, uint> _automata = [];
    private readonly AutomatonTable _automatonTable = new(writer);
    private readonly ImmutableArray<Guard>.Builder _externalGuards = ImmutableArray.CreateBuilder<Guard>();

    internal ImmutableArray<Guard> ExternalGuards => _externalGuards.ToImmutable();

    /// <summary>The offset of a form's check list, or 0 if it has none. Forms with equal checks get the same offset.</summary>
    /// <param name="route">A route of the shape.</param>
    /// <param name="form">The form.</param>
    /// <param name="ids">The ids of the literals.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal uint Add(RouteDefinition route, FormShape form, ReadOnlySpan<ushort> ids)
    {
        (int segmentCount, bool isOpen) = form;
        List<ulong> words = _scratch;
        words.Clear();
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        if (!settings.IgnoreTrailingSlash && segments.Length > 0 && RouteForm.Single(segments[segments.Length - 1]) is not { IsCatchAll: true })
        {
            Check(words, CheckKind.TrailingSlash, CheckTarget.Segment, 0, route.Pattern.HasTrailingSlash ? 1u : 0, 0, 0);
        }

        for (int i = 0; i < segments.Length; i++)
        {
            bool present = i < segmentCount || (isOpen && i == segmentCount);
            if (segments[i].IsLiteral)
            {
                Literal(words, literals[ids[i]], i);
            }
            else if (segments[i].IsMixed)
            {
                Check(words, CheckKind.Mixed, CheckTarget.Segment, i, 0, Mixed(route, segments[i]), 0);
            }
            else if (RouteForm.Single(segments[i]) is { } parameter && (present || parameter.Default is not null))
            {
                CheckTarget target = !present ? CheckTarget.Default : parameter.IsCatchAll ? CheckTarget.Rest : CheckTarget.Segment;
                Guards(words, route.Guards[parameter.Index], target, present ? i : parameter.Index);
            }
        }

        return Block(words, TableLayout.CheckLength);
    }

    /// <summary>The offset of a mixed segment, as <see cref="MixedLayout"/> arranges it.</summary>
    internal uint Mixed(RouteDefinition route, RouteSegment segment)
    {
        List<ulong> parts = [];
        List<Guard> all = [];
        foreach (RoutePart part in segment.Parts)
        {
            if (part is LiteralPart literal)
            {
                string text = literals.Fold(literal.Text);
                parts.Add(TableWriter.Pack(0, (uint)text.Length));
                parts.Add(Text(text));
            }
            else
            {
                List<ulong> guards = [];
                ImmutableArray<Guard> own = route.Guards[((ParameterPart)part).Index];
                all.AddRange(own);
                Guards(guards, own, CheckTarget.Segment, 0);
                parts.Add(1);
                parts.Add(Block(guards, TableLayout.CheckLength));
            }
        }

        List<ulong> words = MixedLayout.Header(segment, literals, all);
        words.AddRange(parts);
        return Raw(words);
    }

    private void Literal(List<ulong> words, Literal literal, int segment)
    {
        if (!LiteralPieces.Covers(literal, segment))
        {
            Check(words, CheckKind.Literal, CheckTarget.Segment, segment, (uint)literal.Length, Text(literal.ToString()), 0);
        }
    }

    private void Guards(List<ulong> words, ImmutableArray<Guard> guards, CheckTarget target, int segment)
    {
        if (guards.IsEmpty)
        {
            return;
        }

        // The order in which a template names its constraints changes nothing, so that equal sets become equal lists.
        List<Guard> sorted = [.. guards];
        sorted.Sort((x, y) =>
        {
            int result = x.Kind.CompareTo(y.Kind);
            result = result != 0 ? result : x.First.CompareTo(y.First);
            result = result != 0 ? result : x.Second.CompareTo(y.Second);
            return result != 0 ? result : string.CompareOrdinal(x.Text, y.Text);
        });
        for (int i = 0; i < sorted.Count; i++)
        {
            Guard guard = sorted[i];
            if (i > 0 && guard == sorted[i - 1])
            {
                continue;
            }

            if (guard.Kind == GuardKind.Regex && _regexes.TryGet(guard, out Automaton? automaton, out _))
            {
                if (!_automata.TryGetValue(guard, out uint offset))
                {
                    _automata.Add(guard, offset = _automatonTable.Add(automaton));
                }

                Check(words, CheckKind.Automaton, target, segment, offset, 0, 0);
            }
            else if (guard.Kind is GuardKind.Regex or GuardKind.Custom)
            {
                if (!_external.TryGetValue(guard, out int number))
                {
                    _external.Add(guard, number = _externalGuards.Count);
                    _externalGuards.Add(guard);
                }

                Check(words, CheckKind.External, target, segment, (uint)number, 0, 0);
            }
            else
            {
                Check(words, CheckKind.BuiltIn, target, segment, (uint)guard.Kind, (ulong)guard.First, (ulong)guard.Second);
            }
        }
    }

    private static void Check(List<ulong> words, CheckKind kind, CheckTarget target, int segment, uint detail, ulong first, ulong second)
    {
        words.Add((ulong)kind | ((ulong)target << 8) | ((ulong)segment << 16) | ((ulong)detail << 32));
        words.Add(first);
        words.Add(second);
    }

    private uint Block(List<ulong> words, int itemLength)
    {
        if (words.Count == 0)
        {
            return 0;
        }

        words.Insert(0, (ulong)(words.Count / itemLength));
        return Raw(words);
    }

    private uint Raw(List<ulong> words)
    {
        if (!_blocks.TryGetValue(new WordList(words), out uint offset))
        {
            offset = writer.AddRange(words);
            _blocks.Add(new WordList([.. words]), offset);
        }

        return offset;
    }

    /// <summary>A literal as UTF-16, for comparisons that need not be quick.</summary>
    private uint Text(string text)
    {
        string key = "u" + text;
        if (!_texts.TryGetValue(key, out uint offset))
        {
            _texts.Add(key, offset = text.Length == 0 ? writer.Add(0) : writer.AddChars(text));
        }

        return offset;
    }

    /// <summary>An ASCII literal as bytes, with a word of zeros behind it so that it can be read in wide steps.</summary>
    internal uint Narrow(string text)
    {
        string key = "n" + text;
        if (!_texts.TryGetValue(key, out uint offset))
        {
            offset = writer.AddZeros((text.Length + 7) / 8 + 2);
            for (int i = 0; i < text.Length; i++)
            {
                writer[(int)offset + i / 8] |= (ulong)text[i] << (8 * (i % 8));
            }

            _texts.Add(key, offset);
        }

        return offset;
    }
}
