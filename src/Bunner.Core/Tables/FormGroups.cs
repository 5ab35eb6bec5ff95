using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Forms in groups, one behind the other in one array; each group in the order of ranks.</summary>
internal sealed class FormGroups
{
    private readonly SegmentIds _ids;
    private readonly RouteForm[] _forms;

    // Null if each form is a group by itself.
    private readonly int[]? _ends;

    private FormGroups(SegmentIds ids, RouteForm[] forms, int[]? ends, int count) => (_ids, _forms, _ends, Count) = (ids, forms, ends, count);

    internal int Count { get; }

    internal ReadOnlySpan<RouteForm> All => _forms;

    /// <summary>How many forms the largest group has.</summary>
    internal int Largest
    {
        get
        {
            int largest = _ends is null ? Math.Min(1, Count) : 0;
            for (int i = 0; i < Count && _ends is not null; i++)
            {
                largest = Math.Max(largest, _ends[i] - Start(i));
            }

            return largest;
        }
    }

    internal ReadOnlySpan<RouteForm> this[int group] => _ends is null ? _forms.AsSpan(group, 1) : _forms.AsSpan(Start(group), _ends[group] - Start(group));

    /// <summary>One group of all forms.</summary>
    internal static FormGroups One(SegmentIds ids, RouteForm[] forms) => new(ids, forms, [forms.Length], 1);

    /// <summary>The first form of a group.</summary>
    internal ref readonly RouteForm First(int group) => ref _forms[_ends is null ? group : Start(group)];

    /// <summary>How many groups there would be if each were divided by the literals at a position.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal int CountSplit(int position, LiteralNumbers numbers)
    {
        int count = 0;
        for (int group = 0; group < Count; group++)
        {
            numbers.Clear();
            bool hasOpen = false;
            foreach (ref readonly RouteForm form in this[group])
            {
                ushort id = _ids.At(form, position);
                hasOpen |= id == 0;
                if (id != 0)
                {
                    numbers.NumberOf(id);
                }
            }

            count += numbers.Count + (hasOpen ? 1 : 0);
        }

        return count;
    }

    /// <summary>
    /// Divides each group by the literals at a position, which stand in the order of their first forms.
    /// </summary>
    /// <param name="numbers">Numbers the literals of a group.</param>
    /// <param name="count">How many groups there will be, with those that have none, as <see cref="CountSplit"/> says.</param>
    /// <param name="total">How many forms have a literal there.</param>
    /// <param name="without">The forms that have none there, in the order of the groups.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal FormGroups Split(int position, LiteralNumbers numbers, int count, int total, out RouteForm[] without)
    {
        without = new RouteForm[_forms.Length - total];
        if (count == total && total == _forms.Length)
        {
            // Each stands where it is.
            return new FormGroups(_ids, _forms, null, count);
        }

        RouteForm[] with = new RouteForm[total];
        int[] ends = new int[count];
        int written = 0, open = 0, next = 0;
        for (int group = 0; group < Count; group++)
        {
            int first = next;
            numbers.Clear();
            foreach (ref readonly RouteForm form in this[group])
            {
                if (_ids.At(form, position) is > 0 and ushort id)
                {
                    ends[first + numbers.NumberOf(id)]++;
                }
            }

            // Sizes become starts, and starts ends as the forms are put in their places.
            next += numbers.Count;
            for (int i = first; i < next; i++)
            {
                (ends[i], written) = (written, written + ends[i]);
            }

            foreach (ref readonly RouteForm form in this[group])
            {
                if (_ids.At(form, position) is > 0 and ushort id)
                {
                    int number = first + numbers.NumberOf(id);
                    with[ends[number]++] = form;
                }
                else
                {
                    without[open++] = form;
                }
            }
        }

        return new FormGroups(_ids, with, ends, next);
    }

    private int Start(int group) => group == 0 ? 0 : _ends![group - 1];
}

/// <summary>Numbers literal ids from 0 on in the order in which they are met.</summary>
internal sealed class LiteralNumbers
{
    private const int FirstSize = 64;

    // By id, as far as ids were met: with room for all of them, a table of one route would take half a megabyte to build.
    private int[] _numbers = new int[FirstSize];
    private int[] _rounds = new int[FirstSize];
    private int _round = 1;

    internal int Count { get; private set; }

    /// <summary>Begins anew. O(1).</summary>
    internal void Clear()
    {
        _round++;
        Count = 0;
    }

    internal int NumberOf(ushort id)
    {
        if (id >= _rounds.Length)
        {
            Array.Resize(ref _rounds, Math.Max(id + 1, 2 * id));
            Array.Resize(ref _numbers, _rounds.Length);
        }

        if (_rounds[id] != _round)
        {
            _rounds[id] = _round;
            _numbers[id] = Count++;
        }

        return _numbers[id];
    }
}
