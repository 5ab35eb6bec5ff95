using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>One automaton after another: the values of a mixed segment, part by part.</summary>
/// <remarks>A subset construction over pairs of part and state. An accepting state of a part is also the start of the next one.</remarks>
internal sealed class Concatenation
{
    private const int MostStates = 4096;
    private const int MostClasses = 128;

    private readonly Automaton[] _parts;
    private readonly CharClasses _classes;
    private readonly int[][] _classOf;
    private readonly List<List<(int Part, int State)>> _sets = [];
    private readonly Dictionary<string, int> _numbers = new(System.StringComparer.Ordinal);

    private Concatenation(Automaton[] parts, CharClasses classes)
    {
        _parts = parts;
        _classes = classes;
        _classOf = new int[parts.Length][];
        for (int part = 0; part < parts.Length; part++)
        {
            _classOf[part] = new int[classes.Count];
            for (int range = 0; range < classes.RangeCount; range++)
            {
                _classOf[part][classes.RangeClass(range)] = parts[part].Classes.ClassOf(classes.RangeStart(range));
            }
        }
    }

    /// <summary>The values that divide into values of the parts; false if that takes too many states.</summary>
    internal static bool TryMake(IReadOnlyList<Automaton> parts, [NotNullWhen(true)] out Automaton? result)
    {
        result = null;
        CharClasses classes = parts[0].Classes;
        for (int i = 1; i < parts.Count; i++)
        {
            classes = CharClasses.Refine(classes, parts[i].Classes, out _);
            if (classes.Count > MostClasses)
            {
                return false;
            }
        }

        return new Concatenation([.. parts], classes).TryRun(out result);
    }

    private bool TryRun([NotNullWhen(true)] out Automaton? result)
    {
        result = null;
        Number([]);
        int start = Number(Close([(0, _parts[0].Start)]));
        List<int> next = [];
        for (int i = 0; i < _sets.Count; i++)
        {
            for (int unitClass = 0; unitClass < _classes.Count; unitClass++)
            {
                List<(int Part, int State)> targets = [];
                foreach ((int part, int state) in _sets[i])
                {
                    int to = _parts[part].Next(state, _classOf[part][unitClass]);
                    if (to != Automaton.Dead)
                    {
                        targets.Add((part, to));
                    }
                }

                next.Add(Number(Close(targets)));
            }

            if (_sets.Count > MostStates)
            {
                return false;
            }
        }

        bool[] accepting = new bool[_sets.Count];
        for (int i = 0; i < accepting.Length; i++)
        {
            accepting[i] = _sets[i].Exists(one => one.Part == _parts.Length - 1 && _parts[one.Part].IsAccepting(one.State));
        }

        result = Minimization.Run(new Automaton(_classes, [.. next], accepting, start));
        return true;
    }

    // Sorted, each once, with the starts of the parts behind those that may end here.
    private List<(int Part, int State)> Close(List<(int Part, int State)> set)
    {
        var closed = new SortedSet<(int Part, int State)>();
        for (int i = 0; i < set.Count; i++)
        {
            (int part, int state) = set[i];
            if (closed.Add((part, state)) && _parts[part].IsAccepting(state) && part + 1 < _parts.Length && !_parts[part + 1].IsEmpty)
            {
                set.Add((part + 1, _parts[part + 1].Start));
            }
        }

        return [.. closed];
    }

    private int Number(List<(int Part, int State)> set)
    {
        string key = string.Join(",", set);
        if (!_numbers.TryGetValue(key, out int number))
        {
            _numbers.Add(key, number = _sets.Count);
            _sets.Add(set);
        }

        return number;
    }
}
