using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Chooses the positions at which looking at a segment tells routes apart.</summary>
internal static class LaneChoice
{
    private const int MaxPositions = 64;

    // A lane has to tell more than one route in so many apart.
    private const int FormsPerLane = 12;

    /// <summary>The lanes of a block: greedily the one that tells most routes apart, until no further one is worth its time.</summary>
    internal static LanePlan For(SegmentIds ids, RouteForm[] forms)
    {
        LanePlan chosen = new(forms.Length);
        if (forms.Length == 1)
        {
            return chosen;
        }

        // The forms that the lanes so far do not tell apart have the same number. All but the first of them cost a comparison of
        // text that fails; a lane costs its hash on every request.
        int[] groupOf = new int[forms.Length], sorted = new int[forms.Length];
        int groups = 1;
        List<int> positions = Positions(ids, forms);
        while (groups < forms.Length && positions.Count > 0)
        {
            (int best, int most) = (-1, forms.Length / FormsPerLane);
            foreach (int position in positions)
            {
                int apart = Split(ids, forms, position, groupOf, sorted, out _) - groups;
                if (apart > most)
                {
                    (best, most) = (position, apart);
                }
            }

            if (best < 0)
            {
                return chosen;
            }

            positions.Remove(best);
            groups = Split(ids, forms, best, groupOf, sorted, out int pairs);
            chosen.Add(best, pairs);
            for (int i = 0; i < forms.Length; i++)
            {
                groupOf[i] = Array.BinarySearch(sorted, 0, groups, Key(ids.At(forms[i], best), groupOf[i]));
            }
        }

        return chosen;
    }

    /// <summary>The positions at which forms differ in their literals: the first 64 of them.</summary>
    internal static List<int> Positions(SegmentIds ids, ReadOnlySpan<RouteForm> forms)
    {
        List<int> positions = [];
        int deepest = 0;
        foreach (ref readonly RouteForm form in forms)
        {
            deepest = Math.Max(deepest, form.SegmentCount);
        }

        for (int position = 0; position < deepest && positions.Count < MaxPositions; position++)
        {
            ushort first = ids.At(forms[0], position);
            foreach (ref readonly RouteForm form in forms)
            {
                if (ids.At(form, position) != first)
                {
                    positions.Add(position);
                    break;
                }
            }
        }

        return positions;
    }

    /// <summary>How many groups there are if each is divided by the literals at a position; those without any are one group.</summary>
    /// <param name="ids">The literals of all routes.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="position">The position.</param>
    /// <param name="groupOf">The group of each form.</param>
    /// <param name="sorted">Gets the keys of the groups.</param>
    /// <param name="pairs">How many pairs of forms there are of which both are in one group.</param>
    private static int Split(SegmentIds ids, RouteForm[] forms, int position, int[] groupOf, int[] sorted, out int pairs)
    {
        for (int i = 0; i < forms.Length; i++)
        {
            sorted[i] = Key(ids.At(forms[i], position), groupOf[i]);
        }

        Array.Sort(sorted);
        int groups = 0, before = 0;
        pairs = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[groups - 1])
            {
                sorted[groups++] = sorted[i];
                before = 0;
            }

            pairs += before++;
        }

        return groups;
    }

    private static int Key(ushort id, int group) => (group << 16) | id;
}
