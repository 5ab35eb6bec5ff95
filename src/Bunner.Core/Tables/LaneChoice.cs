using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>Chooses the positions at which looking at a segment tells routes apart.</summary>
internal static class LaneChoice
{
    private const int MaxPositions = 64;

    // A lane has to tell more than one route in so many apart.
    private const int FormsPerLane = 12;

    /// <summary>The lanes of a block: greedily the one that tells most routes apart, until no further one is worth its time.</summary>
    internal static List<int> For(RouteForm[] forms)
    {
        List<int> chosen = [];
        if (forms.Length == 1)
        {
            return chosen;
        }

        // Groups of forms that the lanes so far do not tell apart. All but the first of a group cost a comparison of text
        // that fails; a lane costs its hash on every request.
        List<List<RouteForm>> groups = [[.. forms]];
        List<int> positions = Positions(forms);
        while (groups.Count > 0 && positions.Count > 0)
        {
            (int best, int most) = (-1, forms.Length / FormsPerLane);
            foreach (int position in positions)
            {
                int apart = groups.Sum(group => Split(group, position).Count - 1);
                if (apart > most)
                {
                    (best, most) = (position, apart);
                }
            }

            if (best < 0)
            {
                return chosen;
            }

            chosen.Add(best);
            positions.Remove(best);
            groups = [.. groups.SelectMany(group => Split(group, best)).Where(group => group.Count > 1)];
        }

        return chosen;
    }

    /// <summary>The positions at which forms differ in their literals: the first 64 of them.</summary>
    internal static List<int> Positions(ReadOnlySpan<RouteForm> forms)
    {
        List<int> positions = [];
        int deepest = 0;
        foreach (RouteForm form in forms)
        {
            deepest = Math.Max(deepest, form.Ids.Length);
        }

        for (int position = 0; position < deepest && positions.Count < MaxPositions; position++)
        {
            ushort first = forms[0].IdAt(position);
            foreach (RouteForm form in forms)
            {
                if (form.IdAt(position) != first)
                {
                    positions.Add(position);
                    break;
                }
            }
        }

        return positions;
    }

    /// <summary>The forms by their literal at a position; those with none are one group.</summary>
    private static List<List<RouteForm>> Split(List<RouteForm> forms, int position)
    {
        Dictionary<ushort, List<RouteForm>> byId = [];
        List<RouteForm> open = [];
        List<List<RouteForm>> groups = [];
        foreach (RouteForm form in forms)
        {
            if (form.IdAt(position) is not (> 0 and ushort id))
            {
                open.Add(form);
            }
            else if (byId.TryGetValue(id, out List<RouteForm>? group))
            {
                group.Add(form);
            }
            else
            {
                byId.Add(id, group = [form]);
                groups.Add(group);
            }
        }

        if (open.Count > 0)
        {
            groups.Add(open);
        }

        return groups;
    }
}
