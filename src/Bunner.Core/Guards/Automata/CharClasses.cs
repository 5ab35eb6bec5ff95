using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>The 65,536 UTF-16 units in classes of those that an automaton never tells apart.</summary>
/// <remarks>The classes are numbered in the order of their first units, so that equal divisions are equal here, too.</remarks>
internal sealed class CharClasses
{
    private readonly int[] _starts;
    private readonly int[] _classes;

    private CharClasses(int[] starts, int[] classes, int count)
    {
        _starts = starts;
        _classes = classes;
        Count = count;
    }

    /// <summary>The number of classes.</summary>
    internal int Count { get; }

    /// <summary>The number of stretches of units of one class each.</summary>
    internal int RangeCount => _starts.Length;

    internal int RangeStart(int range) => _starts[range];

    /// <summary>One more than the last unit of a range.</summary>
    internal int RangeEnd(int range) => range + 1 < _starts.Length ? _starts[range + 1] : CharSet.Limit;

    internal int RangeClass(int range) => _classes[range];

    internal int ClassOf(int unit)
    {
        int index = Array.BinarySearch(_starts, unit);
        return _classes[index >= 0 ? index : ~index - 1];
    }

    /// <summary>The coarsest division that every set is a union of classes of.</summary>
    /// <returns><see langword="false"/> if that takes more than <see cref="AutomatonLimits.Classes"/> classes.</returns>
    internal static bool TryDivide(IReadOnlyList<CharSet> sets, [NotNullWhen(true)] out CharClasses? classes)
    {
        SortedSet<int> edges = [0];
        foreach (CharSet set in sets)
        {
            foreach (int edge in set.Edges)
            {
                if (edge < CharSet.Limit)
                {
                    edges.Add(edge);
                }
            }
        }

        int[] starts = [.. edges];
        int[] classOf = new int[starts.Length];
        int count = 1;
        Dictionary<int, int> split = [];
        int[] sizes = [starts.Length];
        foreach (CharSet set in sets)
        {
            // Dividing by a set or by its complement is the same: the one with fewer ranges is less work.
            split.Clear();
            int[] members = Members(starts, set);
            Dictionary<int, int> taken = [];
            foreach (int range in members)
            {
                taken[classOf[range]] = taken.TryGetValue(classOf[range], out int before) ? before + 1 : 1;
            }

            foreach (int range in members)
            {
                int old = classOf[range];
                if (taken[old] == sizes[old])
                {
                    continue;
                }

                if (!split.TryGetValue(old, out int part))
                {
                    split.Add(old, part = count++);
                    if (count > AutomatonLimits.Classes)
                    {
                        classes = null;
                        return false;
                    }

                    Array.Resize(ref sizes, count);
                }

                classOf[range] = part;
                sizes[part]++;
            }

            foreach (KeyValuePair<int, int> pair in split)
            {
                sizes[pair.Key] -= sizes[pair.Value];
            }
        }

        classes = Normalize(starts, classOf, count);
        return true;
    }

    /// <summary>The division with some classes made one.</summary>
    /// <param name="partOf">The new class of each old one.</param>
    /// <param name="renamed">The number that each of the new classes has got.</param>
    internal CharClasses Merge(int[] partOf, out int[] renamed)
    {
        int[] classes = new int[_classes.Length];
        int count = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = partOf[_classes[i]];
            count = Math.Max(count, classes[i] + 1);
        }

        CharClasses merged = Normalize(_starts, classes, count);
        renamed = new int[count];
        for (int i = 0; i < classes.Length; i++)
        {
            renamed[classes[i]] = merged.ClassOf(_starts[i]);
        }

        return merged;
    }

    /// <summary>The coarsest division that is at least as fine as two others.</summary>
    /// <param name="pairs">The classes of both that each of its classes lies in.</param>
    internal static CharClasses Refine(CharClasses left, CharClasses right, out List<(int Left, int Right)> pairs)
    {
        List<int> starts = [];
        List<int> classes = [];
        pairs = [];
        Dictionary<(int, int), int> numbers = [];
        for (int i = 0, j = 0, at = 0; at < CharSet.Limit;)
        {
            (int, int) pair = (left._classes[i], right._classes[j]);
            if (!numbers.TryGetValue(pair, out int number))
            {
                numbers.Add(pair, number = pairs.Count);
                pairs.Add(pair);
            }

            if (classes.Count == 0 || classes[classes.Count - 1] != number)
            {
                starts.Add(at);
                classes.Add(number);
            }

            int leftEnd = left.RangeEnd(i), rightEnd = right.RangeEnd(j);
            at = Math.Min(leftEnd, rightEnd);
            i += leftEnd == at ? 1 : 0;
            j += rightEnd == at ? 1 : 0;
        }

        return new CharClasses([.. starts], [.. classes], pairs.Count);
    }

    /// <summary>The units of a class.</summary>
    internal CharSet UnitsOf(int number)
    {
        List<(int First, int Last)> ranges = [];
        for (int i = 0; i < _starts.Length; i++)
        {
            if (_classes[i] == number)
            {
                ranges.Add((_starts[i], RangeEnd(i) - 1));
            }
        }

        return CharSet.Of(ranges);
    }

    private static int[] Members(int[] starts, CharSet set)
    {
        CharSet complement = set.Complement();
        List<int> members = [];
        ReadOnlySpan<int> edges = complement.RangeCount < set.RangeCount ? complement.Edges : set.Edges;
        for (int i = 0; i < edges.Length; i += 2)
        {
            for (int at = Array.BinarySearch(starts, edges[i]); at < starts.Length && starts[at] < edges[i + 1]; at++)
            {
                members.Add(at);
            }
        }

        return [.. members];
    }

    private static CharClasses Normalize(int[] starts, int[] classOf, int count)
    {
        int[] names = new int[count];
        int named = 0;
        List<int> newStarts = [];
        List<int> newClasses = [];
        for (int i = 0; i < starts.Length; i++)
        {
            if (names[classOf[i]] == 0)
            {
                names[classOf[i]] = ++named;
            }

            int name = names[classOf[i]] - 1;
            if (newClasses.Count == 0 || newClasses[newClasses.Count - 1] != name)
            {
                newStarts.Add(starts[i]);
                newClasses.Add(name);
            }
        }

        return new CharClasses([.. newStarts], [.. newClasses], named);
    }
}
