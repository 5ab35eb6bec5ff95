using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Makes the sets of segments; equal segments of one table share theirs.</summary>
internal sealed class SegmentSets(RouterSettings settings)
{
    private static readonly GuardBounds s_unknown = new(GuardAutomata.Segment, GuardAutomata.Nothing);

    private readonly bool _caseSensitive = settings.CaseSensitive;
    private readonly AutomatonLimits _limits = new(settings.MaxRegexStates);
    private readonly Dictionary<string, SegmentSet> _literals = new(settings.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SegmentSet> _others = new(StringComparer.Ordinal);

    /// <summary>What was found out about pairs of these sets.</summary>
    internal SetAnswers Answers { get; } = new();

    /// <summary>How many different sets there are.</summary>
    internal int Count => _literals.Count + _others.Count;

    /// <summary>The values of a segment that is there; a catch-all's are those of the rest.</summary>
    internal SegmentSet Of(RouteDefinition route, RouteSegment segment)
    {
        if (segment.IsLiteral)
        {
            return OfLiteral(((LiteralPart)segment.Parts[0]).Text);
        }

        if (segment.IsParameter)
        {
            var parameter = (ParameterPart)segment.Parts[0];
            ImmutableArray<Guard> guards = route.Guards[parameter.Index];
            if (guards.IsEmpty)
            {
                return parameter.IsCatchAll ? SegmentSet.AnyRest : SegmentSet.Any;
            }

            return Shared((parameter.IsCatchAll ? "*" : "") + KeyOf(guards), () => OfGuards(guards, parameter.IsCatchAll));
        }

        string key = string.Concat(segment.Parts.Select(part => part is LiteralPart literal
            ? "\"" + literal.Text.Length.ToString(CultureInfo.InvariantCulture) + ":" + literal.Text
            : (((ParameterPart)part).IsOptional ? "?" : "") + "{" + KeyOf(route.Guards[((ParameterPart)part).Index]) + "}"));
        return Shared(key, () => OfMixed(route, segment));
    }

    /// <summary>The values that pass all guards of a parameter in a segment or, for a catch-all, in the rest.</summary>
    internal GuardBounds OfGuards(ImmutableArray<Guard> guards, bool isCatchAll)
    {
        GuardBounds all = GuardAutomata.OfAll(guards, _caseSensitive, _limits);
        return isCatchAll ? all : Both(all, new GuardBounds(GuardAutomata.Segment, GuardAutomata.Segment));
    }

    private SegmentSet OfLiteral(string text)
    {
        if (!_literals.TryGetValue(text, out SegmentSet? set))
        {
            _literals.Add(text, set = SegmentSet.OfLiteral(text, _literals.Count + 1, () => LiteralBounds(text), Answers));
        }

        return set;
    }

    private SegmentSet Shared(string key, Func<GuardBounds> make)
    {
        if (!_others.TryGetValue(key, out SegmentSet? set))
        {
            _others.Add(key, set = SegmentSet.OfBounds(make(), Answers));
        }

        return set;
    }

    private GuardBounds OfMixed(RouteDefinition route, RouteSegment segment)
    {
        List<GuardBounds> parts = [];
        List<GuardBounds> free = [];
        foreach (RoutePart part in segment.Parts)
        {
            GuardBounds bounds = part is LiteralPart literal
                ? LiteralBounds(literal.Text)
                : OfGuards(route.Guards[((ParameterPart)part).Index], isCatchAll: false);
            parts.Add(bounds);
            free.Add(part is LiteralPart ? bounds : SegmentSet.Any.Bounds);
        }

        if (!TryJoin(parts, parts.Count, out GuardBounds? whole))
        {
            return s_unknown;
        }

        // Nothing but an optional tail, as in ".{x?}": without it there would be no segment.
        if (parts.Count == 2 || segment.Parts[segment.Parts.Length - 1] is not ParameterPart { IsOptional: true })
        {
            return whole;
        }

        // Without the tail, unless the literal in front of it stands at the end or the tail is there and only a guard refuses it.
        GuardBounds dot = parts[parts.Count - 2];
        if (!TryJoin(parts, parts.Count - 2, out GuardBounds? head)
            || !TryJoin(free, free.Count, out GuardBounds? unguarded)
            || !TryJoin([SegmentSet.Any.Bounds, dot], 2, out GuardBounds? dotAtEnd)
            || !TryWithout(head.Upper, dotAtEnd.Lower, unguarded.Lower, out Automaton? upper)
            || !TryWithout(head.Lower, dotAtEnd.Upper, unguarded.Upper, out Automaton? lower)
            || !AutomatonAlgebra.TryUnite(whole.Upper, upper, out upper)
            || !AutomatonAlgebra.TryUnite(whole.Lower, lower, out lower))
        {
            return s_unknown;
        }

        return new GuardBounds(upper, AutomatonAlgebra.AreEqual(upper, lower) ? upper : lower);
    }

    private static bool TryJoin(List<GuardBounds> parts, int count, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GuardBounds? result)
    {
        result = null;
        if (!Concatenation.TryMake([.. parts.Take(count).Select(static one => one.Upper)], out Automaton? upper))
        {
            return false;
        }

        if (parts.Take(count).All(static one => one.IsExact))
        {
            result = new GuardBounds(upper, upper);
            return true;
        }

        result = new GuardBounds(
            upper, Concatenation.TryMake([.. parts.Take(count).Select(static one => one.Lower)], out Automaton? lower) ? lower : GuardAutomata.Nothing);
        return true;
    }

    private static bool TryWithout(
        Automaton from, Automaton first, Automaton second, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Automaton? result) =>
        AutomatonAlgebra.TrySubtract(from, first, out result) && AutomatonAlgebra.TrySubtract(result, second, out result);

    private static GuardBounds Both(GuardBounds left, GuardBounds right)
    {
        Automaton upper = AutomatonAlgebra.TryIntersect(left.Upper, right.Upper, out Automaton? both) ? both : left.Upper;
        return left.IsExact && right.IsExact && both is not null
            ? new GuardBounds(upper, upper)
            : new GuardBounds(upper, AutomatonAlgebra.TryIntersect(left.Lower, right.Lower, out both) ? both : GuardAutomata.Nothing);
    }

    // Letters beyond ASCII have other spellings that count as equal: none of them is sure, all of them are possible.
    private GuardBounds LiteralBounds(string text)
    {
        var lower = new StringBuilder(text.Length * 6);
        var upper = new StringBuilder(text.Length * 6);
        bool isExact = true;
        foreach (char c in text)
        {
            lower.Append(Escape(c));
            if (_caseSensitive || c < 128)
            {
                upper.Append(Escape(c));
            }
            else
            {
                isExact = false;
                upper.Append("[^/]");
            }
        }

        if (!ExpressionCompiler.TryCompile(lower.ToString(), !_caseSensitive, AutomatonLimits.Default, out Automaton? sure, out _))
        {
            return s_unknown;
        }

        return isExact || !ExpressionCompiler.TryCompile(upper.ToString(), !_caseSensitive, AutomatonLimits.Default, out Automaton? possible, out _)
            ? new GuardBounds(sure, sure)
            : new GuardBounds(possible, sure);
    }

    private static string Escape(char c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static string KeyOf(ImmutableArray<Guard> guards) => string.Join(
        "&", guards.Select(static guard => string.Join(
            ":",
            ((int)guard.Kind).ToString(CultureInfo.InvariantCulture),
            guard.First.ToString(CultureInfo.InvariantCulture),
            guard.Second.ToString(CultureInfo.InvariantCulture),
            (guard.Text ?? "").Length.ToString(CultureInfo.InvariantCulture),
            guard.Text)));
}
