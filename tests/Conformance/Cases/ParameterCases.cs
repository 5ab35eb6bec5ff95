using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Parameters that take a whole segment.</summary>
internal static class ParameterCases
{
    private static readonly string s_long = new('x', 5000);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("A parameter takes one whole segment", "GET /users/{id}")
            .Hit("/users/42", "/users/{id}", "id@7=42").Hit("/users/x", "/users/{id}", "id@7=x").Hit("/users/a.b-c", "/users/{id}", "id=a.b-c")
            .Miss("/users", "/users/1/2", "/42", "/user/42"),
        new ConformanceCase("A parameter may be first, last, or all there is", "GET /{a}", "GET /{a}/x", "GET /x/y/{a}")
            .Hit("/q", "/{a}", "a@1=q").Hit("/q/x", "/{a}/x", "a@1=q").Hit("/x/y/q", "/x/y/{a}", "a@5=q").Miss("/", "/q/y", "/x/z/q"),
        new ConformanceCase("Parameters side by side", "GET /{a}/{b}/{c}/{d}")
            .Hit("/1/22/333/4444", "/{a}/{b}/{c}/{d}", "a@1=1", "b@3=22", "c@6=333", "d@10=4444").Miss("/1/2/3", "/1/2/3/4/5"),
        new ConformanceCase("A parameter does not match an empty segment", "GET /a/{b}/c", "GET /{x}", "GET /p/{q}")
            .Miss("/a//c", "/", "//", "/p//").Hit("/p/", "/{x}", "x=p"),
        new ConformanceCase("A value is kept as the path has it", "GET /v/{value}")
            .Hit("/v/AbC", "/v/{value}", "value=AbC").Hit("/v/a%2Fb", "/v/{value}", "value=a%2Fb").Hit("/v/%41", "/v/{value}", "value=%41")
            .Hit("/v/ ", "/v/{value}", "value= ").Hit("/v/a+b", "/v/{value}", "value=a+b").Hit("/v/{x}", "/v/{value}", "value={x}")
            .Hit("/v/a?b#c", "/v/{value}", "value=a?b#c").Hit("/v/..", "/v/{value}", "value=..").Hit("/v/a\\b", "/v/{value}", "value=a\\b"),
        new ConformanceCase("A value outside ASCII counts its offset in the units of the path", "GET /é/{a}/😀/{b}/{c}")
            .Hit("/é/ü/😀/日本/x", "/é/{a}/😀/{b}/{c}", "a@3=ü", "b@8=日本", "c@11=x"),
        new ConformanceCase("A value of any length", "GET /{a}/{b}/end")
            .Hit($"/{s_long}/{s_long}/end", "/{a}/{b}/end", $"a@1={s_long}", $"b@5002={s_long}").Miss($"/{s_long}/{s_long}", $"/{s_long}/{s_long}/en"),
        new ConformanceCase("Values around the 64th character of a path", "GET /aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/{x}/{y}/z")
            .Hit("/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/1/22/z", "/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/{x}/{y}/z", "x@62=1", "y@64=22")
            .Hit("/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/12/3/z", "/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/{x}/{y}/z", "x@62=12", "y@65=3")
            .Hit("/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/123/4/z", "/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/{x}/{y}/z", "x@62=123", "y@66=4")
            .Miss("/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc/1/2/y", "/aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccc//2/z"),
        new ConformanceCase("Names of parameters may be of any letters and keep their case", "GET /{Äpfel}/{_x1}/{user-id}/{A.B}/{@class}")
            .Hit("/1/2/3/4/5", "/{Äpfel}/{_x1}/{user-id}/{A.B}/{@class}", "Äpfel=1", "_x1=2", "user-id=3", "A.B=4", "@class=5"),
        new ConformanceCase("Routes may name the same place differently", "GET /u/{id}/a", "GET /u/{name}/b", "POST /u/{key}/a")
            .Hit("/u/1/a", "/u/{id}/a", "id=1").Hit("/u/1/b", "/u/{name}/b", "name=1").On("POST").Hit("/u/1/a", "/u/{key}/a", "key=1"),
        new ConformanceCase("Sixteen parameters and more", "GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}/{j}/{k}/{l}/{m}/{n}/{o}/{p}/{q}/{r}")
            .Hit("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18", "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}/{j}/{k}/{l}/{m}/{n}/{o}/{p}/{q}/{r}",
                "a=1", "b=2", "c=3", "d=4", "e=5", "f=6", "g=7", "h=8", "i=9", "j=10", "k=11", "l=12", "m=13", "n=14", "o=15", "p=16", "q@40=17", "r@43=18")
            .Miss("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19"),
    ];
}
