using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>Whether sets of paths together have every path of another.</summary>
/// <remarks>
/// A form is a box: the product of the sets of its segments. One box is taken away from another segment by segment, which leaves at most
/// as many boxes as there are segments; what is left is taken on to the next. Nothing left: covered. Upper bounds of what is
/// to be covered and lower bounds of what covers keep it sound. More boxes than <see cref="MostBoxes"/>: not known.
/// </remarks>
internal static class CoverSearch
{
    /// <summary>The most routes that are taken together.</summary>
    internal const int MostRoutes = 64;

    private const int MostBoxes = 256;

    /// <summary>Whether one form surely has every path of another.</summary>
    internal static bool Covers(PathSet large, PathSet small, ConflictBudget budget)
    {
        if (!MayCover(large, small))
        {
            return false;
        }

        for (int i = 0; i < large.Segments.Length; i++)
        {
            if (!large.Segments[i].Covers(small.Segments[i], budget))
            {
                return false;
            }
        }

        return large.Rest is null || large.Rest.IsAny || large.Rest.Covers(small.Rest!, budget);
    }

    /// <summary>Whether forms together surely have every path of another.</summary>
    internal static bool CoverTogether(IReadOnlyList<PathSet> large, PathSet small, ConflictBudget budget)
    {
        int dimensions = small.Segments.Length + (small.Rest is null ? 0 : 1);
        List<Automaton[]> boxes = [Box(small, dimensions, isUpper: true)];
        foreach (PathSet one in large)
        {
            if (!MayCover(one, small))
            {
                continue;
            }

            Automaton[] taken = Box(one, dimensions, isUpper: false);
            List<Automaton[]> left = [];
            foreach (Automaton[] box in boxes)
            {
                if (!budget.TrySpend(ConflictBudget.Making * (dimensions + (taken.Sum(static part => part.StateCount) / 8))) || !TryTake(box, taken, left) || left.Count > MostBoxes)
                {
                    return false;
                }
            }

            boxes = left;
            if (boxes.Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    // A closed form is covered by a closed one of the same length or by an open one; a rest only by a rest.
    private static bool MayCover(PathSet large, PathSet small)
    {
        if (large.EndsInSlash is { } slash && slash != small.EndsInSlash)
        {
            return false;
        }

        if (large.Rest is null)
        {
            return small.Rest is null && large.Segments.Length == small.Segments.Length;
        }

        return large.Segments.Length == small.Segments.Length
            ? small.Rest is not null
            : large.Segments.Length < small.Segments.Length && large.Rest.IsAny;
    }

    private static Automaton[] Box(PathSet set, int dimensions, bool isUpper)
    {
        var box = new Automaton[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            GuardBounds? bounds = i < set.Segments.Length ? set.Segments[i].Bounds
                : i == set.Segments.Length && set.Rest is { IsAny: false } rest ? rest.Bounds
                : null;
            box[i] = bounds is null ? GuardAutomata.Anything : isUpper ? bounds.Upper : bounds.Lower;
        }

        return box;
    }

    private static bool TryTake(Automaton[] box, Automaton[] taken, List<Automaton[]> left)
    {
        List<Automaton[]> pieces = [];
        var inside = (Automaton[])box.Clone();
        for (int i = 0; i < box.Length; i++)
        {
            if (!AutomatonAlgebra.TrySubtract(box[i], taken[i], out Automaton? outside, ConflictBudget.Pairs)
                || !AutomatonAlgebra.TryIntersect(box[i], taken[i], out Automaton? common, ConflictBudget.Pairs))
            {
                return false;
            }

            if (common.IsEmpty)
            {
                // Nothing in common at all: the box stays as it was.
                left.Add(box);
                return true;
            }

            if (!outside.IsEmpty)
            {
                var piece = (Automaton[])inside.Clone();
                piece[i] = outside;
                pieces.Add(piece);
            }

            inside[i] = common;
        }

        left.AddRange(pieces);
        return true;
    }
}
