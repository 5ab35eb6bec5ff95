using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Bench.Corpora;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Bench.Contenders;

/// <summary>A corpus' table built here and now, in arrays, by the code that the generator runs: for tables that are made, and for work on the kernel.</summary>
internal sealed class BuiltRouteTable : RouteTable
{
    private readonly ulong[] data;
    private readonly byte[] text;

    private BuiltRouteTable(RouteTableImage image)
    {
        data = image.Data;
        text = image.Text;
    }

    protected internal override ReadOnlySpan<ulong> Data => data;

    protected internal override ReadOnlySpan<byte> Text => text;

    public static BuiltRouteTable Build(string name) => Build(Corpus.Load(name));

    public static BuiltRouteTable Build(Corpus corpus)
    {
        List<RouteDefinition> routes = [.. corpus.Routes
            .OrderBy(route => route.Template, StringComparer.Ordinal)
            .ThenBy(route => route.Method, StringComparer.Ordinal)
            .Select((route, index) => Define(route, index))];
        RouterSettings settings = new(CaseSensitive: false, IgnoreTrailingSlash: true, IgnoreDuplicateSlashes: false);
        RouteTableImage image = RouteTableBuilder.Build(routes, settings);
        return image.Problems.IsEmpty
            ? new BuiltRouteTable(image)
            : throw new BenchException($"{corpus.Name}: {image.Problems[0].Message}");
    }

    private static RouteDefinition Define(CorpusRoute route, int index)
    {
        RoutePattern pattern = RoutePatternParser.Parse(route.Template).Pattern
            ?? throw new BenchException($"'{route.Template}' is not a template");
        ImmutableArray<ImmutableArray<Guard>> guards = [.. pattern.Parameters.Select(parameter =>
            parameter.Constraints.Select(Resolve).ToImmutableArray())];
        return new RouteDefinition(route.Method, pattern, guards, Order: 0, $"Route{index}");
    }

    private static Guard Resolve(ConstraintReference reference) =>
        GuardCatalog.TryResolve(reference, static _ => false, out Guard? guard, out RoutePatternError error)
            ? guard!
            : throw new BenchException(error.Message);
}
