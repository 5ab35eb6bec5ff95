using Bunner;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers for what HTTP has beside methods and paths.</summary>
[RouteGroup("/Http")]
public static class HttpHandlers
{
    [Get("/Users/{id:int}")]
    public static string User(int id) => $"user {id}";

    [Get("/slash/")]
    public static string Slash() => "slash";

    [Get("/Files/{**path}")]
    public static string Files(string? path) => $"files {path}";

    [Get("/Optional/{a?}")]
    public static string Optional(string? a) => $"optional {a}";

    [Get("/Mixed/v{major}.{minor?}")]
    public static string Mixed(string major, string? minor) => $"mixed {major} {minor}";

    [Authorize]
    [Get("/Closed")]
    public static string Closed() => "closed";

    [Host("example.org", "*.example.net", "local:8080")]
    [Get("/host")]
    public static string OfHost() => "host";

    [ShortCircuit(StatusCode = 203)]
    [Get("/short")]
    public static string Brief() => "short";

    [Options("/own-options")]
    public static string OwnOptions() => "own";

    [Get("/own-options")]
    public static string GetOwnOptions() => "get";
}
