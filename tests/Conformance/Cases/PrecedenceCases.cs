using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Which of several matching routes wins.</summary>
internal static class PrecedenceCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("Literal, mixed, constrained, parameter, constrained catch-all, catch-all",
                "GET /{*a}", "GET /{*b:minlength(2)}", "GET /{c}", "GET /{d:int}", "GET /x{e}", "GET /x1")
            .Hit("/x1", "/x1").Hit("/x2", "/x{e}", "e=2").Hit("/12", "/{d:int}", "d=12").Hit("/y", "/{c}", "c=y").Hit("/y/z", "/{*b:minlength(2)}", "b=y/z").Hit("/", "/{*a}"),
        new ConformanceCase("The same, declared the other way round",
                "GET /x1", "GET /x{e}", "GET /{d:int}", "GET /{c}", "GET /{*b:minlength(2)}", "GET /{*a}")
            .Hit("/x1", "/x1").Hit("/x2", "/x{e}", "e=2").Hit("/12", "/{d:int}", "d=12").Hit("/y", "/{c}", "c=y").Hit("/y/z", "/{*b:minlength(2)}", "b=y/z").Hit("/", "/{*a}"),
        new ConformanceCase("The leftmost difference decides", "GET /{a}/b/c/d", "GET /a/{b}/{c}/{d}")
            .Hit("/a/b/c/d", "/a/{b}/{c}/{d}", "b=b", "c=c", "d=d").Hit("/x/b/c/d", "/{a}/b/c/d", "a=x"),
        new ConformanceCase("A literal further right decides only between equals on its left", "GET /{a}/{b}/c", "GET /{a}/b/{c}", "GET /{a}/{b:int}/{c}")
            .Hit("/1/b/c", "/{a}/b/{c}", "a=1", "c=c").Hit("/1/2/c", "/{a}/{b:int}/{c}", "a=1", "b=2", "c=c").Hit("/1/x/c", "/{a}/{b}/c", "a=1", "b=x"),
        new ConformanceCase("A constrained parameter goes before a plain one", "GET /u/{name}", "GET /u/{id:int}")
            .Hit("/u/1", "/u/{id:int}", "id=1").Hit("/u/x", "/u/{name}", "name=x"),
        new ConformanceCase("The number of constraints does not count", "GET /{a:int:min(1)}/x", "GET /{a:int}/{b:int}")
            .Hit("/5/x", "/{a:int:min(1)}/x", "a=5").Hit("/5/5", "/{a:int}/{b:int}", "a=5", "b=5").Hit("/-5/5", "/{a:int}/{b:int}", "a=-5", "b=5"),
        new ConformanceCase("Mixed goes before constrained where all else is equal", "GET /{a:int}", "GET /{b}1")
            .Hit("/21", "/{b}1", "b=2").Hit("/22", "/{a:int}", "a=22").Hit("/1", "/{a:int}", "a=1").Miss("/x"),
        new ConformanceCase("Mixed before constrained counts only after all digits", "GET /{a:int}/x", "GET /1{b}/{c}")
            .Hit("/12/x", "/{a:int}/x", "a=12").Hit("/12/y", "/1{b}/{c}", "b=2", "c=y"),
        new ConformanceCase("Mixed before constrained is decided at the leftmost place", "GET /{a:int}/y{b}", "GET /1{a}/{b:length(2)}")
            .Hit("/12/yz", "/1{a}/{b:length(2)}", "a=2", "b=yz").Hit("/12/yzz", "/{a:int}/y{b}", "a=12", "b=zz").Hit("/22/yz", "/{a:int}/y{b}", "a=22", "b=z"),
        new ConformanceCase("A template that ends goes before a catch-all that is empty", "GET /a/{*r}", "GET /a").Hit("/a", "/a").Hit("/a/", "/a").Hit("/a/b", "/a/{*r}", "r=b"),
        new ConformanceCase("A parameter goes before a catch-all", "GET /{*r}", "GET /{p}").Hit("/a", "/{p}", "p=a").Hit("/", "/{*r}").Hit("/a/b", "/{*r}", "r=a/b"),
        new ConformanceCase("A catch-all with more literals goes first", "GET /{*r}", "GET /a/{*r}", "GET /a/b/{*r}")
            .Hit("/a/b/c", "/a/b/{*r}", "r=c").Hit("/a/c", "/a/{*r}", "r=c").Hit("/c", "/{*r}", "r=c").Hit("/a", "/a/{*r}").Hit("/a/b", "/a/b/{*r}"),
        new ConformanceCase("The order goes before everything else", "GET /a", "@-1 GET /{*r}", "@1 GET /b", "GET /{x}")
            .Hit("/a", "/{*r}", "r=a").Hit("/b", "/{*r}", "r=b"),
        new ConformanceCase("A larger order is a last resort", "@1 GET /a", "GET /{x}", "@2 GET /{y}/{z?}")
            .Hit("/a", "/{x}", "x=a").Hit("/a/b", "/{y}/{z?}", "y=a", "z=b"),
        new ConformanceCase("Orders may be negative and large", "@2147483647 GET /a", "@-2147483648 GET /{x:length(1)}", "@5 GET /{y}")
            .Hit("/a", "/{x:length(1)}", "x=a").Hit("/ab", "/{y}", "y=ab"),
        new ConformanceCase("A smaller order that fails later leaves the path to others", "@-1 GET /{x:int}", "GET /{y}", "@1 GET /{*z}")
            .Hit("/1", "/{x:int}", "x=1").Hit("/a", "/{y}", "y=a").Hit("/a/b", "/{*z}", "z=a/b"),
        new ConformanceCase("Order within one method only", "@5 GET /a", "POST /{x}")
            .Hit("/a", "/a").On("POST").Hit("/a", "/{x}", "x=a"),
    ];
}
