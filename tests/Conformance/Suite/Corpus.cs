using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Bunner.Conformance;

/// <summary>A route table with requests, from tests/corpora.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Table">The routes, with default options.</param>
/// <param name="Requests">
/// What is asked, and the answer; values without offsets, empty ones left away. The tables do not say of every path that
/// matches no route whether it would under another method.
/// </param>
public sealed record Corpus(string Name, RouteTableSpec Table, IReadOnlyList<Expectation> Requests)
{
    public static IReadOnlyList<string> Names { get; } =
        ["github203", "static157", "parse26", "gplus13", "kubernetes", "azure"];

    public static Corpus Load(string name)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "corpora", name + ".json"));
        using JsonDocument document = JsonDocument.Parse(file);
        RouteSpec[] routes = [.. document.RootElement.GetProperty("routes").EnumerateArray()
            .Select(route => new RouteSpec(Text(route, "method"), Text(route, "template")))];
        Expectation[] requests = [.. document.RootElement.GetProperty("requests").EnumerateArray().Select(ReadRequest)];
        return new Corpus(name, new RouteTableSpec(routes, RouterOptions.Default), requests);
    }

    private static Expectation ReadRequest(JsonElement request)
    {
        List<ExpectedValue> values = [];
        if (request.TryGetProperty("params", out JsonElement parameters))
        {
            values.AddRange(parameters.EnumerateObject()
                .Where(parameter => parameter.Value.ValueKind == JsonValueKind.String && parameter.Value.GetString() != "")
                .Select(parameter => new ExpectedValue(parameter.Name, parameter.Value.GetString()!, null)));
        }

        string[]? allowed = request.TryGetProperty("allow", out JsonElement allow)
            ? [.. allow.EnumerateArray().Select(method => method.GetString()!).Order(StringComparer.Ordinal)]
            : null;
        return new Expectation(Text(request, "method"), Text(request, "path"), request.GetProperty("route").GetInt32(), values, allowed);
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
