using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Upper and lower case.</summary>
internal static class LetterCaseCases
{
    private static readonly RouterOptions s_caseSensitive = new(CaseSensitive: true);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("Case is ignored by default", "GET /Users/List", "GET /a")
            .Hit("/users/list", "/Users/List").Hit("/USERS/LIST", "/Users/List").Hit("/uSeRs/lIsT", "/Users/List").Hit("/A", "/a"),
        new ConformanceCase("Case counts if the router says so", s_caseSensitive, "GET /Users/List", "GET /a", "GET /A")
            .Hit("/Users/List", "/Users/List").Miss("/users/List", "/Users/list", "/USERS/LIST").Hit("/a", "/a").Hit("/A", "/A"),
        new ConformanceCase("Only letters are folded", "GET /@[`{{a", "GET /0", "GET /~x")
            .Hit("/@[`{A", "/@[`{{a").Miss("/`[`{a", "/@{`{a", "/@[@{a", "/@[`[a").Hit("/0", "/0").Miss("/\u0010", "/P").Hit("/~X", "/~x").Miss("/^x"),
        new ConformanceCase("Case is ignored in literals of every length", "GET /AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_")
            .Hit("/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789-_", "/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_")
            .Hit("/ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", "/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_")
            .Miss("/ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-\u007F", "/ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\r_"),
        new ConformanceCase("Letters outside ASCII ignore case as .NET's ordinal comparison does", "GET /Äpfel", "GET /ΣΊΣΥΦΟΣ", "GET /straße", "GET /ÿ")
            .Hit("/äPFEL", "/Äpfel").Hit("/σίσυφοσ", "/ΣΊΣΥΦΟΣ").Hit("/STRAßE", "/straße").Hit("/Ÿ", "/ÿ").Hit("/σίσυφος", "/ΣΊΣΥΦΟΣ").Miss("/STRASSE", "/Apfel", "/σισυφοσ"),
        new ConformanceCase("Letters outside ASCII keep case if the router does", s_caseSensitive, "GET /Äpfel").Hit("/Äpfel", "/Äpfel").Miss("/äpfel", "/ÄPFEL"),
        new ConformanceCase("The Kelvin sign is not k, nor the long s an s", "GET /k", "GET /s", "GET /kelvin/sign")
            .Hit("/K", "/k").Hit("/S", "/s").Miss("/\u212A", "/\u017F", "/\u212Aelvin/sign", "/kelvin/\u017Fign"),
        new ConformanceCase("A literal Kelvin sign is itself", "GET /\u212A", "GET /a\u017F").Hit("/\u212A", "/\u212A").Hit("/a\u017F", "/a\u017F").Miss("/k", "/K", "/as", "/aS"),
        new ConformanceCase("Dotted and dotless i are other letters than i", "GET /i", "GET /x/\u0130", "GET /y/\u0131")
            .Hit("/I", "/i").Miss("/\u0130", "/\u0131").Hit("/x/\u0130", "/x/\u0130").Miss("/x/i", "/x/I").Hit("/y/\u0131", "/y/\u0131").Miss("/y/i", "/y/I"),
        new ConformanceCase("Letters beyond U+FFFF ignore case", "GET /\U00010400").Hit("/\U00010428", "/\U00010400").Hit("/\U00010400", "/\U00010400").Miss("/\U00010401"),
        new ConformanceCase("Values keep their case", "GET /A/{x}").Hit("/a/MiXeD", "/A/{x}", "x=MiXeD"),
        new ConformanceCase("Case of an ASCII part counts the same in a literal with other letters", "GET /caf\u00E9-Bar")
            .Hit("/CAF\u00C9-bar", "/caf\u00E9-Bar").Miss("/cafe\u0301-bar", "/CAFE-bar"),
    ];
}
