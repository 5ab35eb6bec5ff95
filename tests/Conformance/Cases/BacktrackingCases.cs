using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Cases;

/// <summary>A request takes the best route that matches as a whole, however good another looks at first.</summary>
internal static class BacktrackingCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("A literal branch that fails later gives way to a parameter", "GET /a/b/c", "GET /a/{x}/d")
            .Hit("/a/b/c", "/a/b/c").Hit("/a/b/d", "/a/{x}/d", "x=b").Miss("/a/b/e"),
        new ConformanceCase("Back over several segments", "GET /a/b/c/d/e", "GET /a/b/c/{x}/f", "GET /a/{y}/c/d/g", "GET /{z}/b/c/d/h", "GET /{*r}")
            .Hit("/a/b/c/d/e", "/a/b/c/d/e").Hit("/a/b/c/d/f", "/a/b/c/{x}/f", "x=d").Hit("/a/b/c/d/g", "/a/{y}/c/d/g", "y=b").Hit("/a/b/c/d/h", "/{z}/b/c/d/h", "z=a")
            .Hit("/a/b/c/d/i", "/{*r}", "r=a/b/c/d/i"),
        new ConformanceCase("A constraint that fails gives way to the next branch", "GET /{a:int}/x", "GET /{b}/{c}", "GET /{d:length(3)}/x")
            .Hit("/1/x", "/{a:int}/x", "a=1").Hit("/abc/x", "/{d:length(3)}/x", "d=abc").Hit("/ab/x", "/{b}/{c}", "b=ab", "c=x"),
        new ConformanceCase("Values come from the route that won, not from one that was tried", "GET /{a:int}/{b:int}/end", "GET /{c}/{d}/{e}")
            .Hit("/1/2/end", "/{a:int}/{b:int}/end", "a=1", "b=2").Hit("/1/2/fin", "/{c}/{d}/{e}", "c=1", "d=2", "e=fin"),
        new ConformanceCase("A catch-all far up is the last resort", "GET /{*r}", "GET /a/{p}/b/{q}/c")
            .Hit("/a/1/b/2/c", "/a/{p}/b/{q}/c", "p=1", "q=2").Hit("/a/1/b/2/d", "/{*r}", "r=a/1/b/2/d").Hit("/a/1/b/2", "/{*r}", "r=a/1/b/2"),
        new ConformanceCase("A mixed segment that fails gives way to a parameter", "GET /v{n:int}/x", "GET /{p}/x", "GET /{p}/{q}")
            .Hit("/v1/x", "/v{n:int}/x", "n=1").Hit("/vx/x", "/{p}/x", "p=vx").Hit("/v1/y", "/{p}/{q}", "p=v1", "q=y"),
        new ConformanceCase("Another method's route does not hide this one's", "POST /a/b", "GET /a/{x}", "POST /{y}/{z}")
            .Hit("/a/b", "/a/{x}", "x=b").On("POST").Hit("/a/b", "/a/b").Hit("/a/c", "/{y}/{z}", "y=a", "z=c"),
        new ConformanceCase("Parameters everywhere do not multiply the work", [.. Deep()])
            .Miss(string.Concat(Enumerable.Repeat("/a", 18)) + "/nothing")
            .Hit(string.Concat(Enumerable.Repeat("/a", 18)) + "/x7", "/{p0}/a/{p2}/a/{p4}/a/{p6}/{p7}/{p8}/{p9}/a/{p11}/a/{p13}/a/{p15}/a/a/x7",
                [.. new[] { 0, 2, 4, 6, 7, 8, 9, 11, 13, 15 }.Select(i => $"p{i}@{(2 * i) + 1}=a")]),
        new ConformanceCase("More than 64 routes in one place", [.. Enumerable.Range(0, 200).Select(i => $"GET /r{i}/{{a}}"), "GET /{b}/x", "GET /{c:int}/{d}", "GET /{e}/{f}"])
            .Hit("/r0/1", "/r0/{a}", "a=1").Hit("/r63/1", "/r63/{a}", "a=1").Hit("/r64/1", "/r64/{a}", "a=1").Hit("/r199/x", "/r199/{a}", "a=x")
            .Hit("/r200/x", "/{b}/x", "b=r200").Hit("/5/x", "/{c:int}/{d}", "c=5", "d=x").Hit("/r200/y", "/{e}/{f}", "e=r200", "f=y").Miss("/r1", "/r1/2/3"),
        new ConformanceCase("More than 64 routes that differ in nothing but their constraint", [.. Enumerable.Range(1, 150).Select(i => $"GET /p/{{a:length({i})}}")])
            .Hit("/p/a", "/p/{a:length(1)}", "a=a").Hit("/p/" + new string('a', 64), "/p/{a:length(64)}", "a=" + new string('a', 64))
            .Hit("/p/" + new string('a', 150), "/p/{a:length(150)}", "a=" + new string('a', 150)).Miss("/p/" + new string('a', 151)),
        new ConformanceCase("More than 64 routes with a parameter first and a literal last", [.. Enumerable.Range(0, 130).Select(i => $"GET /{{a}}/m/l{i}"), "GET /{a}/{b}/{c}"])
            .Hit("/x/m/l0", "/{a}/m/l0", "a=x").Hit("/x/m/l129", "/{a}/m/l129", "a=x").Hit("/x/m/l130", "/{a}/{b}/{c}", "a=x", "b=m", "c=l130").Miss("/x/m"),
    ];

    /// <summary>Routes of nineteen segments, each a parameter or the literal "a" by the bits of a number; they end apart.</summary>
    private static IEnumerable<string> Deep()
    {
        for (int i = 0; i < 32; i++)
        {
            int bits = (i * 40503) & 0x3FFFF;
            if (i == 7)
            {
                yield return "GET /{p0}/a/{p2}/a/{p4}/a/{p6}/{p7}/{p8}/{p9}/a/{p11}/a/{p13}/a/{p15}/a/a/x7";
                continue;
            }

            yield return "GET /" + string.Join('/', Enumerable.Range(0, 18).Select(j => (bits >> j & 1) == 0 ? "a" : $"{{p{j}}}")) + $"/x{i}";
        }
    }
}
