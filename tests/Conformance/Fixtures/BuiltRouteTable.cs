using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Conformance.Fixtures;

/// <summary>A table of the suite, built at run time by the code that the generator builds tables with.</summary>
internal sealed class BuiltRouteTable : RouteTable
{
    private readonly RouteTableImage _image;
    private readonly SpanGuard[] _externalGuards;

    public BuiltRouteTable(RouteTableSpec table)
    {
        RouterOptions options = table.Options;
        _image = RouteTableBuilder.Build(
            [.. table.Routes.Select(Define)],
            new RouterSettings(options.CaseSensitive, options.IgnoreTrailingSlash, options.IgnoreDuplicateSlashes));
        _externalGuards = [.. _image.ExternalGuards.Select(guard => Compile(guard, options.CaseSensitive))];
        LeftOut = _image.Problems.Select(problem => problem.Route).ToHashSet();
    }

    public IReadOnlyCollection<int> LeftOut { get; }

    protected internal override ReadOnlySpan<ulong> Data => _image.Data;

    protected internal override ReadOnlySpan<byte> Text => _image.Text;

    protected internal override bool Accepts(int guard, ReadOnlySpan<char> value) => _externalGuards[guard](value);

    private delegate bool SpanGuard(ReadOnlySpan<char> value);

    private static RouteDefinition Define(RouteSpec route, int index)
    {
        RoutePatternParseResult parsed = RoutePatternParser.Parse(route.Template);
        if (parsed.Pattern is not { } pattern)
        {
            throw new InvalidOperationException($"{route}: {string.Join("; ", parsed.Errors)}");
        }

        return new RouteDefinition(
            route.Method,
            pattern,
            [.. pattern.Parameters.Select(parameter => parameter.Constraints.Select(constraint => Resolve(route, constraint)).ToImmutableArray())],
            route.Order,
            $"Route{index}");
    }

    private static Guard Resolve(RouteSpec route, ConstraintReference constraint) =>
        GuardCatalog.TryResolve(constraint, name => CustomConstraints.Names.Contains(name, StringComparer.OrdinalIgnoreCase), out Guard? guard, out RoutePatternError error)
            ? guard
            : throw new InvalidOperationException($"{route}: {error}");

    private static SpanGuard Compile(Guard guard, bool caseSensitive)
    {
        if (guard.Kind == GuardKind.Custom)
        {
            string name = guard.Text!.ToLowerInvariant();
            return value => CustomConstraints.Accepts(name, value);
        }

        return new RegexEngineGuard(guard.Text!, caseSensitive).Accepts;
    }
}
