using System;
using System.Collections.Generic;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>The automata of guards, exact or as bounds.</summary>
/// <remarks>
/// <para>
/// Exact: <c>int</c>, <c>long</c>, <c>min</c>, <c>max</c>, <c>range</c>, <c>bool</c>, <c>alpha</c>, <c>required</c>, <c>file</c>,
/// <c>nonfile</c>, lengths up to <see cref="MaximumLength"/>, and every <c>regex</c> of the subset.
/// </para>
/// <para>
/// Bounds: <c>decimal</c>, <c>double</c>, <c>float</c>, <c>guid</c> and <c>datetime</c>, whose parsers have side conditions; longer lengths;
/// a <c>regex</c> beyond the subset and constraints of the user's own, which can be anything. <c>RandomGuardTests</c> asks
/// .NET's parsers whether the bounds hold.
/// </para>
/// </remarks>
internal static class GuardAutomata
{
    /// <summary>The longest value that the automaton of a length counts.</summary>
    internal const int MaximumLength = 2000;

    // What char.IsWhiteSpace says.
    private const string Space = @"\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";

    private const string Hex = "[0-9A-Fa-f]";

    // .NET takes "+" and "0x" in places of a GUID.
    private const string WideHex = "[0-9A-FXa-fx+]";

    private static readonly BoundedCache<Key, GuardBounds> s_cache = new(capacity: 4096, maximumWeight: 8 << 20);

    private static readonly Dictionary<GuardKind, string> s_exact = new()
    {
        [GuardKind.Int] = NumberExpressions.Between(int.MinValue, int.MaxValue),
        [GuardKind.Long] = NumberExpressions.Between(long.MinValue, long.MaxValue),
        [GuardKind.Bool] = $@"[{Space}\x00]*(?i:true|false)[{Space}\x00]*",
        [GuardKind.Alpha] = "[A-Za-z]*",
        [GuardKind.Required] = "(?s:.+)",
        [GuardKind.File] = @"(?:(?s:.*)/)?[^/.]*\.+[^/.][^/]*",
    };

    private static readonly Dictionary<GuardKind, (string Upper, string Lower)> s_bounds = new()
    {
        [GuardKind.Decimal] = (Numbers(""), @"[+-]?[0-9]{1,28}(?:\.[0-9]{1,20})?"),
        [GuardKind.Double] = (Floating, @"[+-]?[0-9]{1,28}(?:\.[0-9]{1,20})?(?:[Ee][+-]?[0-9]{1,4})?"),
        [GuardKind.Float] = (Floating, @"[+-]?[0-9]{1,28}(?:\.[0-9]{1,20})?(?:[Ee][+-]?[0-9]{1,4})?"),
        [GuardKind.Guid] = (
            $@"[{Space}]*(?:{WideHex}{{32}}|{Dashed(WideHex)}|\{{(?s:.*)\}}|\({Dashed(WideHex)}\))[{Space}]*",
            $@"{Hex}{{32}}|{Dashed(Hex)}|\{{{Dashed(Hex)}\}}|\({Dashed(Hex)}\)"),
        [GuardKind.DateTime] = ("(?s:.+)", "(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"),
    };

    /// <summary>Accepts nothing.</summary>
    internal static Automaton Nothing { get; } = Compile("[^\\s\\S]");

    /// <summary>Accepts every value, the empty one included.</summary>
    internal static Automaton Anything { get; } = Compile("(?s:.*)");

    /// <summary>Accepts every value that can stand in a segment of its own.</summary>
    internal static Automaton Segment { get; } = Compile("[^/]+");

    private static string Floating => Numbers("Ee") + $"|[{Space}]*[+-]?[{Space}]*(?i:nan|infinity)[{Space}\\x00]*";

    /// <summary>The bounds of a guard.</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="caseSensitive">Whether letter case counts in expressions.</param>
    /// <param name="limits">How large the automaton of an expression may be; a larger one counts as unknown.</param>
    internal static GuardBounds Of(Guard guard, bool caseSensitive, AutomatonLimits limits)
    {
        Key key = new(guard, guard.Kind == GuardKind.Regex && caseSensitive, limits);
        if (!s_cache.TryGet(key, out GuardBounds? bounds))
        {
            bounds = Make(guard, caseSensitive, limits);
            s_cache.Add(key, bounds, bounds.Upper.Transitions.Length + bounds.Lower.Transitions.Length + 64);
        }

        return bounds;
    }

    /// <summary>The bounds of several guards on one value; those of an unknown guard if the automaton would be too large.</summary>
    internal static GuardBounds OfAll(IReadOnlyList<Guard> guards, bool caseSensitive, AutomatonLimits limits)
    {
        GuardBounds all = Exact(Anything);
        foreach (Guard guard in guards)
        {
            GuardBounds one = Of(guard, caseSensitive, limits);
            bool isExact = all.IsExact && one.IsExact;
            Automaton upper = AutomatonAlgebra.TryIntersect(all.Upper, one.Upper, out Automaton? narrower) ? narrower : all.Upper;
            Automaton lower = isExact && narrower is not null ? upper
                : AutomatonAlgebra.TryIntersect(all.Lower, one.Lower, out narrower) ? narrower : Nothing;
            all = new GuardBounds(upper, lower);
        }

        return all;
    }

    private static GuardBounds Make(Guard guard, bool caseSensitive, AutomatonLimits limits)
    {
        if (s_exact.TryGetValue(guard.Kind, out string? pattern))
        {
            return Exact(Compile(pattern));
        }

        if (s_bounds.TryGetValue(guard.Kind, out (string Upper, string Lower) bounds))
        {
            return new GuardBounds(Compile(bounds.Upper), Compile(bounds.Lower));
        }

        return guard.Kind switch
        {
            GuardKind.NonFile => Exact(AutomatonAlgebra.Complement(Compile(s_exact[GuardKind.File]))),
            GuardKind.Min or GuardKind.Max or GuardKind.Range => Exact(Compile(NumberExpressions.Between(guard.First, guard.Second))),
            GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength => Lengths(guard.First, guard.Second),
            GuardKind.Regex when ExpressionCompiler.TryCompile(guard.Text!, !caseSensitive, limits, out Automaton? automaton, out _)
                => Exact(automaton),
            _ => new GuardBounds(Anything, Nothing),
        };
    }

    private static GuardBounds Lengths(long least, long most)
    {
        if (most <= MaximumLength || (most == int.MaxValue && least <= MaximumLength))
        {
            return Exact(Compile(most == int.MaxValue ? $"(?s:.{{{least},}})" : $"(?s:.{{{least},{most}}})"));
        }

        return new GuardBounds(
            Compile($"(?s:.{{{Math.Min(least, MaximumLength)},}})"),
            least <= MaximumLength ? Compile($"(?s:.{{{least},{MaximumLength}}})") : Nothing);
    }

    private static GuardBounds Exact(Automaton automaton) => new(automaton, automaton);

    private static string Dashed(string digit) => $"{digit}{{8}}-(?:{digit}{{4}}-){{3}}{digit}{{12}}";

    private static string Numbers(string more) => $@"[\t-\r 0-9+.,{more}\x00-]*[0-9][\t-\r 0-9+.,{more}\x00-]*";

    private static Automaton Compile(string pattern) =>
        ExpressionCompiler.TryCompile(pattern, ignoreCase: false, AutomatonLimits.Default, out Automaton? automaton, out ExpressionRefusal? refusal)
            ? automaton
            : throw new InvalidOperationException(refusal.Message);

    private readonly record struct Key(Guard Guard, bool CaseSensitive, AutomatonLimits Limits);
}
