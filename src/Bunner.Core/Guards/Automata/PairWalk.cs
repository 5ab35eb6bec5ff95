using System;

namespace Bunner.Core.Guards.Automata;

/// <summary>Looks for a value that two automata treat in a certain way, without making an automaton of both.</summary>
/// <remarks>
/// It walks through the pairs of states that the same values lead to. A table of guards asks this for each of millions of pairs of
/// automata, nearly always small ones: so nothing is allocated for a walk, and what a walk has marked is unmarked one by one.
/// </remarks>
internal sealed class PairWalk
{
    /// <summary>The most pairs of states, or of classes, that there is a mark for: 512 KB of them.</summary>
    private const long MostMarks = 1L << 22;

    // A pair of classes is one number, the left one's above (AutomatonLimits.Classes, and what two of them make).
    private const int ClassBits = 11, ClassMask = (1 << ClassBits) - 1;

    [ThreadStatic]
    private static PairWalk? s_ofThread;

    private int[] _pairs = new int[64];
    private int[] _classes = new int[64];
    private ulong[] _marks = new ulong[64];

    /// <summary>This thread's one; a walk calls nobody.</summary>
    internal static PairWalk OfThread => s_ofThread ??= new PairWalk();

    /// <summary>Whether two automata are small enough.</summary>
    internal static bool Fits(Automaton left, Automaton right) =>
        (long)left.StateCount * right.StateCount <= MostMarks && left.Classes.Count <= ClassMask && right.Classes.Count <= ClassMask;

    /// <summary>Whether there is a value that the left automaton accepts and the right one accepts, or does not.</summary>
    /// <param name="left">An automaton.</param>
    /// <param name="right">Another one; both <see cref="Fits"/>.</param>
    /// <param name="isWantedRight">What the right one is to say.</param>
    /// <param name="maximumPairs">The most pairs of states that are looked at.</param>
    internal Answer Find(Automaton left, Automaton right, bool isWantedRight, int maximumPairs)
    {
        int classes = Divide(left.Classes, right.Classes);
        int rights = right.StateCount, rightClasses = right.Classes.Count;
        EnsureMarks((long)left.StateCount * rights);
        ReadOnlySpan<int> leftNext = left.Transitions, rightNext = right.Transitions;
        int leftClasses = left.Classes.Count;
        int count = 0;
        Answer answer = Answer.No;
        Push((left.Start * rights) + right.Start, ref count);
        for (int i = 0; i < count; i++)
        {
            int one = _pairs[i] / rights, other = _pairs[i] % rights;
            if (left.IsAccepting(one) && right.IsAccepting(other) == isWantedRight)
            {
                answer = Answer.Yes;
                break;
            }

            if (count > maximumPairs)
            {
                answer = Answer.Unknown;
                break;
            }

            for (int k = 0; k < classes; k++)
            {
                int leftTo = leftNext[(one * leftClasses) + (_classes[k] >> ClassBits)];
                int rightTo = rightNext[(other * rightClasses) + (_classes[k] & ClassMask)];

                // Without a way out on the left, or where both are to accept on the right, there is nothing to be found.
                if (leftTo != Automaton.Dead && (rightTo != Automaton.Dead || !isWantedRight))
                {
                    Push((leftTo * rights) + rightTo, ref count);
                }
            }
        }

        Unmark(_pairs, count);
        return answer;
    }

    /// <summary>The pairs of classes that some unit is in; returns how many.</summary>
    private int Divide(CharClasses left, CharClasses right)
    {
        EnsureMarks((long)left.Count << ClassBits);
        int count = 0;
        for (int i = 0, j = 0; i < left.RangeCount && j < right.RangeCount;)
        {
            int pair = (left.RangeClass(i) << ClassBits) | right.RangeClass(j);
            if (TryMark(pair))
            {
                if (count == _classes.Length)
                {
                    Array.Resize(ref _classes, 2 * count);
                }

                _classes[count++] = pair;
            }

            int leftEnd = left.RangeEnd(i), rightEnd = right.RangeEnd(j);
            i += leftEnd <= rightEnd ? 1 : 0;
            j += rightEnd <= leftEnd ? 1 : 0;
        }

        Unmark(_classes, count);
        return count;
    }

    private void Push(int pair, ref int count)
    {
        if (!TryMark(pair))
        {
            return;
        }

        if (count == _pairs.Length)
        {
            Array.Resize(ref _pairs, 2 * count);
        }

        _pairs[count++] = pair;
    }

    private bool TryMark(int pair)
    {
        ulong bit = 1UL << (pair & 63);
        ref ulong marks = ref _marks[pair >> 6];
        bool isNew = (marks & bit) == 0;
        marks |= bit;
        return isNew;
    }

    private void Unmark(int[] pairs, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _marks[pairs[i] >> 6] = 0;
        }
    }

    private void EnsureMarks(long bits)
    {
        if (_marks.LongLength * 64 < bits)
        {
            _marks = new ulong[(bits + 63) / 64];
        }
    }
}
