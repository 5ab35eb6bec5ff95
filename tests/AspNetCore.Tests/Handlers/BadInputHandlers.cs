using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Http;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers whose calls are counted: bad input must not reach them, nor make them.</summary>
public sealed class BadInputHandlers
{
    private static int s_made;
    private static int s_calls;

    private readonly int _number = Interlocked.Increment(ref s_made);

    public static int Made => s_made;

    public static int Calls => s_calls;

    [Get("/bad/{id}/page")]
    public string Page(int id, int page)
    {
        Interlocked.Increment(ref s_calls);
        return $"{_number} {id} page {page}";
    }

    [Post("/bad/{id}/note")]
    public string Note(int id, Item note)
    {
        Interlocked.Increment(ref s_calls);
        return $"{_number} {id} {note.Name}";
    }

    [Get("/bad/wait")]
    public static async Task<string> Wait(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "never";
    }

    [Get("/bad/path/{value}")]
    public static string Value(string value) => value;

    [Get("/bad/count")]
    public static string Count(HttpContext context) => $"{context.Request.Query.Count} {context.Request.Headers.Count}";
}
