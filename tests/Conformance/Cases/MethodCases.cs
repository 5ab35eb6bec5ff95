using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Methods, and what is allowed for a path that matches under others only.</summary>
internal static class MethodCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("Each method has its own routes", "GET /a", "POST /a", "PUT /a", "DELETE /a", "PATCH /a", "HEAD /a", "OPTIONS /a", "TRACE /a", "CONNECT /a")
            .Hit("/a", "/a").On("POST").Hit("/a", "/a").On("PUT").Hit("/a", "/a").On("DELETE").Hit("/a", "/a").On("PATCH").Hit("/a", "/a").On("HEAD").Hit("/a", "/a")
            .On("OPTIONS").Hit("/a", "/a").On("TRACE").Hit("/a", "/a").On("CONNECT").Hit("/a", "/a"),
        new ConformanceCase("Any other token is a method", "PURGE /a", "X /a", "VERSION-CONTROL /a", "M-SEARCH /b", "QUERY /a")
            .On("PURGE").Hit("/a", "/a").On("X").Hit("/a", "/a").On("VERSION-CONTROL").Hit("/a", "/a").On("M-SEARCH").Hit("/b", "/b").NotAllowed("/a", "PURGE", "QUERY", "VERSION-CONTROL", "X")
            .On("QUERY").Hit("/a", "/a"),
        new ConformanceCase("Methods are compared with their case", "GET /a", "get /b")
            .On("get").NotAllowed("/a", "GET").Hit("/b", "/b").On("Get").NotAllowed("/a", "GET").NotAllowed("/b", "get").On("GET").NotAllowed("/b", "get").Hit("/a", "/a"),
        new ConformanceCase("A method that only begins like another is another", "GET /a", "GETX /b", "PROPFIND /c", "PROPPATCH /d")
            .On("GE").NotAllowed("/a", "GET").On("GETX").NotAllowed("/a", "GET").Hit("/b", "/b").On("GETXY").NotAllowed("/b", "GETX").On("PROPFINE").NotAllowed("/c", "PROPFIND")
            .On("PROPFIND").Hit("/c", "/c").On("PROPPATCH").Hit("/d", "/d").On("PROPFINDX").NotAllowed("/c", "PROPFIND"),
        new ConformanceCase("Odd methods match nothing", "GET /a")
            .On("").NotAllowed("/a", "GET").On(" GET").NotAllowed("/a", "GET").On("GET ").NotAllowed("/a", "GET").On("GET\0").NotAllowed("/a", "GET").On("\u0147ET").NotAllowed("/a", "GET")
            .On("日本").NotAllowed("/a", "GET").On(new string('G', 10000)).NotAllowed("/a", "GET").Miss("/b"),
        new ConformanceCase("The methods of a path are exact and sorted", "PUT /a/{x}", "GET /a/{x}", "DELETE /a/b", "POST /a/{x:int}", "PATCH /{*r}", "POST /q")
            .On("X").NotAllowed("/a/b", "DELETE", "GET", "PATCH", "PUT").NotAllowed("/a/1", "GET", "PATCH", "POST", "PUT").NotAllowed("/a/c", "GET", "PATCH", "PUT").NotAllowed("/q", "PATCH", "POST")
            .NotAllowed("/z/z", "PATCH"),
        new ConformanceCase("HEAD is not implied by GET", "GET /a").On("HEAD").NotAllowed("/a", "GET"),
        new ConformanceCase("A path that matches nothing allows nothing", "GET /a", "POST /b/{x:int}").On("PUT").Miss("/c", "/b/x", "/b", "a", "/a//"),
        new ConformanceCase("A failed constraint does not make a method allowed", "GET /u/{id:int}", "POST /u/{name:alpha}")
            .Hit("/u/1", "/u/{id:int}", "id=1").NotAllowed("/u/a", "POST").Miss("/u/-").On("POST").NotAllowed("/u/1", "GET").Hit("/u/a", "/u/{name:alpha}", "name=a"),
        new ConformanceCase("A failed mixed segment does not make a method allowed", "GET /v{n}", "POST /{a}.{b}").Miss("/x").NotAllowed("/x.y", "POST").On("POST").NotAllowed("/v1", "GET"),
        new ConformanceCase("A trailing slash in either form allows the same", "POST /a/", "PUT /b").NotAllowed("/a", "POST").NotAllowed("/a/", "POST").NotAllowed("/b/", "PUT"),
        new ConformanceCase("Many methods of one path", "A /x", "B /x", "C /x", "D /x", "E /x", "F /x", "G /x", "H /x", "I /x", "J /x", "K /x", "L /x", "M /x", "N /x", "O /x", "P /x", "Q /x", "R /x", "S /x", "T /{y}")
            .NotAllowed("/x", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T").On("S").Hit("/x", "/x").On("T").Hit("/x", "/{y}", "y=x"),
        new ConformanceCase("An empty table matches nothing").Miss("/", "", "/a", "a"),
    ];
}
