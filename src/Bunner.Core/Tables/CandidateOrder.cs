using System;

namespace Bunner.Core.Tables;

/// <summary>Puts the routes of a block into the order in which they are tried.</summary>
/// <remarks>
/// The order of ranks decides where two routes have a path in common. Others may stand as they like, and then those stand
/// last that a lane says nothing of, because they have a parameter there: a path that leaves them possible is mostly
/// another's.
/// </remarks>
internal static class CandidateOrder
{
    /// <summary>Arranges forms that stand in the order of their ranks.</summary>
    /// <param name="ids">The literals of all routes.</param>
    /// <param name="forms">The forms of one bucket.</param>
    /// <param name="positions">The positions of the block's lanes.</param>
    internal static void Arrange(SegmentIds ids, RouteForm[] forms, int[] positions)
    {
        for (int i = forms.Length - 2; i >= 0; i--)
        {
            RouteForm form = forms[i];
            int open = Open(ids, form, positions), to = i;
            for (int next = i + 1; next < forms.Length && AreApart(ids, form, forms[next]); next++)
            {
                to = Open(ids, forms[next], positions) < open ? next : to;
            }

            Array.Copy(forms, i + 1, forms, i, to - i);
            forms[to] = form;
        }
    }

    private static int Open(SegmentIds ids, in RouteForm form, int[] positions)
    {
        int open = 0;
        foreach (int position in positions)
        {
            open += ids.At(form, position) == 0 ? 1 : 0;
        }

        return open;
    }

    /// <summary>Whether no path can be that of both, since they have different literals at one position.</summary>
    internal static bool AreApart(SegmentIds allIds, in RouteForm one, in RouteForm other)
    {
        ReadOnlySpan<ushort> ids = allIds.Of(one), others = allIds.Of(other);
        for (int i = 0; i < ids.Length && i < others.Length; i++)
        {
            if (ids[i] != others[i] && ids[i] != 0 && others[i] != 0)
            {
                return true;
            }
        }

        return false;
    }
}
