using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Patterns;

/// <summary>A template cut at its slashes: which segments are plain text, and what stands in the others.</summary>
/// <remarks>
/// Templates that differ in their plain segments only mean the same but for these, so one of them has to be read
/// (<see cref="RoutePatternParser"/>) and the others to be cut. The cuts are the parser's; what it would refuse because of its
/// braces, empty segments, beginning or length is refused here, too, and for the rest only a template that was read can vouch.
/// Linear in the length, and no memory for each template.
/// </remarks>
internal sealed class TemplateOutline
{
    private const uint Prime = 16777619;

    // What ends plain text: a slash, a brace, and a question mark, which is none.
    private static readonly bool[] s_isSpecial = MakeSpecial();

    private OutlineSegment[] _segments = new OutlineSegment[8];
    private OutlineSegment[] _kept = new OutlineSegment[8];
    private int _count;
    private int _keptCount;

    /// <summary>The template that was cut last.</summary>
    internal string Template { get; private set; } = "";

    /// <summary>Its segments. Valid until the next one is cut.</summary>
    internal ReadOnlySpan<OutlineSegment> Segments => _segments.AsSpan(0, _count);

    /// <summary>The segments that were kept.</summary>
    internal ReadOnlySpan<OutlineSegment> KeptSegments => _kept.AsSpan(0, _keptCount);

    /// <summary>How many characters stand before the first segment.</summary>
    internal int PrefixLength { get; private set; }

    /// <summary>A hash of all but the plain segments' texts.</summary>
    internal uint Hash { get; private set; }

    /// <summary>Cuts a template; false if it is for the parser to say what is wrong with it.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool TryRead(string template)
    {
        Template = template;
        _count = 0;
        int at = template.Length == 0 || template[0] is not ('/' or '~') ? 0 : template[0] == '/' ? 1 : 2;
        if (template.Length > RoutePatternParser.MaximumLength || (at == 2 && (template.Length < 2 || template[1] != '/')))
        {
            return false;
        }

        PrefixLength = at;
        uint hash = (uint)at;
        while (at < template.Length)
        {
            int start = at;
            while (at < template.Length && (template[at] > '}' || !s_isSpecial[template[at]]))
            {
                at++;
            }

            bool isPlain = at == template.Length || template[at] == '/';
            if (!isPlain)
            {
                at = EndOfSegment(template, at);
                for (int i = start; i < at; i++)
                {
                    hash = (hash ^ template[i]) * Prime;
                }
            }

            if (at <= start)
            {
                return false;
            }

            hash = (hash ^ (isPlain ? 1u : '/')) * Prime;
            Add(new OutlineSegment(start, at - start, isPlain));
            at++;
        }

        Hash = hash ^ (hash >> 15) ^ (at == template.Length ? 1u : 0);
        return true;
    }

    /// <summary>Cuts a template that differs from the one whose segments were kept in one plain segment only; false if it does not.</summary>
    /// <param name="template">The template.</param>
    /// <param name="kept">The one whose segments were kept.</param>
    /// <param name="same">How many characters both begin with.</param>
    /// <param name="different">Which segment may be another one.</param>
    /// <remarks>The next routes of a sorted table are mostly such: what they begin and end with alike need not be cut again.</remarks>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool TryReadLikeKept(string template, string kept, int same, out int different)
    {
        // What begins otherwise may have another prefix, too.
        different = 0;
        if (same == 0)
        {
            return false;
        }

        while (different < _keptCount && _kept[different].End < same)
        {
            different++;
        }

        if (different == _keptCount || same < _kept[different].Start || !_kept[different].IsPlain || template.Length > RoutePatternParser.MaximumLength)
        {
            return false;
        }

        // Behind the segment both end alike, if it is the only one.
        int start = _kept[different].Start, keptEnd = _kept[different].End, end = template.Length - (kept.Length - keptEnd);
        if (end <= start || !template.AsSpan(end).SequenceEqual(kept.AsSpan(keptEnd)))
        {
            return false;
        }

        for (int at = same; at < end; at++)
        {
            if (template[at] <= '}' && s_isSpecial[template[at]])
            {
                return false;
            }
        }

        if (_segments.Length < _keptCount)
        {
            Array.Resize(ref _segments, _kept.Length);
        }

        for (int i = 0; i < _keptCount; i++)
        {
            _segments[i] = _kept[i].Shifted(i <= different ? 0 : end - keptEnd);
        }

        _segments[different] = new OutlineSegment(start, end - start, IsPlain: true);
        (Template, _count) = (template, _keptCount);
        return true;
    }

    /// <summary>Keeps the segments, which are empty until the next template is cut, in the place of those that were kept before.</summary>
    internal void Keep()
    {
        (_segments, _kept) = (_kept, _segments);
        (_count, _keptCount) = (0, _count);
    }

    /// <summary>Where a segment ends that has something else than plain text from here on; -1 if the parser would refuse it.</summary>
    private static int EndOfSegment(string template, int at)
    {
        while (at < template.Length && template[at] != '/')
        {
            char c = template[at];
            if (c is not ('{' or '}' or '?'))
            {
                at++;
            }
            else if (c != '?' && at + 1 < template.Length && template[at + 1] == c)
            {
                at += 2;
            }
            else if (c != '{' || (at = EndOfParameter(template, at + 1)) < 0)
            {
                return -1;
            }
        }

        return at;
    }

    private static bool[] MakeSpecial()
    {
        bool[] isSpecial = new bool['}' + 1];
        isSpecial['/'] = isSpecial['{'] = isSpecial['}'] = isSpecial['?'] = true;
        return isSpecial;
    }

    /// <summary>The index after the brace that closes a parameter, or -1.</summary>
    private static int EndOfParameter(string template, int at)
    {
        while (at < template.Length)
        {
            char c = template[at];
            if (c is not ('{' or '}'))
            {
                at++;
            }
            else if (at + 1 < template.Length && template[at + 1] == c)
            {
                at += 2;
            }
            else
            {
                return c == '}' ? at + 1 : -1;
            }
        }

        return -1;
    }

    private void Add(OutlineSegment segment)
    {
        if (_count == _segments.Length)
        {
            Array.Resize(ref _segments, 2 * _count);
        }

        _segments[_count++] = segment;
    }
}

/// <summary>What stands between two slashes of a template.</summary>
/// <param name="Start">Its first character's index in the template.</param>
/// <param name="Length">How many characters it has; at least one.</param>
/// <param name="IsPlain">Whether it is a literal without braces, which reads as it stands.</param>
internal readonly record struct OutlineSegment(int Start, int Length, bool IsPlain)
{
    /// <summary>The index of the slash behind it, or of the template's end.</summary>
    internal int End => Start + Length;

    internal OutlineSegment Shifted(int by) => new(Start + by, Length, IsPlain);
}
