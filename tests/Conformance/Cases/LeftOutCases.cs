using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Optional parameters and defaults.</summary>
internal static class LeftOutCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("An optional parameter at the end may be missing", "GET /a/{b?}")
            .Hit("/a", "/a/{b?}").Hit("/a/", "/a/{b?}").Hit("/a/x", "/a/{b?}", "b@3=x").Miss("/", "/a/x/y", "/b"),
        new ConformanceCase("Several optional parameters fill up from the left", "GET /a/{b?}/{c?}/{d?}")
            .Hit("/a", "/a/{b?}/{c?}/{d?}").Hit("/a/1", "/a/{b?}/{c?}/{d?}", "b=1").Hit("/a/1/2", "/a/{b?}/{c?}/{d?}", "b=1", "c=2")
            .Hit("/a/1/2/3", "/a/{b?}/{c?}/{d?}", "b=1", "c=2", "d=3").Miss("/a/1/2/3/4", "/a//2"),
        new ConformanceCase("A lone optional parameter matches the root", "GET /{a?}")
            .Hit("/", "/{a?}").Hit("", "/{a?}").Hit("/x", "/{a?}", "a@1=x").Miss("//", "/x/y"),
        new ConformanceCase("An optional parameter before a required segment is required", "GET /a/{b?}/c", "GET /x/{y?}/{z}")
            .Hit("/a/1/c", "/a/{b?}/c", "b=1").Hit("/x/1/2", "/x/{y?}/{z}", "y=1", "z=2").Miss("/a/c", "/a//c", "/x/1", "/x"),
        new ConformanceCase("A default stands in for a missing segment", "GET /page/{number=1}")
            .Hit("/page", "/page/{number=1}", "number@-=1").Hit("/page/", "/page/{number=1}", "number@-=1").Hit("/page/7", "/page/{number=1}", "number@6=7"),
        new ConformanceCase("Several defaults, then an optional one", "GET /{controller=Home}/{action=Index}/{id?}")
            .Hit("/", "/{controller=Home}/{action=Index}/{id?}", "controller@-=Home", "action@-=Index")
            .Hit("/Users", "/{controller=Home}/{action=Index}/{id?}", "controller@1=Users", "action@-=Index")
            .Hit("/Users/List", "/{controller=Home}/{action=Index}/{id?}", "controller=Users", "action@7=List")
            .Hit("/Users/List/3", "/{controller=Home}/{action=Index}/{id?}", "controller=Users", "action=List", "id=3")
            .Miss("/Users/List/3/4"),
        new ConformanceCase("A default before a required segment is never used", "GET /{a=x}/b")
            .Hit("/y/b", "/{a=x}/b", "a@1=y").Miss("/b", "//b", "/"),
        new ConformanceCase("A default may be empty or hold odd characters", "GET /e/{a=}", "GET /s/{a=x/y}", "GET /d/{a=a=b:c}", "GET /b/{a={{}}}")
            .Hit("/e", "/e/{a=}").Hit("/e/1", "/e/{a=}", "a=1").Hit("/s", "/s/{a=x/y}", "a@-=x/y").Hit("/d", "/d/{a=a=b:c}", "a@-=a=b:c")
            .Hit("/b", "/b/{a={{}}}", "a@-={}"),
        new ConformanceCase("A default outside ASCII", "GET /d/{a=日本😀}").Hit("/d", "/d/{a=日本😀}", "a@-=日本😀").Hit("/d/é", "/d/{a=日本😀}", "a@3=é"),
        new ConformanceCase("A missing optional parameter skips its constraints", "GET /a/{id:int?}")
            .Hit("/a", "/a/{id:int?}").Hit("/a/5", "/a/{id:int?}", "id=5").Miss("/a/x"),
        new ConformanceCase("A missing optional parameter skips even required", "GET /a/{id:required:length(3)?}")
            .Hit("/a", "/a/{id:required:length(3)?}").Hit("/a/xyz", "/a/{id:required:length(3)?}", "id=xyz").Miss("/a/xy"),
        new ConformanceCase("A default is held to the constraints", "GET /a/{id:int=abc}", "GET /b/{id:int=5}", "GET /c/{id:alpha=}", "GET /d/{id:required=}")
            .Hit("/a/5", "/a/{id:int=abc}", "id=5").Miss("/a", "/a/abc").Hit("/b", "/b/{id:int=5}", "id@-=5").Miss("/b/x").Hit("/c", "/c/{id:alpha=}")
            .Miss("/d"),
        new ConformanceCase("A default that its constraint refuses lets a lesser route have the path", "GET /a/{id:int=abc}", "GET /{*rest}")
            .Hit("/a", "/{*rest}", "rest=a").Hit("/a/1", "/a/{id:int=abc}", "id=1").Hit("/a/x", "/{*rest}", "rest=a/x"),
        new ConformanceCase("A template that ends goes before one whose rest is left out", "GET /a", "GET /a/{b?}", "GET /a/{b=1}/{c=2}", "GET /a/{*r}")
            .Hit("/a", "/a").Hit("/a/x/y", "/a/{b=1}/{c=2}", "b=x", "c=y").Hit("/a/x/y/z", "/a/{*r}", "r=x/y/z"),
        new ConformanceCase("A left-out parameter still ranks by its kind", "GET /a/{b:int?}", "GET /a/{c?}", "GET /a/{*d}")
            .Hit("/a", "/a/{b:int?}").Hit("/a/1", "/a/{b:int?}", "b=1").Hit("/a/x", "/a/{c?}", "c=x").Hit("/a/x/y", "/a/{*d}", "d=x/y"),
        new ConformanceCase("A literal goes before an optional parameter left out one segment earlier", "GET /a/{b?}/{c?}", "GET /a/b")
            .Hit("/a/b", "/a/b").Hit("/a", "/a/{b?}/{c?}").Hit("/a/x", "/a/{b?}/{c?}", "b=x").Hit("/a/b/c", "/a/{b?}/{c?}", "b=b", "c=c"),
        new ConformanceCase("An optional parameter in front of a catch-all", "GET /a/{b?}/{*c}")
            .Hit("/a", "/a/{b?}/{*c}").Hit("/a/1", "/a/{b?}/{*c}", "b=1").Hit("/a/1/2/3", "/a/{b?}/{*c}", "b=1", "c@5=2/3").Miss("/a//2"),
    ];
}
