using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What the guards of one parameter say of its values at a glance: their length, their units, and between which numbers they are.</summary>
/// <remarks>Nothing but an expression has an automaton of its own for that. What is not told here is taken for possible.</remarks>
internal sealed class ValueOutline
{
    private const int ShortestGuid = 32;

    // Guards without arguments are the same in all routes.
    private static readonly ConcurrentDictionary<(GuardKind Kind, int Least), ValueOutline> s_simple = [];
    private static readonly ConcurrentDictionary<GuardKind, UnitSet> s_units = [];

    // Digits, and what .NET takes between them; spaces may be any that there are.
    private static readonly UnitSet s_guid = UnitSet.Of("0123456789abcdefABCDEFxX+-{}(), \t\n\v\f\r\u0085");

    private readonly bool _isNumber;
    private readonly long _low = long.MinValue;
    private readonly long _high = long.MaxValue;

    private ValueOutline(ImmutableArray<Guard> guards, int least, RouterSettings settings)
    {
        Least = least;
        foreach (Guard guard in guards)
        {
            switch (guard.Kind)
            {
                case GuardKind.Int:
                    (_isNumber, _low, _high) = (true, Math.Max(_low, int.MinValue), Math.Min(_high, int.MaxValue));
                    break;
                case GuardKind.Long:
                    _isNumber = true;
                    break;
                case GuardKind.Min or GuardKind.Max or GuardKind.Range:
                    (_isNumber, _low, _high) = (true, Math.Max(_low, guard.First), Math.Min(_high, guard.Second));
                    break;
                case GuardKind.Alpha:
                    Units = Units.And(UnitSet.Letters);
                    break;
                case GuardKind.Bool or GuardKind.Decimal or GuardKind.Double or GuardKind.Float:
                    Units = Units.And(s_units.GetOrAdd(guard.Kind, _ => UnitsOf(guard, settings)));
                    Least = Math.Max(Least, 1);
                    break;
                case GuardKind.Guid:
                    (Units, Least) = (Units.And(s_guid), Math.Max(Least, ShortestGuid));
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
                        (First, Last, Units) = (First.And(shape.First), Last.And(ending.Last), Units.And(ValueEnding.UnitsOf(automaton).InEitherCase()));
                        Head = shape.Prefix.Length > Head.Length ? shape.Prefix : Head;
                        Tail = ending.Text.Length > Tail.Length ? ending.Text : Tail;
                    }

                    break;
                case GuardKind.Custom:
                    IsUnknown = true;
                    break;
            }
        }

        (Units, Least) = _isNumber ? (Units.And(UnitSet.Numeric), Math.Max(Least, 1)) : (Units, Least);
        (First, Last) = (First.And(Units), Last.And(Units));
    }

    /// <summary>The least length.</summary>
    internal int Least { get; }

    /// <summary>The greatest length, <see cref="int.MaxValue"/> if there is none.</summary>
    internal int Most { get; } = int.MaxValue;

    /// <summary>The units that values consist of: of a letter of ASCII both cases, or none.</summary>
    internal UnitSet Units { get; } = UnitSet.All;

    /// <summary>The units that values begin with, unless they are empty.</summary>
    internal UnitSet First { get; } = UnitSet.All;

    /// <summary>The units that values end with.</summary>
    internal UnitSet Last { get; } = UnitSet.All;

    /// <summary>What values begin with, in some case.</summary>
    internal string Head { get; } = "";

    /// <summary>What values end with.</summary>
    internal string Tail { get; } = "";

    /// <summary>Whether that is the user's own code to say, so that no example can be sure.</summary>
    internal bool IsUnknown { get; }

    /// <param name="guards">What is asked of the value.</param>
    /// <param name="least">Its least length, whatever is asked.</param>
    /// <param name="settings">The table's options.</param>
    internal static ValueOutline Of(ImmutableArray<Guard> guards, int least, RouterSettings settings) =>
        guards.IsEmpty ? s_simple.GetOrAdd((default, least), _ => new ValueOutline([], least, settings))
            : guards.Length == 1 && guards[0] is { First: 0, Second: 0, Text: null } only ? s_simple.GetOrAdd((only.Kind, least), _ => new ValueOutline(guards, least, settings))
            : new ValueOutline(guards, least, settings);

    /// <summary>Whether no value is one of both.</summary>
    internal bool Excludes(ValueOutline other) =>
        (_isNumber && other._isNumber && (_low > other._high || other._low > _high))
        || Least > other.Most
        || other.Least > Most
        || ((Least > 0 || other.Least > 0) && (First.Excludes(other.First) || Last.Excludes(other.Last)))
        || LiteralText.Differ(Head, 0, other.Head, 0, fromEnd: false)
        || LiteralText.Differ(Tail, 0, other.Tail, 0, fromEnd: true);

    private static UnitSet UnitsOf(Guard guard, RouterSettings settings) =>
        ValueEnding.UnitsOf(GuardAutomata.Of(guard, settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates)).Upper).InEitherCase();

    private static int Clamp(long length) => (int)Math.Min(Math.Max(length, 0), int.MaxValue);
}
