using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Constraints on text, regular expressions and a user's own constraints.</summary>
internal static class TextConstraintCases
{
    private static readonly string s_emoji = "😀😀";

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        NumberConstraintCases.Constraint("alpha", ["a", "Z", "abcXYZ", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"],
            ["1", "a1", "a b", "é", "\u212A", "\u017F", "abc\n", "\n", "a-b", "_", "[", "@", "`"]),
        NumberConstraintCases.Constraint("length(3)", ["abc", "日本語", "12 "], ["ab", "abcd", "é"]),
        NumberConstraintCases.Constraint("length(2,4)", ["ab", "abcd", s_emoji, "a😀"], ["a", "abcde", "😀a😀"]),
        NumberConstraintCases.Constraint("minlength(3)", ["abc", "abcd", "a😀"], ["ab", "😀", "é"]),
        NumberConstraintCases.Constraint("maxlength(2)", ["a", "ab", "😀", "日本"], ["abc", "a😀"]),
        NumberConstraintCases.Constraint("length(0,1)", ["a"], ["ab"]),
        NumberConstraintCases.Constraint("required", ["a", " ", "0"], []),
        NumberConstraintCases.Constraint("file", ["a.b", ".b", "a..b", "a.b.c", "a. "], ["a", "a.", "a..", "."]),
        NumberConstraintCases.Constraint("nonfile", ["a", "a.", "a..", "."], ["a.b", ".b", "a.b."]),
        NumberConstraintCases.Constraint("regex(a)", ["a", "A"], ["ab", "ba", "aa", "b", "a\n"]),
        NumberConstraintCases.Constraint("regex(a|bc)", ["a", "bc", "BC"], ["ac", "abc", "b"]),
        NumberConstraintCases.Constraint("regex(^a|b$)", ["a", "b"], ["ax", "xb"]),
        NumberConstraintCases.Constraint(@"regex(^\d{{3}}-\d{{4}}$)", ["123-4567"], ["123-456", "1234-4567", "123-45678", "123-4567\n", "x"]),
        NumberConstraintCases.Constraint("regex([a-c]{{2,3}})", ["ab", "cab", "ABC"], ["a", "abcd", "ad"]),
        NumberConstraintCases.Constraint("regex((x|y)+:[0-9]*)", ["x:", "xy:12"], ["x", ":1", "x:a"]),
        NumberConstraintCases.Constraint("regex(.*)", ["a", "é", " "], []),
        NumberConstraintCases.Constraint(@"regex([^/]+\.txt)", ["a.txt", "b.TXT"], ["a.txt.bak", ".txt", "atxt"]),
        NumberConstraintCases.Constraint("even", ["2", "10", "x4"], ["1", "x", "２"]),
        NumberConstraintCases.Constraint("slug:minlength(3)", ["a-b", "abc-1"], ["ab", "Abc", "a_b"]),
        NumberConstraintCases.Constraint("int:even", ["2", "-4"], ["1", "x2"]),
        new ConformanceCase("A regular expression keeps case if the router does", new RouterOptions(CaseSensitive: true), "GET /{a:regex([a-c]+)}")
            .Hit("/abc", "/{a:regex([a-c]+)}", "a=abc").Miss("/ABC"),
        new ConformanceCase("A regular expression may hold a slash", "GET /f/{*path:regex(a/b|c/d)}")
            .Hit("/f/a/b", "/f/{*path:regex(a/b|c/d)}", "path=a/b").Hit("/f/C/D", "/f/{*path:regex(a/b|c/d)}", "path=C/D").Miss("/f/a", "/f", "/f/a/b/"),
        new ConformanceCase("Constraints need all to accept", "GET /{a:alpha:minlength(2):maxlength(4):regex(a.*)}")
            .Hit("/ab", "/{a:alpha:minlength(2):maxlength(4):regex(a.*)}", "a=ab").Miss("/a", "/abcde", "/a1", "/bb"),
        new ConformanceCase("Different constraints at one place are asked in turn", "GET /{a:int}/x", "GET /{b:bool}/x", "GET /{c:guid}/x", "GET /{d}/x")
            .Hit("/1/x", "/{a:int}/x", "a=1").Hit("/true/x", "/{b:bool}/x", "b=true").Hit("/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f/x", "/{c:guid}/x", "c=d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f")
            .Hit("/q/x", "/{d}/x", "d=q").Miss("/1", "/1/y"),
    ];
}
