using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Cases;

/// <summary>Input that no sensible client sends: an ordinary answer, never an exception.</summary>
internal static class OddInputCases
{
    private static readonly string s_million = new('a', 1 << 20);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("NUL and control characters are ordinary", "GET /a\0b", "GET /x/{v}", "GET /\u0001")
            .Hit("/a\0b", "/a\0b").Hit("/x/\0", "/x/{v}", "v=\0").Hit("/x/a\0\u001F\r\n", "/x/{v}", "v=a\0\u001F\r\n").Hit("/\u0001", "/\u0001").Miss("/a", "/ab", "/a\0", "\0", "/\0"),
        new ConformanceCase("Control characters, quotes and backslashes in templates", "GET /a\tb", "GET /a\nb", "GET /a\r\nb", "GET /\"\"\"\"", "GET /\\n/{x=\"\"\"}", "GET /{y=\t\r\n}/z/{w=\u2028\u0085}")
            .Hit("/a\tb", "/a\tb").Hit("/a\nb", "/a\nb").Hit("/a\r\nb", "/a\r\nb").Hit("/\"\"\"\"", "/\"\"\"\"").Hit("/\\n", "/\\n/{x=\"\"\"}", "x@-=\"\"\"")
            .Hit("/1/z", "/{y=\t\r\n}/z/{w=\u2028\u0085}", "y=1", "w@-=\u2028\u0085").Miss("/a b", "/n"),
        new ConformanceCase("Lone surrogates in templates", "GET /a\ud800", "GET /\udc00{x}", "GET /b/{x=\ud83d}", "GET /{*r}")
            .Hit("/a\ud800", "/a\ud800").Hit("/\udc001", "/\udc00{x}", "x=1").Hit("/a\uFFFD", "/{*r}", "r=a\uFFFD").Hit("/a\ud801", "/{*r}", "r=a\ud801"),
        new ConformanceCase("Templates as long as they may be",
                "GET " + string.Concat(Enumerable.Repeat("/a", 2000)) + "/{x}", "GET /" + new string('b', 8000), "GET /{" + new string('c', 8000) + "}/x",
                "GET " + string.Concat(Enumerable.Repeat("/a", 2000)) + "/{*y}", "GET /" + string.Join('/', Enumerable.Range(0, 64).Select(i => $"{{p{i}?}}")))
            .Hit(string.Concat(Enumerable.Repeat("/a", 2000)) + "/z", string.Concat(Enumerable.Repeat("/a", 2000)) + "/{x}", "x@4001=z")
            .Hit(string.Concat(Enumerable.Repeat("/A", 2000)) + "/z/z", string.Concat(Enumerable.Repeat("/a", 2000)) + "/{*y}", "y@4001=z/z")
            .Hit("/" + new string('B', 8000), "/" + new string('b', 8000)).Miss(string.Concat(Enumerable.Repeat("/a", 1999)), "/b/" + new string('b', 8000) + string.Concat(Enumerable.Repeat("/b", 64)))
            .Hit("/1/x", "/{" + new string('c', 8000) + "}/x", new string('c', 8000) + "=1")
            .Hit(string.Concat(Enumerable.Repeat("/b", 64)), "/" + string.Join('/', Enumerable.Range(0, 64).Select(i => $"{{p{i}?}}")), [.. Enumerable.Range(0, 64).Select(i => $"p{i}@{(2 * i) + 1}=b")])
            .Hit("/", "/" + string.Join('/', Enumerable.Range(0, 64).Select(i => $"{{p{i}?}}"))),
        new ConformanceCase("A literal is not matched by itself with NULs behind it", "GET /abc", "GET /abcdefgh").Miss("/abc\0", "/abc\0\0\0\0\0", "/abcdefgh\0", "/abcdefgh\0\0\0\0\0\0\0\0", "/ab\0"),
        new ConformanceCase("Lone surrogates are ordinary in values", "GET /{v}", "GET /{v}/x")
            .Hit("/\ud800", "/{v}", "v=\ud800").Hit("/a\udc00b", "/{v}", "v=a\udc00b").Hit("/\udc00\ud800/x", "/{v}/x", "v=\udc00\ud800"),
        new ConformanceCase("Lone surrogates match no other character", "GET /\uFFFDx", "GET /a😀").Hit("/\uFFFDx", "/\uFFFDx").Miss("/a\ud83d", "/a\ude00", "/a\ud83d\ud83d"),
        new ConformanceCase("Characters whose low byte is another's are not that one", "GET /abc", "GET /x/{v:int}")
            .Miss("/\u0161bc", "/a\u0162c", "/ab\u0163", "/\u6161\u6262\u6363", "/x/\u0131", "\u012Fabc", "/x/\u0531"),
        new ConformanceCase("A path of a megabyte in one segment", "GET /{v}", "GET /{v}/x", "GET /{v:length(1048576)}/y", "GET /lit")
            .Hit("/" + s_million, "/{v}", $"v@1={s_million}").Hit($"/{s_million}/x", "/{v}/x", $"v={s_million}").Hit($"/{s_million}/y", "/{v:length(1048576)}/y", $"v={s_million}").Miss($"/{s_million}/z", "/" + s_million + "/x/x"),
        new ConformanceCase("A path of a hundred thousand segments", "GET /{*r}", "POST /a/a/a/a", "POST /{a}/{b}/{c}/{d?}")
            .Hit(string.Concat(Enumerable.Repeat("/a", 100_000)), "/{*r}", "r=" + string.Concat(Enumerable.Repeat("/a", 100_000))[1..])
            .Hit(new string('/', 100_000), "/{*r}", "r=" + new string('/', 99_999)).On("POST").NotAllowed(string.Concat(Enumerable.Repeat("/a", 100_000)), "GET"),
        new ConformanceCase("A catch-all that refuses a hundred thousand segments", "GET /a/{*r:int}", "GET /{x}/{y}/{*r:maxlength(10)}")
            .Miss(string.Concat(Enumerable.Repeat("/a", 100_000)), new string('/', 100_000), "/a" + new string('/', 100_000)),
        new ConformanceCase("A hundred thousand slashes with duplicates ignored", new RouterOptions(IgnoreDuplicateSlashes: true), "GET /", "GET /a/{*r}", "GET /{x}/b")
            .Hit(new string('/', 100_000), "/").Hit($"{new string('/', 100_000)}a{new string('/', 100_000)}", "/a/{*r}").Hit($"/x{new string('/', 100_000)}b", "/{x}/b", "x@1=x"),
        new ConformanceCase("A path that leaves the template at its very end", "GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/last", "GET /1/{b}/3/{d}/5/{f}/7/{h}/last/{*r}")
            .Hit("/1/2/3/4/5/6/7/8/last", "/1/{b}/3/{d}/5/{f}/7/{h}/last/{*r}", "b=2", "d=4", "f=6", "h=8").Hit("/0/2/3/4/5/6/7/8/last", "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/last", "a=0", "b=2", "c=3", "d=4", "e=5", "f=6", "g=7", "h=8")
            .Miss("/1/2/3/4/5/6/7/8/lasT_", "/0/2/3/4/5/6/7/8/last/9"),
        new ConformanceCase("Looks like a full address, is no path", "GET /{*r}").Miss("http://example.org/", "example.org", "*", "?a=b", "#").Hit("/http://example.org/", "/{*r}", "r=http://example.org/"),
    ];
}
