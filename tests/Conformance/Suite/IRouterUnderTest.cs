using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance;

/// <summary>A router that the suite drives.</summary>
public interface IRouterUnderTest
{
    /// <summary>Indexes of routes that the router refused as duplicates of another route of the table.</summary>
    public IReadOnlyCollection<int> LeftOut { get; }

    /// <summary>
    /// Whether the router sees paths as UTF-8, where a lone surrogate cannot exist: the suite then expects the answer
    /// for the path with every lone surrogate replaced by U+FFFD.
    /// </summary>
    public bool IsUtf8 { get; }

    /// <summary>Asks the router. The allowed methods are asked for only if no route matches.</summary>
    public RouterAnswer Match(string method, string path);
}

/// <summary>A captured value: its text, and where it starts in the path or -1 if it is the template's default.</summary>
public readonly record struct CapturedValue(string Text, int Offset)
{
    public override string ToString() => Offset < 0 ? $"{Readable.Quote(Text)} (default)" : $"{Readable.Quote(Text)} at {Offset}";
}

/// <summary>What a router answers. Parameters that were left out, and empty ones, are not among the values.</summary>
/// <param name="Route">The index of the route, or -1.</param>
/// <param name="Values">The values by parameter name.</param>
/// <param name="Allowed">The methods under which the path matches, sorted, if it does not match under the one asked for.</param>
public sealed record RouterAnswer(int Route, IReadOnlyDictionary<string, CapturedValue> Values, IReadOnlyList<string> Allowed)
{
    public static RouterAnswer None(IReadOnlyList<string> allowed) => new(-1, new Dictionary<string, CapturedValue>(), allowed);

    public bool SameAs(RouterAnswer other) =>
        Route == other.Route
        && Values.Count == other.Values.Count
        && Values.All(value => other.Values.TryGetValue(value.Key, out CapturedValue theirs) && theirs == value.Value)
        && Allowed.SequenceEqual(other.Allowed);

    public override string ToString() => Route < 0
        ? Allowed.Count == 0 ? "no match" : "no match; allowed: " + string.Join(", ", Allowed)
        : $"route {Route}" + string.Concat(Values.OrderBy(value => value.Key, System.StringComparer.Ordinal)
            .Select(value => $"; {value.Key} = {value.Value}"));
}
