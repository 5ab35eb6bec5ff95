using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Parameters that take the rest of the path.</summary>
internal static class CatchAllCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("A catch-all takes the rest of the path", "GET /a/{*r}")
            .Hit("/a/b", "/a/{*r}", "r@3=b").Hit("/a/b/c/d", "/a/{*r}", "r@3=b/c/d").Miss("/", "/b", "/ab"),
        new ConformanceCase("A catch-all may be empty", "GET /a/{*r}").Hit("/a", "/a/{*r}").Hit("/a/", "/a/{*r}"),
        new ConformanceCase("A catch-all keeps slashes at the end and empty segments", "GET /a/{*r}")
            .Hit("/a/b/", "/a/{*r}", "r@3=b/").Hit("/a//", "/a/{*r}", "r@3=/").Hit("/a///", "/a/{*r}", "r=//").Hit("/a//b", "/a/{*r}", "r@3=/b")
            .Hit("/a/b//c//", "/a/{*r}", "r=b//c//"),
        new ConformanceCase("A lone catch-all matches every path that starts with a slash", "GET /{*all}")
            .Hit("/", "/{*all}").Hit("", "/{*all}").Hit("//", "/{*all}", "all@1=/").Hit("/a", "/{*all}", "all=a").Hit("/a/b/", "/{*all}", "all=a/b/")
            .Miss("a", "*"),
        new ConformanceCase("Two stars match as one does", "GET /a/{**r}").Hit("/a/b/c/", "/a/{**r}", "r@3=b/c/").Hit("/a", "/a/{**r}"),
        new ConformanceCase("A catch-all may have a default", "GET /a/{*r=none}")
            .Hit("/a", "/a/{*r=none}", "r@-=none").Hit("/a/", "/a/{*r=none}", "r@-=none").Hit("/a/b", "/a/{*r=none}", "r@3=b").Hit("/a//", "/a/{*r=none}", "r=/"),
        new ConformanceCase("A constrained catch-all is held to its constraint as a whole", "GET /n/{*r:int}", "GET /m/{*r:maxlength(5)}")
            .Hit("/n/12", "/n/{*r:int}", "r=12").Miss("/n/12/", "/n/1/2", "/n/x").Hit("/m/a/b/c", "/m/{*r:maxlength(5)}", "r=a/b/c").Miss("/m/a/b/c/"),
        new ConformanceCase("A constrained catch-all that is left out matches only if every constraint is nonfile",
                "GET /i/{*r:int}", "GET /f/{*r:file}", "GET /n/{*r:nonfile}", "GET /q/{*r:required}", "GET /x/{*r:regex(.*)}", "GET /b/{*r:nonfile:alpha}")
            .Miss("/i", "/i/", "/f", "/q", "/x", "/b", "/b/").Hit("/n", "/n/{*r:nonfile}").Hit("/n/", "/n/{*r:nonfile}"),
        new ConformanceCase("A default of a constrained catch-all is held to the constraint", "GET /i/{*r:int=7}", "GET /j/{*r:int=x}")
            .Hit("/i", "/i/{*r:int=7}", "r@-=7").Miss("/j"),
        new ConformanceCase("nonfile is for the pages of an application, file for its files", "GET /{*page:nonfile}", "POST /{*asset:file}")
            .Hit("/", "/{*page:nonfile}").Hit("/users/1", "/{*page:nonfile}", "page=users/1").Hit("/a.b/c", "/{*page:nonfile}", "page=a.b/c")
            .NotAllowed("/a/b.js", "POST").On("POST").Hit("/a/b.js", "/{*asset:file}", "asset=a/b.js").NotAllowed("/", "GET").NotAllowed("/a/b.js/", "GET"),
        new ConformanceCase("A catch-all goes last", "GET /a/b", "GET /a/{p}", "GET /a/{n:int}", "GET /a/{*r:minlength(1)}", "GET /a/{*r}", "GET /{*all}")
            .Hit("/a/b", "/a/b").Hit("/a/1", "/a/{n:int}", "n=1").Hit("/a/x", "/a/{p}", "p=x").Hit("/a/x/y", "/a/{*r:minlength(1)}", "r=x/y")
            .Hit("/a", "/a/{*r}").Hit("/b/x", "/{*all}", "all=b/x").Hit("/a//", "/a/{*r:minlength(1)}", "r=/"),
        new ConformanceCase("The catch-all of the longer beginning wins", "GET /{*a}", "GET /x/{*b}", "GET /x/y/{*c}", "GET /x/{p}/{*d}")
            .Hit("/q/r", "/{*a}", "a=q/r").Hit("/x", "/x/{*b}").Hit("/x/y", "/x/y/{*c}").Hit("/x/y/z", "/x/y/{*c}", "c=z")
            .Hit("/x/q/z", "/x/{p}/{*d}", "p=q", "d=z").Hit("/x//z", "/x/{*b}", "b=/z").Hit("/x/q", "/x/{p}/{*d}", "p=q"),
        new ConformanceCase("A catch-all after many segments takes the rest of a long path", "GET /a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/{*r}", "GET /{*r}")
            .Hit("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/{*r}", "r@33=q/r/s/t/u/v/w/x/y/z")
            .Hit("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/{*r}")
            .Hit("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/x/y", "/{*r}", "r=a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/x/y"),
        new ConformanceCase("A catch-all value is not decoded and may be anything", "GET /a/{*r}")
            .Hit("/a/%2F/../ /\\", "/a/{*r}", "r=%2F/../ /\\").Hit("/a/é/日本", "/a/{*r}", "r@3=é/日本"),
    ];
}
