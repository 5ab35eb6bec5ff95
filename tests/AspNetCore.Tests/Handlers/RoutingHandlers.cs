using System;
using System.Linq;
using Bunner;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AspNetCore.Tests.Handlers;

[RouteGroup("/routing")]
public static class RoutingHandlers
{
    [Get("/users/{id:int}", Name = "user")]
    public static string User(int id) => $"user {id}";

    [Put("/users/{id:int}")]
    [Route("PURGE", "/users/{id:int}")]
    public static string ChangeUser(int id) => $"changed {id}";

    [Post("/shared")]
    public static string Shared() => "bunner's shared";

    [Get("/both")]
    public static string Both() => "bunner's both";

    [Head("/head")]
    public static void Head(HttpResponse response) => response.Headers["X-Own"] = "head";

    [Get("/head")]
    public static string GetOfHead() => "get";

    [Get("/values/{first}/{second?}")]
    public static string Values(HttpContext context)
        => string.Join(' ', context.Request.RouteValues.OrderBy(value => value.Key).Select(value => $"{value.Key}={value.Value}"));

    [Get("/files/{**path}")]
    public static string Files(string path) => $"files {path}";

    [Get("/name/{name}.{extension}")]
    public static string Mixed(string name, string extension) => $"{name} . {extension}";

    [Get("/error")]
    [Post("/error")]
    public static string Error(HttpContext context)
        => $"error {context.Features.Get<IExceptionHandlerPathFeature>()?.Error.Message} {context.Features.Get<IExceptionHandlerPathFeature>()?.Path}";

    [Get("/status/{code:int}")]
    public static string Status(int code) => $"status {code}";

    [Get("/link")]
    public static string? Link(HttpContext context, LinkGenerator links) => links.GetPathByName(context, "user", new { id = 7 });

    [Get("/guards/{code:regex(^[a-z]{{2}}$)}/{even:even}.{format?}", Name = "guards")]
    public static string Guards(string code, int even, string? format) => $"{code} {even} {format}";

    [RouteConstraint("even")]
    public static bool IsEven(ReadOnlySpan<char> value) => value is [.., '0' or '2' or '4' or '6' or '8'];
}
