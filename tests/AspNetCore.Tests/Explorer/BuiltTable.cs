using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using Bunner;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace AspNetCore.Tests.Explorer;

/// <summary>A corpus as a table, built as the generator builds it.</summary>
internal sealed class BuiltTable : RouteTable
{
    private readonly RouteTableImage _image;

    private BuiltTable(RouteTableImage image) => _image = image;

    protected internal override ReadOnlySpan<ulong> Data => _image.Data;

    protected internal override ReadOnlySpan<byte> Text => _image.Text;

    public static BuiltTable Of(string corpus)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpora", corpus + ".json")));
        return Of([.. document.RootElement.GetProperty("routes").EnumerateArray()
            .Select(route => (route.GetProperty("method").GetString()!, route.GetProperty("template").GetString()!))]);
    }

    /// <param name="routes">Methods and templates, without constraints.</param>
    public static BuiltTable Of((string Method, string Template)[] routes) => new(RouteTableBuilder.Build(
        [.. routes.OrderBy(route => route.Template, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal).Select(Define)],
        RouterSettings.Default));

    private static RouteDefinition Define((string Method, string Template) route, int index)
    {
        RoutePattern pattern = RoutePatternParser.Parse(route.Template).Pattern!;
        return new RouteDefinition(route.Method, pattern, [.. pattern.Parameters.Select(_ => ImmutableArray<Guard>.Empty)], Order: 0, "Route" + index);
    }
}
