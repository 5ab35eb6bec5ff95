using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bunner.Bench.Web;

internal static partial class Samples
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sample/hello", Hello);
        endpoints.MapGet("/sample/repos/{owner}/{repo}/issues/{number:int}", GetIssue);
        endpoints.MapGet("/sample/points/{x:int}/{y:int}/{z:int}", GetPoint);
        endpoints.MapGet("/sample/search", Search);
        endpoints.MapGet("/sample/items/{name}", Find);
        endpoints.MapPost("/sample/items", Add);
    }
}
