using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>Which pattern children can match a segment, by its first character.</summary>
/// <remarks>Both lists are in the order of the children, so the best candidates come first. Their sizes add up to the number of children.</remarks>
internal sealed class FirstLiteralIndex
{
    private static readonly int[] s_none = [];

    private readonly Dictionary<char, int[]> _byFirst = [];

    private FirstLiteralIndex(int[] others) => Others = others;

    /// <summary>The children that begin with a parameter and may match whatever the segment begins with.</summary>
    internal int[] Others { get; }

    /// <summary>The index, or null when no pattern begins with a literal.</summary>
    internal static FirstLiteralIndex? Of(SegmentPattern[] patterns)
    {
        Dictionary<char, List<int>> lists = [];
        List<int> others = [];
        for (int i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].Parts[0].Literal is not { } literal)
            {
                others.Add(i);
                continue;
            }

            char first = Fold(literal[0]);
            if (!lists.TryGetValue(first, out List<int>? list))
            {
                lists.Add(first, list = []);
            }

            list.Add(i);
        }

        if (lists.Count == 0)
        {
            return null;
        }

        FirstLiteralIndex index = new([.. others]);
        foreach (KeyValuePair<char, List<int>> list in lists)
        {
            index._byFirst.Add(list.Key, [.. list.Value]);
        }

        return index;
    }

    /// <summary>The children whose first literal may be at the start of the segment.</summary>
    internal int[] StartingLike(string segment) => _byFirst.TryGetValue(Fold(segment[0]), out int[]? found) ? found : s_none;

    // Coarser than the comparison of the literal itself, whatever the case settings are.
    private static char Fold(char c) => char.ToUpperInvariant(c);
}
