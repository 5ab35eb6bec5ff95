using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Routers that tell a slash at the end from none.</summary>
internal static class TrailingSlashCases
{
    private static readonly RouterOptions s_strict = new(IgnoreTrailingSlash: false);
    private static readonly RouterOptions s_strictWithoutDuplicates = new(IgnoreTrailingSlash: false, IgnoreDuplicateSlashes: true);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("Without IgnoreTrailingSlash a slash at the end has to be in the template", s_strict, "GET /a", "GET /b/", "GET /c/{x}", "GET /d/{x}/")
            .Hit("/a", "/a").Hit("/b/", "/b/").Hit("/c/1", "/c/{x}", "x=1").Hit("/d/1/", "/d/{x}/", "x@3=1").Miss("/a/", "/b", "/c/1/", "/d/1", "/a//", "/b//", "/c//", "/d//"),
        new ConformanceCase("Without IgnoreTrailingSlash both forms may be routes", s_strict, "GET /a", "GET /{x}/")
            .Hit("/a", "/a").Hit("/a/", "/{x}/", "x=a").Miss("/b", "//"),
        new ConformanceCase("Without IgnoreTrailingSlash the root is the root", s_strict, "GET /").Hit("/", "/").Hit("", "/").Miss("//"),
        new ConformanceCase("Without IgnoreTrailingSlash a catch-all takes what is there", s_strict, "GET /a/{*r}")
            .Hit("/a", "/a/{*r}").Hit("/a/", "/a/{*r}").Hit("/a/b", "/a/{*r}", "r=b").Hit("/a/b/", "/a/{*r}", "r=b/").Hit("/a//", "/a/{*r}", "r=/"),
        new ConformanceCase("Without IgnoreTrailingSlash an optional parameter left out leaves no slash", s_strict, "GET /a/{b?}", "GET /c/{d=1}")
            .Hit("/a", "/a/{b?}").Hit("/a/x", "/a/{b?}", "b=x").Miss("/a/", "/a/x/").Hit("/c", "/c/{d=1}", "d@-=1").Miss("/c/"),
        new ConformanceCase("Without IgnoreTrailingSlash an optional parameter left out leaves the template's slash", s_strict, "GET /a/{b?}/")
            .Hit("/a/", "/a/{b?}/").Hit("/a/x/", "/a/{b?}/", "b=x").Miss("/a", "/a/x"),
        new ConformanceCase("Without IgnoreTrailingSlash a mixed segment ends where it ends", s_strict, "GET /{a}.{b?}", "POST /v{n}/")
            .Hit("/x.y", "/{a}.{b?}", "a=x", "b=y").Miss("/x.y/").NotAllowed("/v1/", "POST").On("POST").Hit("/v1/", "/v{n}/", "n=1").NotAllowed("/v1", "GET"),
        new ConformanceCase("Duplicates ignored, the slash at the end not", s_strictWithoutDuplicates, "GET /a/b", "GET /c/{x}/", "GET /d/{*r}")
            .Hit("//a//b", "/a/b").Miss("/a/b/", "/a/b//", "/c/1").Hit("/c//1//", "/c/{x}/", "x@4=1").Hit("/d//", "/d/{*r}").Hit("/d//x//", "/d/{*r}", "r@4=x//"),
        new ConformanceCase("Every slash at the end counts as one with duplicates ignored", s_strictWithoutDuplicates, "GET /").Hit("/", "/").Hit("//", "/").Hit("", "/").Hit("///", "/"),
    ];
}
