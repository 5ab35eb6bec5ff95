using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bunner.Bench.Web;

/// <summary>The routes whose throughput is measured: one of each kind.</summary>
internal static partial class Samples
{
    [Get("/sample/hello")]
    public static string Hello() => "Hello, World!";

    [Get("/sample/repos/{owner}/{repo}/issues/{number:int}")]
    public static Issue GetIssue(string owner, string repo, int number) => new(owner, repo, number);

    [Get("/sample/points/{x:int}/{y:int}/{z:int}")]
    public static Point GetPoint(int x, int y, int z) => new(x, y, z);

    [Get("/sample/search")]
    public static Item Search(string text, int page = 1) => new(text, page);

    [Get("/sample/items/{name}")]
    public static Results<Ok<Item>, NotFound> Find(string name) => TypedResults.Ok(new Item(name, 7));

    [Post("/sample/items")]
    public static Item Add(Item item) => item;
}
