using System.Collections.Generic;
using System.Text;

namespace Bunner.Conformance;

/// <summary>One route as a test writes it.</summary>
public sealed record RouteSpec(string Method, string Template, int Order = 0)
{
    /// <summary>Reads <c>GET /users/{id}</c>; a number after a <c>@</c> at the very front is the order: <c>@-1 GET /</c>.</summary>
    public static RouteSpec Parse(string text)
    {
        int order = 0;
        if (text.StartsWith('@'))
        {
            int end = text.IndexOf(' ');
            order = int.Parse(text[1..end], System.Globalization.CultureInfo.InvariantCulture);
            text = text[(end + 1)..];
        }

        int space = text.IndexOf(' ');
        return new RouteSpec(text[..space], text[(space + 1)..], order);
    }

    public override string ToString() => Order == 0 ? $"{Method} {Template}" : $"@{Order} {Method} {Template}";
}

/// <summary>The options of a router, with their defaults.</summary>
public sealed record RouterOptions(
    bool CaseSensitive = false,
    bool IgnoreTrailingSlash = true,
    bool IgnoreDuplicateSlashes = false)
{
    public static RouterOptions Default { get; } = new();
}

/// <summary>Everything a router is built from.</summary>
public sealed record RouteTableSpec(IReadOnlyList<RouteSpec> Routes, RouterOptions Options)
{
    public RouteTableSpec(RouterOptions options, params string[] routes)
        : this(System.Array.ConvertAll(routes, RouteSpec.Parse), options)
    {
    }

    /// <summary>The table as text that a reader of a failure can copy into a test.</summary>
    public string Describe()
    {
        StringBuilder text = new();
        text.Append(Options).Append('\n');
        for (int i = 0; i < Routes.Count; i++)
        {
            text.Append("  ").Append(i).Append(": ").Append(Readable.Quote(Routes[i].ToString())).Append('\n');
        }

        return text.ToString();
    }
}
