using System.ComponentModel.DataAnnotations;
using System.Threading;
using Bunner;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers whose arguments are validated if the application validates; the same are mapped as minimal APIs.</summary>
[RouteGroup("/validated")]
public static class ValidatedHandlers
{
    private static int s_calls;

    public static int Calls => s_calls;

    [Get("/range/{id}")]
    public static string OfRange([Range(1, 10)] int id, [StringLength(3)] string? text) => $"{id} {text} {Interlocked.Increment(ref s_calls) > 0}";

    [Get("/free/{id}")]
    public static string Free(int id) => $"{id}";
}
