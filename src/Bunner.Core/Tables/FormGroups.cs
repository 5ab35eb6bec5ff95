using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Forms in groups, one behind the other in one array; each group in the order of ranks.</summary>
internal sealed class FormGroups
{
    private readonly RouteForm[] _forms;
    private readonly int[] _ends;

    private FormGroups(RouteForm[] forms, int[] ends) => (_forms, _ends) = (forms, ends);

    internal int Count => _ends.Length;

    internal ReadOnlySpan<RouteForm> All => _forms;

    /// <summary>How many forms the largest group has.</summary>
    internal int Largest
    {
        get
        {
            int largest = 0;
            for (int i = 0; i < _ends.Length; i++)
            {
                largest = Math.Max(largest, _ends[i] - Start(i));
            }

            return largest;
        }
    }

    internal ReadOnlySpan<RouteForm> this[int group] => _forms.AsSpan(Start(group), _ends[group] - Start(group));

    /// <summary>One group of all forms.</summary>
    internal static FormGroups One(RouteForm[] forms) => new(forms, [forms.Length]);

    /// <summary>How many groups there would be if each were divided by the literals at a position.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal int CountSplit(int position, LiteralNumbers numbers)
    {
        int count = 0;
        for (int group = 0; group < _ends.Length; group++)
        {
            numbers.Clear();
            bool hasOpen = false;
            foreach (RouteForm form in this[group])
            {
                ushort id = form.IdAt(position);
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
    /// <param name="without">The forms that have none there, in the order of the groups.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal FormGroups Split(int position, LiteralNumbers numbers, out RouteForm[] without)
    {
        int total = 0;
        foreach (RouteForm form in _forms)
        {
            total += form.IdAt(position) != 0 ? 1 : 0;
        }

        RouteForm[] with = new RouteForm[total];
        without = new RouteForm[_forms.Length - total];
        List<int> ends = new(_ends.Length);
        int written = 0, open = 0;
        for (int group = 0; group < _ends.Length; group++)
        {
            int first = ends.Count;
            numbers.Clear();
            foreach (RouteForm form in this[group])
            {
                if (form.IdAt(position) is > 0 and ushort id)
                {
                    int number = first + numbers.NumberOf(id);
                    if (number == ends.Count)
                    {
                        ends.Add(0);
                    }

                    ends[number]++;
                }
            }

            // Sizes become starts, and starts ends as the forms are put in their places.
            for (int i = first; i < ends.Count; i++)
            {
                (ends[i], written) = (written, written + ends[i]);
            }

            foreach (RouteForm form in this[group])
            {
                if (form.IdAt(position) is > 0 and ushort id)
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

        return new FormGroups(with, [.. ends]);
    }

    private int Start(int group) => group == 0 ? 0 : _ends[group - 1];
}

/// <summary>Numbers literal ids from 0 on in the order in which they are met.</summary>
internal sealed class LiteralNumbers
{
    private readonly int[] _numbers = new int[ushort.MaxValue + 1];
    private readonly int[] _rounds = new int[ushort.MaxValue + 1];
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
        if (_rounds[id] != _round)
        {
            _rounds[id] = _round;
            _numbers[id] = Count++;
        }

        return _numbers[id];
    }
}
