using System;
using System.Threading.Tasks;
using Bunner;

namespace AspNetCore.Tests.PlainLibrary;

public sealed record Quote(string Text, int Year);

/// <summary>Public handlers: an application can call them, although this project does not know what a request is.</summary>
[RouteGroup("/plain")]
public static class PlainHandlers
{
    [Get("/quotes/{year:int}/{author?}")]
    public static Quote Find(int year, string? author, string language = "en") => new($"{author ?? "nobody"} {language}", year);

    [Post("/quotes")]
    public static async Task<string> Add(Quote quote)
    {
        await Task.Yield();
        return quote.Text;
    }

    [Get("/hidden")]
    internal static string Hidden() => "hidden";
}

public sealed class PlainInstance
{
    [Get("/plain/instance/{id}")]
    public string ById(Guid id) => $"{id} {GetHashCode() != 0}";
}
