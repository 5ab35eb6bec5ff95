using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Segments in which literal text stands beside parameters.</summary>
internal static class MixedCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("A literal in front of a parameter", "GET /v{major}")
            .Hit("/v1", "/v{major}", "major@2=1").Hit("/vv", "/v{major}", "major=v").Hit("/v1.2", "/v{major}", "major=1.2").Miss("/v", "/1", "/x1", "/", "/v1/2"),
        new ConformanceCase("A literal behind a parameter", "GET /{name}.json")
            .Hit("/a.json", "/{name}.json", "name@1=a").Hit("/a.json.json", "/{name}.json", "name=a.json").Miss("/.json", "/a.jso", "/a.jsonx", "/ajson"),
        new ConformanceCase("Literals on both sides", "GET /x{a}y")
            .Hit("/x1y", "/x{a}y", "a@2=1").Hit("/xxyy", "/x{a}y", "a=xy").Hit("/xyxy", "/x{a}y", "a=yx").Miss("/xy", "/x1", "/1y", "/x1yz"),
        new ConformanceCase("Parameters in mixed segments are not empty", "GET /{a}-{b}")
            .Hit("/1-2", "/{a}-{b}", "a@1=1", "b@3=2").Miss("/-", "/1-", "/-2", "/12", "/"),
        new ConformanceCase("The literal between two parameters is taken at its rightmost place", "GET /{a}-{b}", "GET /x/{name}.{ext}")
            .Hit("/1-2-3", "/{a}-{b}", "a=1-2", "b@5=3").Hit("/x/a.tar.gz", "/x/{name}.{ext}", "name=a.tar", "ext=gz").Miss("/x/a"),
        new ConformanceCase("A rightmost place that leaves a parameter empty is not taken", "GET /{a}-{b}")
            .Hit("/1-2-", "/{a}-{b}", "a=1", "b=2-").Miss("/--").Hit("/1--", "/{a}-{b}", "a=1", "b=-"),
        new ConformanceCase("A literal at the front is found again further left", "GET /b{x}", "GET /ab{x}ab{y}")
            .Hit("/b0b0", "/b{x}", "x@2=0b0").Hit("/bb", "/b{x}", "x=b").Hit("/bbb", "/b{x}", "x=bb").Miss("/b", "/0b0")
            .Hit("/ab1ab2ab3", "/ab{x}ab{y}", "x=1ab2", "y=3"),
        new ConformanceCase("Places further left are tried until everything fits", "GET /{a}-{b:int}-{c}", "GET /x{a}x{b}x")
            .Hit("/p-1-q", "/{a}-{b:int}-{c}", "a=p", "b=1", "c=q").Hit("/p-1-q-r", "/{a}-{b:int}-{c}", "a=p", "b=1", "c=q-r")
            .Hit("/p-q-1-2-r-s", "/{a}-{b:int}-{c}", "a=p-q-1", "b=2", "c=r-s").Miss("/p-q-r", "/1-2")
            .Hit("/x1x2x", "/x{a}x{b}x", "a=1", "b=2").Hit("/xxxxx", "/x{a}x{b}x", "a=x", "b=x").Miss("/xxxx"),
        new ConformanceCase("A constraint takes part in the choice of the place", "GET /{a:int}-{b}", "GET /n/{name}.{major:int}")
            .Hit("/1-2-3", "/{a:int}-{b}", "a@1=1", "b@3=2-3").Hit("/1-x", "/{a:int}-{b}", "a=1", "b=x").Miss("/x-1")
            .Hit("/n/a.b.3", "/n/{name}.{major:int}", "name=a.b", "major=3").Miss("/n/a.3.b"),
        new ConformanceCase("Every place of two literals is tried in a segment of sixty characters", "GET /{a}..{b:double}..{c}")
            .Hit("/x..0" + new string('.', 60), "/{a}..{b:double}..{c}", "a=x", "b=0.", "c@8=" + new string('.', 57)).Miss("/x.." + new string('.', 60)),
        new ConformanceCase("Three parameters and two different literals", "GET /{y}-{m}.{d}")
            .Hit("/2024-05.06", "/{y}-{m}.{d}", "y@1=2024", "m@6=05", "d@9=06").Hit("/a-b-c.d.e", "/{y}-{m}.{d}", "y=a-b", "m=c.d", "d=e").Miss("/2024.05-06", "/a-b", "/a.b"),
        new ConformanceCase("Many parameters in one segment", "GET /{a},{b},{c},{d},{e},{f}")
            .Hit("/1,2,3,4,5,6", "/{a},{b},{c},{d},{e},{f}", "a=1", "b=2", "c=3", "d=4", "e=5", "f=6")
            .Hit("/0,1,2,3,4,5,6", "/{a},{b},{c},{d},{e},{f}", "a=0,1", "b=2", "c=3", "d=4", "e=5", "f=6").Miss("/1,2,3,4,5", "/,,,,,,"),
        new ConformanceCase("Mixed segments among others", "GET /files/{name}.{ext}/v{n:int}/raw")
            .Hit("/files/a.b/v2/raw", "/files/{name}.{ext}/v{n:int}/raw", "name@7=a", "ext@9=b", "n@12=2").Miss("/files/a/v2/raw", "/files/a.b/vx/raw", "/files/a.b/v2", "/files/a.b/2/raw"),
        new ConformanceCase("Literals in mixed segments ignore case as others do", "GET /V{n}", "GET /{a}AND{b}")
            .Hit("/v1", "/V{n}", "n=1").Hit("/V1", "/V{n}", "n=1").Hit("/xandY", "/{a}AND{b}", "a=x", "b=Y"),
        new ConformanceCase("Literals in mixed segments keep case if the router does", new RouterOptions(CaseSensitive: true), "GET /V{n}")
            .Hit("/V1", "/V{n}", "n=1").Miss("/v1"),
        new ConformanceCase("Literals outside ASCII in mixed segments", "GET /größe{n}", "GET /{a}→{b}", "GET /x/k{n}")
            .Hit("/größe5", "/größe{n}", "n@6=5").Hit("/GRÖßE5", "/größe{n}", "n=5").Hit("/1→2", "/{a}→{b}", "a=1", "b@3=2").Miss("/GROESSE5")
            .Hit("/x/K1", "/x/k{n}", "n=1").Miss("/x/\u212A1"),
        new ConformanceCase("Escaped braces in mixed segments", "GET /{{{a}-}}")
            .Hit("/{1-}", "/{{{a}-}}", "a@2=1").Miss("/{-}", "/1-}", "/{1}"),
        new ConformanceCase("A default in a mixed segment is never used", "GET /{a}-{b=2}")
            .Hit("/1-3", "/{a}-{b=2}", "a=1", "b=3").Miss("/1", "/1-", "/"),
        new ConformanceCase("A percent-encoded slash is text in a mixed segment", "GET /{a}%2F{b}")
            .Hit("/x%2Fy", "/{a}%2F{b}", "a=x", "b=y").Hit("/x%2fy", "/{a}%2F{b}", "a=x", "b=y").Miss("/x/y"),
        new ConformanceCase("A long mixed segment", "GET /prefix-of-some-length-{id}-suffix-of-some-length-that-passes-sixty-four-characters")
            .Hit("/prefix-of-some-length-42-suffix-of-some-length-that-passes-sixty-four-characters", "/prefix-of-some-length-{id}-suffix-of-some-length-that-passes-sixty-four-characters", "id@23=42")
            .Hit("/PREFIX-of-some-length-a-suffix-b-suffix-of-some-length-that-passes-sixty-four-characters", "/prefix-of-some-length-{id}-suffix-of-some-length-that-passes-sixty-four-characters", "id=a-suffix-b")
            .Miss("/prefix-of-some-length--suffix-of-some-length-that-passes-sixty-four-characters", "/prefix-of-some-length-42-suffix-of-some-length-that-passes-sixty-four-character"),
    ];
}
