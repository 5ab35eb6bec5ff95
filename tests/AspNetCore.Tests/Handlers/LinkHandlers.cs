using System;
using System.IO;
using Bunner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers that say what they got, for links that lead to them.</summary>
[RouteGroup("/links")]
public static class Linked
{
    [Get("/int/{id:int}")]
    public static string Number(int id) => $"{id}";

    [Get("/text/{text}")]
    public static string Text(string text) => text;

    [Get("/rest/{**path}")]
    public static string Rest(string? path) => path ?? "null";

    [Get("/one-rest/{*path}")]
    public static string OneRest(string? path) => path ?? "null";

    [Get("/file/{a=x}/{**path:file}")]
    public static string File(string a, string path) => $"{a} {path}";

    [Get("/folder/{a=x}/{**path:nonfile}")]
    public static string Folder(string a, string? path) => $"{a} {path ?? "null"}";

    [Get("/optional/{a?}/{b?}")]
    public static string Optional(string? a, int? b) => $"{a ?? "null"} {b?.ToString() ?? "null"}";

    [Get("/defaulted/{a=x y}/{b?}")]
    public static string Defaulted(string a, string? b) => $"{a} {b ?? "null"}";

    [Get("/mixed/v{major}.{minor?}")]
    public static string Mixed(int major, int? minor) => $"{major} {minor?.ToString() ?? "null"}";

    [Get("/version/v{version=1}")]
    public static string Version(string version) => version;

    [Get("/wörter und/{class}-{ref}/ende/")]
    public static string Words(string @class, string @ref) => $"{@class} {@ref}";

    [Get("/query/{id}")]
    public static string Query(Guid id, string search, DateTime? at, bool all = false, [FromQuery(Name = "the tags")] string[]? tags = null, FileAccess access = FileAccess.Read)
        => $"{id} {search} {at:O} {all} {string.Join('+', tags ?? [])} {access}";

    [Get("/values/{day}/{time}/{number}/{flag}/{access}/{span}")]
    public static string Values(DateOnly day, TimeOnly time, double number, bool flag, FileAccess access, TimeSpan span)
        => FormattableString.Invariant($"{day:O} {time:O} {number} {flag} {access} {span}");

    [Get("/group")]
    public static string Group([AsParameters] Paging paging) => $"{paging}";
}
