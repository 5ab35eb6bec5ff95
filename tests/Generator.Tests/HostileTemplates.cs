using System.Collections.Generic;
using System.Linq;

namespace Generator.Tests;

/// <summary>Templates that are malformed, or made to be slow or large; and tables whose routes do not go together.</summary>
internal static class HostileTemplates
{
    /// <summary>What is wrong: each has to be reported.</summary>
    public static string[] Malformed { get; } =
    [
        .. Braces(), .. Names(), .. Segments(), .. Constraints(), .. Expressions(),
    ];

    /// <summary>What is odd, and accepted: each is a route like any other.</summary>
    public static string[] Accepted { get; } =
    [
        "", "/", "~/", "~/a", "a", "/ ", "/\t", "/\n", "/\0", "/a\0b", "/\uD800", "/\uDC00x", "/\uFEFF", "/\u202E", "/\u2028", "/\u0130", "/\u212A", "/\uFFFF",
        "/{{", "/}}", "/{{}}", "/{{{{a}}}}", "/~/", "/{a:regex([[:alpha:]-z])}x(", "/a{{b", "/%", "/%zz", "/%00", "/%2F", "/%20", "/..", "/.", "/...", "/;", "/&", "/#", "/'", "/\"", "/\\",
        "/{=}", "/{:}", "/{:int}", "/{=1}", "/{a:}", "/{a::int}", "/{a:int:}", "/{a b}", "/{ }", "/{\0}", "/{\uD800}", "/{\u0130}", "/{a-b}", "/{1}", "/{class}", "/{a.b}", "/{a}{{", "/{a=}", "/{a=\0}", "/{a=b=c}", "/{a=/}", "/{a:int=x}",
        "/{a?}/b", "/{a=1}/b", "/{a}.{b?}", "/{a}-{b}-{c}", "/{*a}", "/{**a}", "/{*a=x}", "/{a:int:int:int:int}", "/{a:length(0)}", "/{a:int:alpha}",
        "/{a:INT}", "/{a:regex(.*)}", "/{a:regex((a+)+)}", "/{a:regex((a|a)*)}", "/{a:regex(((((((((a*)*)*)*)*)*)*)*)*)}", "/{a:regex((.*){{50}})}",
        "/{a:regex((a|aa)+)}", "/{a:regex([^/]*x)}", "/{a:regex(\uD800)}", "/{a:regex(\0)}", "/{a:regex([\0-\uFFFF])}", "/{a:regex($^)}", "/{a:regex((?i)(?-i)a)}",
        "/{a:regex([a-z-[aeiou-[e]]])}", "/{a:regex((?#comment)a)}", "/{a:min(-9223372036854775808)}", "/{a:range(0,0)}", "/{a:maxlength(2147483647)}",
        Repeat("/a", 2_000), Repeat("/{{", 1_000), "/" + Repeat("x", 8_000), "/" + Repeat("\uD83D\uDE00", 4_000), Parameters(64), "/" + Repeat(".", 1_000),
        $"/{{a:regex({Repeat("(", 1_000)}a{Repeat(")", 1_000)})}}", $"/{{a:regex({Repeat("(?:a|", 800)}b{Repeat(")", 800)})}}", $"/{{a:regex([{Repeat("a-z", 2_000)}])}}",
        $"/{{a:regex({Repeat("a?", 2_000)})}}", $"/{{a:regex({Repeat("a|", 3_000)}b)}}", $"/{{a{Repeat(":int", 1_500)}}}",
    ];

    /// <summary>Expressions beyond what a template can hold, for the compiler of expressions itself.</summary>
    public static IEnumerable<(string Name, string Pattern)> LargeExpressions =>
    [
        ("100,000 characters", Repeat("abcdefghij", 10_000)),
        ("100,000 alternatives", Repeat("a|", 100_000) + "b"),
        ("100,000 different alternatives", string.Join("|", Enumerable.Range(0, 20_000))),
        ("10,000 groups", Repeat("(", 10_000) + "a" + Repeat(")", 10_000)),
        ("10,000 groups, repeated", Repeat("(?:", 10_000) + "a" + Repeat(")*", 10_000)),
        ("10,000 groups, optional", Repeat("(", 10_000) + "a" + Repeat(")?", 10_000)),
        ("10,000 groups, never closed", Repeat("(", 10_000)),
        ("10,000 classes within each other", Repeat("[a-z-", 10_000) + "[b]" + Repeat("]", 10_000)),
        ("x{1000000}", "x{1000000}"), ("x{2147483647}", "x{2147483647}"), ("x{0,2147483647}", "x{0,2147483647}"), ("x{99999999999}", "x{99999999999}"),
        ("(.*){50}", "(.*){50}"), ("(.*){5000}", "(.*){5000}"), ("((a{1000}){1000}){1000}", "((a{1000}){1000}){1000}"), ("(a{0,30}){0,30}", "((a{0,30}){0,30}){0,30}"),
        ("(x?){30000}", "(x?){30000}"), ("(x+x+)+y", "(x+x+)+y"), (".*a.{15}", ".*a.{15}"), (".*a.{30}", ".*a.{30}"), ("(a|b|ab)*c{500}", "(a|b|ab)*c{500}"),
        ("all classes", string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"[\\u{i * 20:X4}-\\u{(i * 20) + 9:X4}]"))),
        ("overlapping classes", string.Join("|", Enumerable.Range(0, 1_000).Select(static i => $"[\\u{i:X4}-\\u{60_000 - i:X4}]{{3}}"))),
        ("(?i) within (?i)", Repeat("(?i:", 5_000) + "k" + Repeat(")", 5_000)),
        ("comments", Repeat("(?#x)", 20_000)), ("escapes", Repeat("\\", 99_999)), ("brackets", Repeat("[", 100_000)), ("braces", Repeat("{", 100_000)), ("bars", Repeat("|", 100_000)),
        ("stars", "a" + Repeat("*?", 50_000)), ("lone surrogates", Repeat("\uD800", 50_000)), ("NUL", Repeat("\0", 50_000)), ("options", Repeat("(?imsnx-imsnx)", 5_000)),
        ("lookaheads", Repeat("(?=", 30_000)), ("names", string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"(?<n{i}>a)"))), ("back-references", Repeat("(a)\\1", 10_000)),
        ("x{1}{1}…", "x" + Repeat("{1}", 20_000)), ("x{2}{2}…", "x" + Repeat("{2}", 40)), ("(((x{2}){2})…", Repeat("(", 60) + "x" + Repeat("{2})", 60)),
    ];

    /// <summary>Tables in which routes do not go together, with the rules that are expected (one of them is enough for a large one).</summary>
    public static IEnumerable<(string Name, string[] Templates, string[] Rules)> Conflicts =>
    [
        ("the same twice", ["/a/{x}", "/a/{y}"], ["BNR0004"]),
        ("case", ["/a", "/A"], ["BNR0004"]),
        ("a slash at the end", ["/a/{x}", "/a/{y}/"], ["BNR0004"]),
        ("defaults", ["/a/{x=1}", "/a/{y=2}"], ["BNR0004"]),
        ("optional and default", ["/a/{x?}", "/a/{y=2}"], ["BNR0004"]),
        ("the same values", ["/{x:alpha}", "/{y:regex([a-z]+)}"], ["BNR0004"]),
        ("overlapping numbers", ["/{x:int}", "/{y:long}"], ["BNR0020"]),
        ("overlapping expressions", ["/{x:regex(a.*)}", "/{y:regex(.*b)}"], ["BNR0020"]),
        ("mixed", ["/{a}-{b}", "/{a}.{b}"], ["BNR0020"]),
        ("catch-alls", ["/{*x:minlength(2)}", "/{*y:file}"], ["BNR0020"]),
        ("nothing left", ["/{x:length(1,5)}", "/{x:minlength(6)}", "/{y}"], ["BNR0021"]),
        ("contradiction", ["/{x:int:alpha}"], ["BNR0022"]),
        ("empty", ["/{x:min(5):max(4)}", "/{x:length(0)}"], ["BNR0022"]),
        ("3,000 that overlap one another", [.. Enumerable.Range(0, 3_000).Select(static i => $"/x/{{a:regex([a-z]*{i}[a-z]*)}}")], ["BNR0020", "BNR0023"]),
        ("2,000 lengths", [.. Enumerable.Range(1, 2_000).Select(static i => $"/x/{{a:length(1,{i})}}")], ["BNR0020"]),
        ("2,000 ranges", [.. Enumerable.Range(1, 2_000).Select(static i => $"/x/{{a:range({i},{i + 1_000_000})}}")], ["BNR0020"]),
        ("1,000 of several segments", [.. Enumerable.Range(0, 1_000).Select(static i => $"/{{a:min({i})}}/{{b:max({i})}}/{{c:regex([a-z]{{{{1,{(i % 50) + 1}}}}})}}")], ["BNR0020"]),
        ("1,000 that are told apart late", [.. Enumerable.Range(0, 1_000).Select(static i => $"/x/{{a:regex([ab]{{{{40}}}}{i})}}")], ["", "BNR0023"]),
        ("3,000 duplicates", [.. Enumerable.Range(0, 3_000).Select(static i => $"/x/{{a{i}:int}}")], ["BNR0004"]),
        ("64 that hide one", [.. Enumerable.Range(0, 64).Select(static i => $"/x/{{a:regex([\\u{i * 1024:X4}-\\u{(i * 1024) + 1023:X4}].*)}}"), "/x/{b}"], ["", "BNR0021"]),
        ("mixed segments of many parts", [.. Enumerable.Range(0, 60).Select(static i => "/" + string.Concat(Enumerable.Range(0, 20).Select(p => $"{{p{p}}}{(char)('a' + ((p + i) % 26))}")))], ["BNR0004"]),
        ("tiers of optional parameters", [.. Enumerable.Range(0, 200).Select(static i => $"/{i % 3}/{{a:min({i})?}}/{{b?}}/{{c?}}/{{d?}}/{{e?}}")], ["BNR0001", "BNR0020", "BNR0004"]),
    ];

    private static IEnumerable<string> Braces() =>
    [
        "/{", "/}", "/{}", "/{}}", "/{{}", "/}{", "/{a", "/a}", "/{a}}", "/{{a}", "/{a}{", "/{a{b}}", "/{a}b}", "/{{{a}}", "/{a}}}", "/{{{a}}}", "/{{{", "/}}}", "/{a/{b}", "/{a/b}", "/{/}",
        "/{{{{{", "/{a}/{", "/{a}/}", "/x{", "/x}", "/{\n", "/{{{a}}/", "/{a:{}", "/{a:}}", "/{a:x{}", "/" + Repeat("{", 4_001), "/" + Repeat("}", 4_001), "/" + Repeat("{a}{", 1_000),
    ];

    private static IEnumerable<string> Names() =>
    [
        "/{}", "/{?}", "/{*}", "/{**}", "/{***a}", "/{*?}", "/{a*}", "/{a?b}", "/{a??}", "/{a}/{a}", "/{a}/{A}", "/{a}-{a}", "/{a}/{*a}",
        "/{a?=1}", "/{a=1?}", "/{*a?}", "/{**a?}", "/{a/b}", "/{?a}", "/{a*b}", "/{a{}", "/{a}}b", Parameters(65), Parameters(2_000), "/{" + Repeat("a", 9_000) + "}",
    ];

    private static IEnumerable<string> Segments() =>
    [
        "//", "///", "//a", "/a//b", "/a//", "/{a}//{b}", "/{a}{b}", "/{a}{*b}", "/a{*b}", "/{*a}b", "/{*a}/b", "/{*a}/{b}", "/{*a}/{*b}", "/{a}{b?}", "/{a?}b", "/a{b?}", "/{a}-{b?}",
        "/?", "/a?", "/a?b=c", "/{a}?", "~", "~a", "~~/a", "/" + Repeat("a", 8_192), Repeat("/a", 5_000), Repeat("/", 8_000), Repeat("/", 100_000), Repeat("/{a}", 3_000),
        "/" + Repeat("x", 1_000_000), "/" + Repeat("{", 1_000_000), "/" + Repeat("\uD800", 20_000), "/" + Repeat("\0", 9_000),
    ];

    private static IEnumerable<string> Constraints() =>
    [
        "/{a:nope}", "/{a:int(}", "/{a:int)}", "/{a:int(1)}", "/{a:int()}x(", "/{a:length}", "/{a:length()}", "/{a:length(x)}", "/{a:length(-1)}", "/{a:length(5,3)}",
        "/{a:length(1,2,3)}", "/{a:length(99999999999)}", "/{a:min}", "/{a:min()}", "/{a:min(x)}", "/{a:min(99999999999999999999)}", "/{a:max(-99999999999999999999)}", "/{a:range(5,3)}", "/{a:range(1)}",
        "/{a:range(1,2,3)}", "/{a:range(,)}", "/{a:minlength(-1)}", "/{a:maxlength(-1)}", "/{a:maxlength(2147483648)}", "/{a:regex}", "/{a:regex()}", "/{a:in t}", "/{a: int}", "/{a:int }", "/{a:int,long}", "/{a:int|long}",
        "/{a:\0}", "/{a:\uD800}", "/{a:int\0}", "/{a:" + Repeat("x", 7_000) + "}", "/{a" + Repeat(":nope", 1_000) + "}", "/{a:length(" + Repeat("9", 4_000) + ")}", "/{a:guid()x}", "/{a:regex(a}", "/{a:regex(a)b}",
        "/{a:bool(true)}", "/{a:alpha(2)}", "/{a:datetime(x)}", "/{a:required(1)}", "/{a:file(1)}",
    ];

    private static IEnumerable<string> Expressions() =>
    [
        "/{a:regex([)}", "/{a:regex([a)}", "/{a:regex([z-a])}", "/{a:regex(()}", "/{a:regex(\\)}", "/{a:regex(*)}", "/{a:regex(+)}", "/{a:regex(?)}", "/{a:regex(a**)}", "/{a:regex(a{{3,1}})}", "/{a:regex((?<a)}",
        "/{a:regex((?<>a))}", "/{a:regex((?z)a)}", "/{a:regex((?'a)}", "/{a:regex(\\x)}", "/{a:regex(\\u12)}", "/{a:regex(\\c)}", "/{a:regex(\\p)}", "/{a:regex(\\p{{X}})}", "/{a:regex([a-\\d])}",
        "/{a:regex((a)\\1)}", "/{a:regex((?=a)b)}", "/{a:regex((?!a)b)}", "/{a:regex((?<=a)b)}", "/{a:regex((?<!a)b)}", "/{a:regex((?>a)b)}", "/{a:regex((?(a)b|c))}", "/{a:regex((?<n>a)(?<m-n>b))}", "/{a:regex(\\k<x>)}",
        "/{a:regex(\\bx)}", "/{a:regex(\\Bx)}", "/{a:regex(\\Gx)}", "/{a:regex(\\p{{L}})}", "/{a:regex(\\P{{IsGreek}})}", "/{a:regex((?m)^a$)}", "/{a:regex(x{{1000000}})}", "/{a:regex(x{{99999}})}", "/{a:regex((x{{100}}){{100}})}",
        "/{a:regex(.*a.{{20}})}", "/{a:regex((a|b)*a(a|b){{14}})}", "/{a:regex(((a{{50}}){{50}}){{50}})}", "/{a:regex(x{{2147483648}})}", $"/{{a:regex({Repeat("(", 3_000)}a)}}", $"/{{a:regex({Repeat("[a-", 1_000)})}}",
        $"/{{a:regex({Repeat("(?=a)", 1_000)})}}", $"/{{a:regex({Repeat("(a)\\1", 1_000)})}}", $"/{{a:regex({Repeat("a", 8_000)}[)}}", $"/{{a:regex({Repeat("x", 100_000)})}}", $"/{{a:regex({Repeat("(", 10_000)}a{Repeat(")", 10_000)})}}",
    ];

    private static string Parameters(int count) => string.Concat(Enumerable.Range(0, count).Select(static i => $"/{{p{i}}}"));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
