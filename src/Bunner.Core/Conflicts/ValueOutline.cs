using System;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What the guards of one parameter say of its values without an automaton: their length, their units, and between which numbers they are.</summary>
/// <remarks>Only an expression has an automaton all the same. What is not told here is taken for possible.</remarks>
internal readonly struct ValueOutline
{
    private ValueOutline(ImmutableArray<Guard> guards, int least, RouterSettings settings)
    {
        (Least, Most) = (least, int.MaxValue);
        (Units, First, Last) = (UnitSet.All, UnitSet.All, UnitSet.All);
        (Low, High) = (long.MinValue, long.MaxValue);
        (Head, Tail) = ("", "");
        IsNumber = IsUnknown = false;
        foreach (Guard guard in guards)
        {
            switch (guard.Kind)
            {
                case GuardKind.Int:
                    (IsNumber, Low, High) = (true, Math.Max(Low, int.MinValue), Math.Min(High, int.MaxValue));
                    break;
                case GuardKind.Long or GuardKind.Min or GuardKind.Max or GuardKind.Range:
                    bool isBounded = guard.Kind != GuardKind.Long;
                    (IsNumber, Low, High) = (true, isBounded ? Math.Max(Low, guard.First) : Low, isBounded ? Math.Min(High, guard.Second) : High);
                    break;
                case GuardKind.Alpha:
                    Units = Units.And(UnitSet.Letters);
                    break;
                case GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength:
                    (Least, Most) = (Math.Max(Least, Clamp(guard.First)), Math.Min(Most, Clamp(guard.Second)));
                    break;
                case GuardKind.Regex:
                    if (GuardAutomata.Of(guard, settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates)).Upper is { IsEmpty: false } automaton)
                    {
                        ValueShape shape = new(automaton);
                        ValueEnding ending = new(automaton);
                        (Least, Most) = (Math.Max(Least, shape.Shortest), Math.Min(Most, shape.Longest));
                        (First, Last) = (First.And(shape.First), Last.And(ending.Last));
                        Head = shape.Prefix.Length > Head.Length ? shape.Prefix : Head;
                        Tail = ending.Text.Length > Tail.Length ? ending.Text : Tail;
                    }

                    break;
                case GuardKind.Custom:
                    IsUnknown = true;
                    break;
            }
        }

        Units = IsNumber ? Units.And(UnitSet.Numeric) : Units;
        Least = IsNumber ? Math.Max(Least, 1) : Least;
        (First, Last) = (First.And(Units), Last.And(Units));
    }

    /// <summary>The least length.</summary>
    internal int Least { get; }

    /// <summary>The greatest length, <see cref="int.MaxValue"/> if there is none.</summary>
    internal int Most { get; }

    /// <summary>The units that values consist of.</summary>
    internal UnitSet Units { get; }

    /// <summary>The units that values begin with.</summary>
    internal UnitSet First { get; }

    /// <summary>The units that values end with.</summary>
    internal UnitSet Last { get; }

    /// <summary>Whether values are whole numbers, each text standing for one.</summary>
    internal bool IsNumber { get; }

    /// <summary>The smallest number.</summary>
    internal long Low { get; }

    /// <summary>The greatest number.</summary>
    internal long High { get; }

    /// <summary>What values begin with, ASCII letters in lower case.</summary>
    internal string Head { get; }

    /// <summary>What values end with.</summary>
    internal string Tail { get; }

    /// <summary>Whether that is the user's own code to say, so that no example can be sure.</summary>
    internal bool IsUnknown { get; }

    /// <param name="guards">What is asked of the value.</param>
    /// <param name="least">Its least length, whatever is asked.</param>
    /// <param name="settings">The table's options.</param>
    internal static ValueOutline Of(ImmutableArray<Guard> guards, int least, RouterSettings settings) => new(guards, least, settings);

    private static int Clamp(long length) => (int)Math.Min(Math.Max(length, 0), int.MaxValue);
}
