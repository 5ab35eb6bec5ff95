using System;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>The values that one segment of a route lets through: one literal, every value, or bounds.</summary>
internal sealed class SegmentSet
{
    private readonly Func<GuardBounds>? _make;
    private readonly SetAnswers _answers;
    private GuardBounds? _bounds;
    private ValueShape? _shape;

    private SegmentSet(string? literal, int literalId, bool isAny, GuardBounds? bounds, Func<GuardBounds>? make, SetAnswers answers)
    {
        Literal = literal;
        LiteralId = literalId;
        IsAny = isAny;
        _bounds = bounds;
        _make = make;
        _answers = answers;
    }

    /// <summary>Every value that a segment can have.</summary>
    internal static SegmentSet Any { get; } = new(null, 0, isAny: true, new GuardBounds(GuardAutomata.Segment, GuardAutomata.Segment), null, new SetAnswers());

    /// <summary>Every rest of a path.</summary>
    internal static SegmentSet AnyRest { get; } = new(null, 0, isAny: true, new GuardBounds(GuardAutomata.Anything, GuardAutomata.Anything), null, new SetAnswers());

    /// <summary>The text of a literal as one route writes it; null for all else.</summary>
    internal string? Literal { get; }

    /// <summary>Equal for literals that match each other, more than 0; 0 for all else.</summary>
    internal int LiteralId { get; }

    /// <summary>Whether nothing is asked of the value.</summary>
    internal bool IsAny { get; }

    /// <summary>The bounds, made when they are first needed: most segments are compared without.</summary>
    internal GuardBounds Bounds => _bounds ??= _make!();

    /// <summary>What is quickly told of the upper bound.</summary>
    internal ValueShape Shape => _shape ??= new ValueShape(Bounds.Upper);

    internal static SegmentSet OfLiteral(string literal, int id, Func<GuardBounds> make, SetAnswers answers) =>
        new(literal, id, isAny: false, null, make, answers);

    internal static SegmentSet OfBounds(GuardBounds bounds, SetAnswers answers) => new(null, 0, isAny: false, bounds, null, answers);

    /// <summary>Whether two sets surely have nothing in common, as far as can be told at a glance.</summary>
    internal static bool Excludes(SegmentSet left, SegmentSet right) =>
        left.LiteralId != 0 && right.LiteralId != 0 ? left.LiteralId != right.LiteralId : !left.IsAny && !right.IsAny && left.Shape.Excludes(right.Shape);

    /// <summary>Whether two sets surely have the same values.</summary>
    internal static bool AreEqual(SegmentSet left, SegmentSet right) =>
        ReferenceEquals(left, right)
        || (left.LiteralId != 0 && left.LiteralId == right.LiteralId)
        || (left.Bounds.IsExact && right.Bounds.IsExact && AutomatonAlgebra.AreEqual(left.Bounds.Upper, right.Bounds.Upper));

    /// <summary>A value of both sets, or one that may be; null if there surely is none, or nothing was found within the budget.</summary>
    internal static string? FindCommon(SegmentSet left, SegmentSet right, ConflictBudget budget)
    {
        if (left.LiteralId != 0 && right.LiteralId != 0)
        {
            return left.LiteralId == right.LiteralId ? left.Literal : null;
        }

        if (left.IsAny || right.IsAny)
        {
            SegmentSet other = left.IsAny ? right : left;
            return other.Literal ?? (other.IsAny ? "a" : Shortest(other.Bounds.Lower) ?? Shortest(other.Bounds.Upper));
        }

        if (left.Shape.Excludes(right.Shape) || !budget.TrySpend(Cost(left, right)))
        {
            return null;
        }

        return left._answers.Common(
            left, right, static (one, two) => Common(one.Bounds.Lower, two.Bounds.Lower)
                ?? (one.Bounds.IsExact && two.Bounds.IsExact ? null : Common(one.Bounds.Upper, two.Bounds.Upper)));
    }

    /// <summary>Whether this set surely has every value of another.</summary>
    internal bool Covers(SegmentSet other, ConflictBudget budget)
    {
        if (IsAny)
        {
            return true;
        }

        if (LiteralId != 0 && other.LiteralId != 0)
        {
            return LiteralId == other.LiteralId;
        }

        return budget.TrySpend(Cost(this, other)) && _answers.Covers(this, other);
    }

    /// <summary>A shortest value of an automaton, null if it has none.</summary>
    internal static string? Shortest(Automaton automaton) => AutomatonAlgebra.TryFindShortest(automaton, out string? value) ? value : null;

    private static string? Common(Automaton left, Automaton right) =>
        AutomatonAlgebra.Overlaps(left, right, ConflictBudget.Pairs) == Answer.Yes
        && AutomatonAlgebra.TryIntersect(left, right, out Automaton? both, 4 * ConflictBudget.Pairs)
            ? Shortest(both)
            : null;

    private static long Cost(SegmentSet left, SegmentSet right) =>
        1 + ((left.Bounds.Upper.StateCount + right.Bounds.Upper.StateCount) / 32);
}
