using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bunner.Conformance;

/// <summary>A table and what it has to answer, written by hand. Its name is the sentence that it proves.</summary>
public sealed class ConformanceCase(string name, RouterOptions options, params string[] routes)
{
    private readonly List<Expectation> _expectations = [];
    private string _method = "GET";

    public ConformanceCase(string name, params string[] routes)
        : this(name, RouterOptions.Default, routes)
    {
    }

    public string Name => name;

    public RouteTableSpec Table { get; } = new(options, routes);

    public IReadOnlyList<Expectation> Expectations => _expectations;

    /// <summary>The method of the requests that follow.</summary>
    public ConformanceCase On(string method)
    {
        _method = method;
        return this;
    }

    /// <param name="path">The path asked for.</param>
    /// <param name="template">The template that has to win, among those of the request's method.</param>
    /// <param name="values">
    /// All values: <c>name=text</c>, or <c>name@7=text</c> where the offset matters, or <c>name@-=text</c> for a default.
    /// </param>
    public ConformanceCase Hit(string path, string template, params string[] values)
    {
        int route = Enumerable.Range(0, Table.Routes.Count)
            .Single(i => Table.Routes[i].Method == _method && Table.Routes[i].Template == template);
        _expectations.Add(new Expectation(_method, path, route, [.. values.Select(ExpectedValue.Parse)], []));
        return this;
    }

    /// <summary>Paths that match under no method.</summary>
    public ConformanceCase Miss(params string[] paths)
    {
        _expectations.AddRange(paths.Select(path => new Expectation(_method, path, -1, [], [])));
        return this;
    }

    /// <summary>A path that matches, but only under these methods.</summary>
    public ConformanceCase NotAllowed(string path, params string[] allowed)
    {
        _expectations.Add(new Expectation(_method, path, -1, [], allowed));
        return this;
    }

    public override string ToString() => name;
}

/// <summary>One request of a case and its answer.</summary>
/// <param name="Method">The method asked for.</param>
/// <param name="Path">The path asked for.</param>
/// <param name="Route">The index of the route that has to win, or -1.</param>
/// <param name="Values">All values.</param>
/// <param name="Allowed">The methods allowed for the path if no route matches; null if the case does not say.</param>
public sealed record Expectation(
    string Method, string Path, int Route, IReadOnlyList<ExpectedValue> Values, IReadOnlyList<string>? Allowed)
{
    public bool IsMetBy(RouterAnswer answer) =>
        answer.Route == Route
        && answer.Values.Count == Values.Count
        && Values.All(value => value.IsMetBy(answer))
        && (Allowed == null || answer.Allowed.SequenceEqual(Allowed));

    public override string ToString() => Route < 0 ? RouterAnswer.None(Allowed ?? []).ToString()
        : $"route {Route}" + string.Concat(Values.Select(value => $"; {value.Name} = {Readable.Quote(value.Text)}"));
}

/// <summary>A value that a case expects.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Text">The value.</param>
/// <param name="Offset">Where it starts in the path; -1 for a default; null if the case does not say.</param>
public sealed record ExpectedValue(string Name, string Text, int? Offset)
{
    public static ExpectedValue Parse(string text)
    {
        int equals = text.IndexOf('=');
        int at = text.LastIndexOf('@', equals);
        if (at <= 0)
        {
            return new ExpectedValue(text[..equals], text[(equals + 1)..], null);
        }

        string offset = text[(at + 1)..equals];
        return new ExpectedValue(
            text[..at], text[(equals + 1)..], offset == "-" ? -1 : int.Parse(offset, CultureInfo.InvariantCulture));
    }

    public bool IsMetBy(RouterAnswer answer) =>
        answer.Values.TryGetValue(Name, out CapturedValue value)
        && value.Text == Text
        && (Offset == null || value.Offset == Offset);
}
