using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Segments of plain text.</summary>
internal static class LiteralCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new ConformanceCase("The root template matches the root", "GET /")
            .Hit("/", "/").Hit("", "/").Miss("/a", "//", "GET", " ", "?"),
        new ConformanceCase("The empty template is the root", "GET ")
            .Hit("/", "").Hit("", "").Miss("/a"),
        new ConformanceCase("A template that starts with a tilde and a slash is the one without the tilde", "GET ~/a", "GET ~/")
            .Hit("/a", "~/a").Hit("/", "~/").Miss("/~/a", "~/a", "/~"),
        new ConformanceCase("A template without the first slash is the one with it", "GET a/b")
            .Hit("/a/b", "a/b").Miss("a/b", "/a", "/b"),
        new ConformanceCase("A path that does not start with a slash matches nothing", "GET /a", "GET /{x}", "GET /{*rest}")
            .Miss("a", "xa", "\\a", "http://a/a", "*", " /a").Hit("/a", "/a"),
        new ConformanceCase("A literal matches itself and nothing longer or shorter", "GET /users")
            .Hit("/users", "/users").Miss("/user", "/userss", "/users1", "/ users", "/users ", "/u", "/", "/users/1", "/x/users"),
        new ConformanceCase("Every literal of a chain has to match", "GET /a/bb/ccc")
            .Hit("/a/bb/ccc", "/a/bb/ccc").Miss("/a/bb", "/a", "/a/bb/cc", "/a/bb/cccc", "/a/b/ccc", "/aa/bb/ccc", "/a/bb/ccc/d"),
        new ConformanceCase("A route may end inside another", "GET /a", "GET /a/b/c", "GET /a/b/c/d/e")
            .Hit("/a", "/a").Hit("/a/b/c", "/a/b/c").Hit("/a/b/c/d/e", "/a/b/c/d/e").Miss("/a/b", "/a/b/c/d", "/a/b/c/d/e/f"),
        new ConformanceCase("Literals that share a beginning", "GET /t", "GET /te", "GET /tea", "GET /team", "GET /teams", "GET /test")
            .Hit("/t", "/t").Hit("/te", "/te").Hit("/tea", "/tea").Hit("/team", "/team").Hit("/teams", "/teams").Hit("/test", "/test")
            .Miss("/tes", "/tests", "/teamx", "/s"),
        new ConformanceCase("Literals that share beginning, end and length",
                "GET /abcdefgh", "GET /abcXefgh", "GET /abcdefgh12345678", "GET /abcdefgh1234X678", "GET /abcdefgh12345678X12345678",
                "GET /abcdefgh12345678Y12345678")
            .Hit("/abcdefgh", "/abcdefgh").Hit("/abcXefgh", "/abcXefgh").Hit("/abcdefgh12345678", "/abcdefgh12345678")
            .Hit("/abcdefgh1234X678", "/abcdefgh1234X678").Hit("/abcdefgh12345678X12345678", "/abcdefgh12345678X12345678")
            .Hit("/abcdefgh12345678Y12345678", "/abcdefgh12345678Y12345678")
            .Miss("/abcYefgh", "/abcdefgh1234Y678", "/abcdefgh12345678Z12345678"),
        new ConformanceCase("Literals of every length around the width of a word and of a vector",
                "GET /1234567", "GET /12345678", "GET /123456789", "GET /123456789012345", "GET /1234567890123456",
                "GET /12345678901234567", "GET /1234567890123456789012345678901", "GET /12345678901234567890123456789012",
                "GET /123456789012345678901234567890123")
            .Hit("/1234567", "/1234567").Hit("/12345678", "/12345678").Hit("/123456789", "/123456789")
            .Hit("/123456789012345", "/123456789012345").Hit("/1234567890123456", "/1234567890123456")
            .Hit("/12345678901234567", "/12345678901234567")
            .Hit("/1234567890123456789012345678901", "/1234567890123456789012345678901")
            .Hit("/12345678901234567890123456789012", "/12345678901234567890123456789012")
            .Hit("/123456789012345678901234567890123", "/123456789012345678901234567890123")
            .Miss("/123456", "/12345678901234", "/1234567890123456x", "/1234567890123456789012345678901x", "/123456789012345678901234567890"),
        new ConformanceCase("A long literal differs in one character anywhere", "GET /Microsoft.Compute.VirtualMachineScaleSets/x")
            .Hit("/Microsoft.Compute.VirtualMachineScaleSets/x", "/Microsoft.Compute.VirtualMachineScaleSets/x")
            .Miss("/Xicrosoft.Compute.VirtualMachineScaleSets/x", "/Microsoft.Compute.VirtualMachineScaleSetx/x",
                "/Microsoft.Compute_VirtualMachineScaleSets/x", "/Microsoft.Compute.VirtualXachineScaleSets/x",
                "/Microsoft.Compute.VirtualMachineScaleSets/y"),
        new ConformanceCase("Dots are ordinary characters", "GET /.", "GET /..", "GET /a.b", "GET /.well-known/x")
            .Hit("/.", "/.").Hit("/..", "/..").Hit("/a.b", "/a.b").Hit("/.well-known/x", "/.well-known/x")
            .Miss("/...", "/a", "/a/b", "/a/../a.b"),
        new ConformanceCase("Signs and spaces in literals are ordinary characters", "GET /a b/@c/[d]/(e)/$f!'~", "GET /a+b", "GET /*", "GET /a;v=1")
            .Hit("/a b/@c/[d]/(e)/$f!'~", "/a b/@c/[d]/(e)/$f!'~").Hit("/a+b", "/a+b").Hit("/*", "/*").Hit("/a;v=1", "/a;v=1")
            .Miss("/a%20b/@c/[d]/(e)/$f!'~", "/a b", "/x", "/a;v=2"),
        new ConformanceCase("Doubled braces are braces", "GET /{{a}}", "GET /{{", "GET /}}", "GET /{{{{b")
            .Hit("/{a}", "/{{a}}").Hit("/{", "/{{").Hit("/}", "/}}").Hit("/{{b", "/{{{{b").Miss("/{{a}}", "/a", "/{{"),
        new ConformanceCase("Percent signs are not decoded in a literal", "GET /a%2Fb", "GET /100%")
            .Hit("/a%2Fb", "/a%2Fb").Hit("/a%2fb", "/a%2Fb").Hit("/100%", "/100%").Miss("/a/b", "/100%25"),
        new ConformanceCase("Literals outside ASCII", "GET /日本/語", "GET /größe", "GET /😀")
            .Hit("/日本/語", "/日本/語").Hit("/größe", "/größe").Hit("/😀", "/😀").Miss("/日本", "/grosse", "/gro\u0308ße", "/😁", "/\ud83d"),
        new ConformanceCase("Paths and literals that are one longer where a character is one smaller",
                "GET /eventsstore/cluster/events", "GET /eventsstore/services/events", "POST /eventsstorecluster-events/{x}", "POST /eventsstoreservices-events/{x}")
            .Hit("/eventsstore/cluster/events", "/eventsstore/cluster/events").Hit("/eventsstore/services/events", "/eventsstore/services/events")
            .Miss("/eventsstore/clusters/events", "/eventsstore/service/events")
            .On("POST").Hit("/eventsstorecluster-events/1", "/eventsstorecluster-events/{x}", "x=1").Hit("/eventsstoreservices-events/1", "/eventsstoreservices-events/{x}", "x=1"),
        new ConformanceCase("Literals of many segments",
                "GET /a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t", "GET /a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/u", "GET /1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16")
            .Hit("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t")
            .Hit("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/u", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/u")
            .Hit("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16")
            .Miss("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/v", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/17",
                "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"),
    ];
}
