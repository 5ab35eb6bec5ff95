using System.Linq;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>The analyzer of templates points at the characters that are wrong, however the string is written.</summary>
public sealed class TemplateAnalyzerTests
{
    [Theory]
    [InlineData("""[Get("/a/⟦BNR0001:{⟧id")]""")]
    [InlineData("""[Get("/a⟦BNR0001:}⟧/b")]""")]
    [InlineData("""[Get("/{id}/{⟦BNR0001:ID⟧}")]""")]
    [InlineData("""[Get("\u002fa⟦BNR0001:}⟧")]""")]
    [InlineData("""[Get("\x2fa\U0001F600\t⟦BNR0001:}⟧")]""")]
    [InlineData("""[Get("\x2Fx⟦BNR0001:\u007d⟧")]""")]
    [InlineData("""[Get(@"/""a""⟦BNR0001:}⟧")]""")]
    [InlineData("""[Post(template: "/a⟦BNR0001:}⟧")]""")]
    [InlineData("""[Route("GET", "/a⟦BNR0001:}⟧")]""")]
    [InlineData("""[Route(template: "/a⟦BNR0001:}⟧", method: "GET")]""")]
    [InlineData("""[Get("/a" + "/b⟦BNR0001:}⟧" + "/c")]""")]
    [InlineData(""""[Get(("/a" + @"/""") + ("/b⟦BNR0001:}⟧"))]"""")]
    [InlineData("""[Get("/{id}/{⟦BNR0001:I" + "D⟧}")]""")]
    [InlineData("""[Get(⟦BNR0001:Wrong⟧)]""")]
    [InlineData("""[Get(⟦BNR0001:"/x" + Wrong⟧)]""")]
    [InlineData("""[Get("/{id:⟦BNR0002:integer⟧}")]""")]
    [InlineData("""[Get("/{id:int:⟦BNR0002:integer⟧:min(3)}/{x:⟦BNR0002:y⟧}")]""")]
    [InlineData("""[Get("/{id:int⟦BNR0003:(3)⟧}")]""")]
    [InlineData("""[Get("/{id:range(⟦BNR0003:9,3⟧)}")]""")]
    [InlineData("""[Get("/{id:regex(⟦BNR0003:[a⟧)}")]""")]
    [InlineData("""[Get("/{id:length(⟦BNR0003:x⟧)}")]""")]
    [InlineData("""[Get("/{id:⟦BNR0002:itn⟧}/a⟦BNR0001:}⟧")]""")]
    [InlineData("""[Get("/a⟦BNR0001:?⟧/{id:⟦BNR0002:itn⟧}/{x:int⟦BNR0003:(3)⟧}/⟦BNR0001:{⟧b")]""")]
    [InlineData("""[Get("/{x:int}/{*rest:⟦BNR0002:itn⟧⟦BNR0001:?⟧}")]""")]
    [InlineData("""[Get("/{x}/{⟦BNR0001:x⟧:⟦BNR0002:itn⟧}")]""")]
    [InlineData("""[Get("/{x:itn}-⟦BNR0001:}⟧")]""")]
    [InlineData("""[Get("/{x:regex(\\d⟦BNR0001:{⟧3}):itn}/b")]""")]
    [InlineData("""[Route(⟦BNR0011:"GE T"⟧, "/a")]""")]
    [InlineData("""[Route(⟦BNR0011:""⟧, "/a")]""")]
    [InlineData("""[Get(⟦BNR0001:null!⟧)]""")]
    [InlineData("""[Get(template: ⟦BNR0001:(null)!⟧)]""")]
    [InlineData("""[Get(⟦BNR0001:default!⟧, Name = "n")]""")]
    [InlineData("""[Post(⟦BNR0001:Nothing!⟧)]""")]
    [InlineData("""[Route("GET", ⟦BNR0001:null!⟧)]""")]
    [InlineData("""[Route(⟦BNR0011:null!⟧, "/a")]""")]
    [InlineData("""[Route(template: "/a", method: ⟦BNR0011:null!⟧)]""")]
    [InlineData("""[Route(template: ⟦BNR0001:null!⟧, method: ⟦BNR0011:null!⟧)]""")]
    [InlineData("""[Get("/fine"), Post("/fine/⟦BNR0001:{⟧")]""")]
    public async Task It_points_at_the_mistake(string attribute)
    {
        string[] messages = await AnalyzerRun.VerifyAsync($$"""
            using Bunner;
            internal static class Handlers
            {
                private const string Wrong = "/a}";
                private const string? Nothing = null;
                {{attribute}}
                internal static void Handle() { }
            }
            """);

        Assert.All(messages, static message => Assert.NotEmpty(message));
        Assert.NotEmpty(messages);
    }

    [Fact]
    public async Task It_points_into_raw_literals()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(""""
            using Bunner;
            internal static class Handlers
            {
                [Get("""/a/"b"/c⟦BNR0001:}⟧""")]
                internal static void One() { }

                [Get("""
                    /a/"b"/c⟦BNR0001:}⟧
                    """)]
                internal static void Two() { }
            }
            """");

        Assert.Equal(2, messages.Length);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task It_points_into_the_later_lines_of_a_raw_literal(string lineEnd)
    {
        string source = """"
            using Bunner;
            internal static class Handlers
            {
                [Get("""
                    /first
                      second

                    third⟦BNR0001:}⟧/fourth
                    """)]
                internal static void One() { }
            }
            """".Replace("\r\n", "\n", System.StringComparison.Ordinal).Replace("\n", lineEnd, System.StringComparison.Ordinal);

        Assert.Single(await AnalyzerRun.VerifyAsync(source));
    }

    [Fact]
    public async Task A_mistake_in_a_prefix_is_said_once_and_there()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [RouteGroup("/api/⟦BNR0001:{⟧x")]
            internal static class Handlers
            {
                [Get("/fine")]
                internal static void One() { }

                [Get("/a⟦BNR0001:}⟧")]
                internal static void Two() { }

                [RouteGroup("/inner⟦BNR0001:}⟧")]
                internal static class Inner
                {
                    [Get("fine")]
                    internal static void Three() { }
                }
            }
            """);

        Assert.Equal(3, messages.Length);
    }

    [Fact]
    public async Task A_mistake_in_a_prefix_hides_no_unknown_constraint()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [RouteGroup("/{a:⟦BNR0002:itn⟧}/b⟦BNR0001:}⟧")]
            internal static class Handlers
            {
                [Get("/c⟦BNR0001:}⟧/{id:⟦BNR0002:itn⟧}")]
                internal static void One(string id) { }
            }
            """);

        Assert.Equal(4, messages.Length);
    }

    [Fact]
    public async Task A_prefix_that_is_null_is_said_there_and_takes_its_group_out_of_the_router()
    {
        const string Source = """
            using Bunner;
            [Router]
            internal static partial class AppRouter;

            [RouteGroup(⟦BNR0001:null!⟧)]
            internal static class Handlers
            {
                [Get("/a")]
                internal static void One() { }

                [Get("~/alone")]
                internal static void Alone() { }

                [RouteGroup("/inner")]
                internal static class Inner
                {
                    [Get("/b")]
                    internal static void Two() { }
                }
            }

            internal static class Others
            {
                [Get(⟦BNR0001:null!⟧)]
                [Route(⟦BNR0011:null!⟧, "/c")]
                [Route("GET", ⟦BNR0001:null!⟧)]
                [Get("/d")]
                internal static void Three() { }
            }
            """;

        string[] messages = await AnalyzerRun.VerifyAsync(Source);

        Assert.Equal(4, messages.Length);
        Assert.Single(messages, static message => message.Contains("The prefix of a group cannot be null.", System.StringComparison.Ordinal));
        Assert.Single(messages, static message => message.Contains("null is not an HTTP method.", System.StringComparison.Ordinal));
        using CompiledRouter router = CompiledRouter.Of(System.Text.RegularExpressions.Regex.Replace(Source, "⟦BNR....:(.*?)⟧", "$1"));
        Assert.Equal(["Alone", "Three"], router.Routes.Keys.Select(static name => name.Split('_')[^1]).Order());
    }

    [Fact]
    public async Task What_prefix_and_template_make_wrong_together_is_said_at_the_template()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [RouteGroup("/{id}/")]
            internal static class Handlers
            {
                [Get("/x/{⟦BNR0001:ID⟧}")]
                internal static void One() { }

                [Get("~/x/{id}")]
                internal static void Alone() { }

                [RouteGroup("{*rest}")]
                internal static class Inner
                {
                    [Get(⟦BNR0001:"more"⟧)]
                    internal static void Two() { }
                }
            }
            """);

        Assert.Equal(2, messages.Length);
    }

    [Fact]
    public async Task Declared_constraints_are_known_before_and_after_their_use()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using System;
            using Bunner;
            using Mine = Bunner.RouteConstraintAttribute;
            internal static class Handlers
            {
                [Get("/{id:EVEN}/{x:odd}/{y:⟦BNR0002:prime⟧}")]
                internal static void One() { }

                [RouteConstraint("even"), Mine("Odd")]
                internal static bool IsEven(ReadOnlySpan<char> value) => true;
            }
            """);

        string message = Assert.Single(messages);
        Assert.Contains("prime", message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("integer", "Did you mean 'int'?")]
    [InlineData("evn", "Did you mean 'even'?")]
    [InlineData("nothing", "or even, prime of your own")]
    public async Task An_unknown_constraint_is_told_with_what_there_is(string name, string advice)
    {
        string[] messages = await AnalyzerRun.VerifyAsync($$"""
            using System;
            using Bunner;
            internal static class Handlers
            {
                [Get("/{id:⟦BNR0002:{{name}}⟧}")]
                internal static void One(string id) { }

                [RouteConstraint("prime"), RouteConstraint("even")]
                internal static bool IsEven(ReadOnlySpan<char> value) => true;
            }
            """);

        string message = Assert.Single(messages);
        Assert.Contains(advice, message, System.StringComparison.Ordinal);
        Assert.Contains("declare a constraint of that name with [RouteConstraint]", message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("~/a")]
    [InlineData("/a/{b?}/c")]
    [InlineData("{a}.{b?}")]
    [InlineData("/{{literal}}/{a:regex(^\\\\d{{3}}$)}")]
    [InlineData("/{**rest}")]
    [InlineData("/{a:int:min(3)=5}")]
    public async Task It_is_silent_on_good_templates(string template) =>
        Assert.Empty(await AnalyzerRun.VerifyAsync($$"""
            using Bunner;
            internal static class Handlers
            {
                [Get("{{template}}")]
                [Route("PURGE", "/x")]
                internal static void Handle() { }
            }
            """));
}
