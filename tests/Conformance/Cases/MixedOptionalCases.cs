using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>The optional extension of a mixed segment.</summary>
internal static class MixedOptionalCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("The dot goes with the optional parameter", "GET /{name}.{ext?}")
            .Hit("/a.b", "/{name}.{ext?}", "name@1=a", "ext@3=b").Hit("/a", "/{name}.{ext?}", "name@1=a").Hit("/a.b.c", "/{name}.{ext?}", "name=a.b", "ext=c")
            .Miss("/", "/a/b"),
        new ConformanceCase("A dot at the end with nothing behind it does not match", "GET /{name}.{ext?}")
            .Miss("/a.", "/.", "/..").Hit("/a.b.", "/{name}.{ext?}", "name=a", "ext=b.").Hit("/a..", "/{name}.{ext?}", "name=a", "ext=."),
        new ConformanceCase("A dot at the front belongs to the name", "GET /{name}.{ext?}")
            .Hit("/.a", "/{name}.{ext?}", "name=.a").Hit("/.a.b", "/{name}.{ext?}", "name=.a", "ext=b"),
        new ConformanceCase("An optional extension behind other parts", "GET /{a}-{b}.{c?}", "GET /v{n}.{m?}")
            .Hit("/1-2.3", "/{a}-{b}.{c?}", "a=1", "b=2", "c=3").Hit("/1-2", "/{a}-{b}.{c?}", "a=1", "b=2").Miss("/1.2", "/1-", "/1-2.")
            .Hit("/v1.2", "/v{n}.{m?}", "n=1", "m=2").Hit("/v1", "/v{n}.{m?}", "n=1").Miss("/v", "/v1."),
        new ConformanceCase("An optional extension may be followed by more segments", "GET /{name}.{ext?}/x")
            .Hit("/a.b/x", "/{name}.{ext?}/x", "name=a", "ext=b").Hit("/a/x", "/{name}.{ext?}/x", "name=a").Miss("/a.b", "/a./x"),
        new ConformanceCase("A missing extension skips its constraint", "GET /{name}.{ext:alpha?}")
            .Hit("/a", "/{name}.{ext:alpha?}", "name=a").Hit("/a.b", "/{name}.{ext:alpha?}", "name=a", "ext=b").Miss("/a."),
        new ConformanceCase("An extension that its constraint refuses is not left out", "GET /{name}.{ext:alpha?}", "GET /x/{a}-{b}.{c:int?}")
            .Miss("/a.1", "/a.b.1", "/x/1-2.x").Hit("/a.1.b", "/{name}.{ext:alpha?}", "name=a.1", "ext=b").Hit("/.1", "/{name}.{ext:alpha?}", "name=.1")
            .Hit("/x/1-2", "/x/{a}-{b}.{c:int?}", "a=1", "b=2").Hit("/x/1.2-3", "/x/{a}-{b}.{c:int?}", "a=1.2", "b=3"),
        new ConformanceCase("A constraint on the name leaves the dot where it can", "GET /{name:alpha}.{ext?}")
            .Hit("/a.b", "/{name:alpha}.{ext?}", "name=a", "ext=b").Hit("/a.b.c", "/{name:alpha}.{ext?}", "name=a", "ext=b.c").Hit("/a", "/{name:alpha}.{ext?}", "name=a").Miss("/1.b", "/1", "/.a"),
        new ConformanceCase("An optional parameter with a dot in front is never all of a segment", "GET /.{ext?}")
            .Hit("/.a", "/.{ext?}", "ext=a").Miss("/.", "/", "/a"),
        new ConformanceCase("A whole mixed segment is never left out", "GET /a/{name}.{ext?}").Miss("/a", "/a/"),
        new ConformanceCase("A mixed segment without its extension still ranks as mixed", "GET /{name}.{ext?}", "GET /{p}", "GET /{*r}")
            .Hit("/a", "/{name}.{ext?}", "name=a").Hit("/a.", "/{p}", "p=a.").Hit("/a/b", "/{*r}", "r=a/b"),
    ];
}
