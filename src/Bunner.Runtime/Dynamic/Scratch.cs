using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Empties what a change has collected. What one large change needed is not kept for the small ones.</summary>
internal static class Scratch
{
    private const int MostKept = 4096;

    internal static void Empty<T>(List<T> list)
    {
        list.Clear();
        if (list.Capacity > MostKept)
        {
            list.Capacity = 0;
        }
    }

    internal static void Empty<T>(HashSet<T> set)
    {
        set.Clear();
        if (set.EnsureCapacity(0) > MostKept)
        {
            set.TrimExcess();
        }
    }
}
