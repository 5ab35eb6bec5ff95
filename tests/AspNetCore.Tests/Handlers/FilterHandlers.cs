using System;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Http;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers that endpoint filters run around; the same are mapped as minimal APIs, which have to agree.</summary>
[RouteGroup("/filtered")]
public static class FilterHandlers
{
    private static int s_calls;

    public static int Calls => s_calls;

    [Get("/none")]
    public static string None() => Count("none");

    [Get("/void")]
    public static void Void() => Count("");

    [Get("/task")]
    public static Task JustTask() => Task.Delay(1);

    [Get("/two/{id}")]
    public static string Two(int id, string? text, HttpContext context) => Count($"{id} {text ?? "null"} {context.Request.Method}");

    [Post("/body/{id}")]
    public static async Task<Item> Body(int id, Item item)
    {
        await Task.Yield();
        Count("");
        return item with { Count = id };
    }

    [Get("/result/{id}")]
    public static IResult Result(int id) => id > 0 ? TypedResults.Ok(new Item(Count("ok"))) : TypedResults.NotFound();

    [Get("/nine")]
    public static string Nine(int a = 1, int b = 2, int c = 3, int d = 4, int e = 5, int f = 6, int g = 7, int h = 8, int i = 9)
        => Count($"{a}{b}{c}{d}{e}{f}{g}{h}{i}");

    [Get("/group")]
    public static string Group([AsParameters] Paging paging, Caller caller) => Count($"{paging.Page} {caller.Name}");

    [Get("/null")]
    public static Item? Null() => null;

    private static string Count(string answer)
    {
        Interlocked.Increment(ref s_calls);
        return answer;
    }
}
