using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Slashes at the end and in a row, with the options as they are by default or with duplicates ignored.</summary>
internal static class SlashCases
{
    private static readonly RouterOptions s_ignoreDuplicates = new(IgnoreDuplicateSlashes: true);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("One slash at the end is ignored", "GET /a", "GET /b/", "GET /c/{x}", "GET /d/{x}/")
            .Hit("/a/", "/a").Hit("/a", "/a").Hit("/b", "/b/").Hit("/b/", "/b/").Hit("/c/1/", "/c/{x}", "x=1").Hit("/d/1", "/d/{x}/", "x=1"),
        new ConformanceCase("Only one slash at the end is ignored", "GET /a", "GET /b/{x}").Miss("/a//", "/a///", "/b/1//", "/b//"),
        new ConformanceCase("Slashes in a row do not count as one", "GET /a/b", "GET /a/{x}/c").Miss("/a//b", "//a/b", "/a//c", "/a/x//c", "//"),
        new ConformanceCase("Slashes in a row count as one if the router ignores duplicates", s_ignoreDuplicates, "GET /a/b", "GET /a/{x}/c", "GET /")
            .Hit("/a//b", "/a/b").Hit("//a/b", "/a/b").Hit("///a////b//", "/a/b").Hit("/a/b", "/a/b").Hit("//a//1//c", "/a/{x}/c", "x@5=1").Hit("//", "/").Hit("/////", "/")
            .Hit("/a/b///", "/a/b").Miss("/a//c", "/a//b//c//d"),
        new ConformanceCase("A catch-all value starts at a segment and then keeps its slashes, duplicates ignored or not", s_ignoreDuplicates, "GET /a/{*r}", "GET /b/{x}/{*r=d}")
            .Hit("/a//b//c/", "/a/{*r}", "r@4=b//c/").Hit("/a//", "/a/{*r}").Hit("/a///", "/a/{*r}").Hit("//a/b///", "/a/{*r}", "r@4=b///").Hit("/a", "/a/{*r}")
            .Hit("/b//1//2", "/b/{x}/{*r=d}", "x@4=1", "r@7=2").Hit("/b//1//", "/b/{x}/{*r=d}", "x=1", "r@-=d").Miss("/b", "/b//"),
        new ConformanceCase("Optional and default parameters with duplicates ignored", s_ignoreDuplicates, "GET /a/{b?}/{c=x}")
            .Hit("/a//", "/a/{b?}/{c=x}", "c@-=x").Hit("//a//1//", "/a/{b?}/{c=x}", "b=1", "c@-=x").Hit("/a//1//2//", "/a/{b?}/{c=x}", "b=1", "c=2"),
        new ConformanceCase("Mixed segments with duplicates ignored", s_ignoreDuplicates, "GET /v{n}/{name}.{ext?}")
            .Hit("//v1//a.b//", "/v{n}/{name}.{ext?}", "n@3=1", "name@6=a", "ext@8=b").Hit("/v1//a", "/v{n}/{name}.{ext?}", "n=1", "name=a"),
        new ConformanceCase("A path of nothing but slashes", "GET /", "GET /{a}", "GET /{a}/{b}").Hit("/", "/").Miss("//", "///", "////////////////////"),
        new ConformanceCase("A path of many slashes with duplicates ignored", s_ignoreDuplicates, "GET /a/b/c")
            .Hit(new string('/', 100) + "a" + new string('/', 100) + "b" + new string('/', 100) + "c" + new string('/', 100), "/a/b/c")
            .Miss(new string('/', 100) + "a" + new string('/', 100) + "b"),
        new ConformanceCase("Other slashes are no slashes", "GET /a/b", "GET /a").Miss("/a\\b", "/a\u2215b", "/a\uFF0Fb", "/a\u012Fb", "/a%2Fb", "/a/b\\"),
        new ConformanceCase("U+012F and other characters with the low byte of a slash are ordinary", "GET /{a}/b", "GET /x\u012Fy", "GET /{all}")
            .Hit("/1\u012F2/b", "/{a}/b", "a=1\u012F2").Hit("/x\u012Fy", "/x\u012Fy").Hit("/x\u022Fy", "/{all}", "all=x\u022Fy").Hit("/\u2F2F\uFF2F", "/{all}", "all=\u2F2F\uFF2F").Miss("/x\u012Fy/c"),
    ];
}
