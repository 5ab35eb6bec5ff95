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
        NumberConstraintCases.Constraint("regex([a-z]+)", ["k", "K", "Kk", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"], ["\u212A", "k\u212A", "\u017F", "é", "abcdefghijklmnopqrstuvwxyz\u212A", "a1"]),
        NumberConstraintCases.Constraint("regex([^k]+)", ["\u212A", "a\u212A😀", "é"], ["k", "aK", "\u212Ak"]),
        NumberConstraintCases.Constraint("regex([0-9a-f]{{8}}-([0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}})",
            ["ca761232-ed42-11ce-bacd-00aa0057b223", "CA761232-ED42-11CE-BACD-00AA0057B223"],
            ["ca761232-ed42-11ce-bacd-00aa0057b22", "ca761232-ed42-11ce-bacd-00aa0057b2233", "ga761232-ed42-11ce-bacd-00aa0057b223", "ca761232-ed42-11ce-bacd-00aa0057b22é", "ca761232_ed42-11ce-bacd-00aa0057b223", "-"]),
        NumberConstraintCases.Constraint("regex([0-9a-f]{{64}})",
            ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
            ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85é"]),
        NumberConstraintCases.Constraint("regex([a-z0-9]+(?:-[a-z0-9]+)*)", ["a", "a-b", "how-to-write-a-router"], ["-a", "a-", "a--b", "how-to-write-a-router-", "é-a", "how-to-write-a-röuter"]),
        NumberConstraintCases.Constraint(@"regex((?<n>x|y)\.(?i:a)(?-i:b)[c-z-[xyz]]??)", ["x.ab", "Y.Ab", "y.abC"], ["x.aB", "x.abx", "xab", "x."]),
        NumberConstraintCases.Constraint("regex([é-ü]{{2,20}}|日本😀+)", ["éü", "ééééééééééééééééé", "日本😀"], ["é", "日本", "日本😀a", "ab"]),
        NumberConstraintCases.Constraint("regex(.{{17,18}})", ["aaaaaaaaaaaaaaaaa", "ééééééééééééééééé", "aaaaaaaaaaaaaaaa😀"], ["aaaaaaaaaaaaaaaa", "ééééééééé", "aaaaaaaaaaaaaaaaa\n", "aaaaaaaaaaaaaaaaa😀"]),
        NumberConstraintCases.Constraint("regex(a$|^b)", ["a", "b"], ["a\n", "ab"]),
        new ConformanceCase("An expression guards defaults, parts and rests", "GET /d/{a:regex(x+)=xx}", "GET /m/v{a:regex([0-9]+)}.{b:regex([a-z]{{2}})}", "GET /r/{*a:regex([a-z/]+)}")
            .Hit("/d", "/d/{a:regex(x+)=xx}", "a=xx").Hit("/d/x", "/d/{a:regex(x+)=xx}", "a=x").Miss("/d/y")
            .Hit("/m/v1.zz", "/m/v{a:regex([0-9]+)}.{b:regex([a-z]{{2}})}", "a=1", "b=zz").Miss("/m/v.zz", "/m/v1.zzz", "/m/v1.2")
            .Hit("/r/a/b/c", "/r/{*a:regex([a-z/]+)}", "a=a/b/c").Miss("/r/a/1"),
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
