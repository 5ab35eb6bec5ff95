using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.Core.Guards.Automata;

/// <summary>Sets of values, as automata: what proofs about guards are made of.</summary>
/// <remarks>
/// <para>
/// <see cref="TryIntersect"/>, <c>TryUnite</c> and <see cref="TrySubtract"/> make minimal automata; they fail, and
/// only then, if the result or what it is made from would have more states than the limit. <see cref="Complement"/> never
/// fails. <see cref="TryFindShortest"/> gives a shortest value, printable where there is a printable one
/// (<see cref="ExampleSearch"/>). <see cref="AreEqual"/> is one comparison, since automata are minimal and numbered
/// canonically.
/// </para>
/// <para>
/// <see cref="Covers"/> (inclusion) and <see cref="Overlaps"/> make no automaton: they walk through pairs of states and stop at the first
/// that answers the question. They say <see cref="Answer.Unknown"/> when the limit of pairs is reached.
/// </para>
/// <para>
/// The time of all is linear in pairs of states times classes of characters; none recurses. <see cref="GuardAutomata"/> has
/// the automata of guards, with a lower and an upper bound where no automaton can be exact.
/// </para>
/// </remarks>
internal static class AutomatonAlgebra
{
    /// <summary>The most pairs of states that are looked at, unless a caller says otherwise.</summary>
    internal const int DefaultPairs = 1 << 17;

    /// <summary>The values that both accept.</summary>
    internal static bool TryIntersect(Automaton left, Automaton right, [NotNullWhen(true)] out Automaton? result, int maximumPairs = DefaultPairs) =>
        TryCombine(left, right, static (one, other) => one && other, maximumPairs, out result);

    /// <summary>The values that either accepts.</summary>
    internal static bool TryUnite(Automaton left, Automaton right, [NotNullWhen(true)] out Automaton? result, int maximumPairs = DefaultPairs) =>
        TryCombine(left, right, static (one, other) => one || other, maximumPairs, out result);

    /// <summary>The values that any of several automata accepts.</summary>
    internal static bool TryUnite(IReadOnlyList<Automaton> all, [NotNullWhen(true)] out Automaton? result, int maximumPairs = DefaultPairs)
    {
        result = GuardAutomata.Nothing;
        foreach (Automaton one in all)
        {
            if (!TryUnite(result, one, out result, maximumPairs))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values that the first accepts and the second does not.</summary>
    internal static bool TrySubtract(Automaton left, Automaton right, [NotNullWhen(true)] out Automaton? result, int maximumPairs = DefaultPairs) =>
        TryCombine(left, right, static (one, other) => one && !other, maximumPairs, out result);

    /// <summary>The values that an automaton does not accept.</summary>
    internal static Automaton Complement(Automaton automaton)
    {
        // Without a way out becomes «anything from here on», so a new state without a way out is put in front.
        int count = automaton.StateCount + 1, classes = automaton.Classes.Count;
        int[] next = new int[count * classes];
        bool[] accepting = new bool[count];
        for (int state = 0; state < automaton.StateCount; state++)
        {
            accepting[state + 1] = !automaton.IsAccepting(state);
            for (int unitClass = 0; unitClass < classes; unitClass++)
            {
                next[((state + 1) * classes) + unitClass] = automaton.Next(state, unitClass) + 1;
            }
        }

        return Minimization.Run(new Automaton(automaton.Classes, next, accepting, automaton.Start + 1));
    }

    /// <summary>Whether every value that the second accepts is accepted by the first, too.</summary>
    internal static Answer Covers(Automaton large, Automaton small, int maximumPairs = DefaultPairs) =>
        Any(small, large, isWantedRight: false, maximumPairs) switch
        {
            Answer.Yes => Answer.No,
            Answer.No => Answer.Yes,
            _ => Answer.Unknown,
        };

    /// <summary>Whether some value is accepted by both.</summary>
    internal static Answer Overlaps(Automaton left, Automaton right, int maximumPairs = DefaultPairs) =>
        Any(left, right, isWantedRight: true, maximumPairs);

    /// <summary>Whether both accept the same values.</summary>
    internal static bool AreEqual(Automaton left, Automaton right)
    {
        if (left.StateCount != right.StateCount
            || left.Start != right.Start
            || left.Classes.RangeCount != right.Classes.RangeCount
            || !left.Transitions.SequenceEqual(right.Transitions))
        {
            return false;
        }

        for (int state = 0; state < left.StateCount; state++)
        {
            if (left.IsAccepting(state) != right.IsAccepting(state))
            {
                return false;
            }
        }

        for (int range = 0; range < left.Classes.RangeCount; range++)
        {
            if (left.Classes.RangeStart(range) != right.Classes.RangeStart(range)
                || left.Classes.RangeClass(range) != right.Classes.RangeClass(range))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A shortest value that is accepted, printable if any accepted value is; null if none is accepted.</summary>
    internal static bool TryFindShortest(Automaton automaton, [NotNullWhen(true)] out string? example) =>
        ExampleSearch.TryFind(automaton, out example);

    private static Answer Any(Automaton left, Automaton right, bool isWantedRight, int maximumPairs)
    {
        if (PairWalk.Fits(left, right))
        {
            return PairWalk.OfThread.Find(left, right, isWantedRight, maximumPairs);
        }

        StatePairs pairs = new(left, right);
        for (int i = 0; i < pairs.Count; i++)
        {
            if (left.IsAccepting(pairs[i].Left) && right.IsAccepting(pairs[i].Right) == isWantedRight)
            {
                return Answer.Yes;
            }

            // A pair whose left state has no way out leads nowhere but to itself.
            if (pairs[i].Left == Automaton.Dead)
            {
                continue;
            }

            for (int unitClass = 0; unitClass < pairs.Classes.Count; unitClass++)
            {
                pairs.Next(i, unitClass);
            }

            if (pairs.Count > maximumPairs)
            {
                return Answer.Unknown;
            }
        }

        return Answer.No;
    }

    private static bool TryCombine(
        Automaton left, Automaton right, Func<bool, bool, bool> accepts, int maximumPairs, [NotNullWhen(true)] out Automaton? result)
    {
        result = null;
        StatePairs pairs = new(left, right);
        List<int> next = [];
        List<bool> accepting = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            accepting.Add(accepts(left.IsAccepting(pairs[i].Left), right.IsAccepting(pairs[i].Right)));
            for (int unitClass = 0; unitClass < pairs.Classes.Count; unitClass++)
            {
                next.Add(pairs.Next(i, unitClass));
            }

            if (pairs.Count > maximumPairs || next.Count > 4 * AutomatonLimits.Transitions)
            {
                return false;
            }
        }

        // The first pair is that of the two states without a way out, which no rule here accepts.
        result = Minimization.Run(new Automaton(pairs.Classes, [.. next], [.. accepting], pairs.Start));
        return true;
    }

    /// <summary>The pairs of states that the same values lead to, found as they are asked for.</summary>
    private sealed class StatePairs
    {
        private readonly Automaton _left;
        private readonly Automaton _right;
        private readonly List<(int Left, int Right)> _classPairs;
        private readonly List<(int Left, int Right)> _pairs = [];
        private readonly Dictionary<(int, int), int> _numbers = [];

        public StatePairs(Automaton left, Automaton right)
        {
            (_left, _right) = (left, right);
            Classes = CharClasses.Refine(left.Classes, right.Classes, out _classPairs);
            Find(Automaton.Dead, Automaton.Dead);
            Start = Find(left.Start, right.Start);
        }

        public CharClasses Classes { get; }

        public int Start { get; }

        public int Count => _pairs.Count;

        public (int Left, int Right) this[int pair] => _pairs[pair];

        public int Next(int pair, int unitClass) => Find(
            _left.Next(_pairs[pair].Left, _classPairs[unitClass].Left), _right.Next(_pairs[pair].Right, _classPairs[unitClass].Right));

        private int Find(int left, int right)
        {
            if (!_numbers.TryGetValue((left, right), out int number))
            {
                _numbers.Add((left, right), number = _pairs.Count);
                _pairs.Add((left, right));
            }

            return number;
        }
    }
}

/// <summary>The answer to a question that may be too much work.</summary>
internal enum Answer : byte
{
    No,
    Yes,

    /// <summary>The limit was reached first.</summary>
    Unknown,
}
