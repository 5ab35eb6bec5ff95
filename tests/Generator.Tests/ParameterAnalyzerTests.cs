using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>Parameters of handlers and templates that do not go together.</summary>
public sealed class ParameterAnalyzerTests
{
    [Fact]
    public async Task Types_that_do_not_fit_their_constraints_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using System;
            using Bunner;
            internal static class Users
            {
                [Get("/a/{id:int}")] internal static string A(Guid ⟦BNR0025:id⟧) => "";
                [Get("/b/{ID:guid}")] internal static string B(int? ⟦BNR0025:id⟧) => "";
                [Get("/c/{id:datetime}")] internal static string C(bool ⟦BNR0025:id⟧) => "";
                [Get("/d/{id:int}")] internal static string D(long id) => "";
                [Get("/e/{id:int}")] internal static string E(string id) => "";
                [Get("/f/{id:guid}/{when:datetime}")] internal static string F(Guid id, DateOnly when) => "";
                [Get("/g/{id:min(3)}")] internal static string G(double id) => "";
                [Get("/h/{id:alpha}")] internal static string H(DayOfWeek id) => "";
            }
            """);

        Assert.Equal("The constraint 'int' lets values through that the parameter 'id' of type System.Guid cannot take", messages[0]);
    }

    [Fact]
    public async Task Types_that_take_not_every_text_suggest_a_constraint()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using System;
            using Bunner;
            internal static class Users
            {
                [Get("/a/{⟦BNR0031:id⟧}")] internal static string A(int id) => "";
                [Get("/b/{⟦BNR0031:id⟧?}"), Get("/b/{id:int}/c")] internal static string B(long? id) => "";
                [Get("/c/{id}")] internal static string C(string id) => "";
                [Get("/d/{id=3}")] internal static string D(int id) => "";
                [Get("/e/{id}")] internal static string E(DayOfWeek id) => "";
                [Get("/f/{*id}")] internal static string F(int id) => "";
                [Get("/g/{id:length(36)}")] internal static string G(Guid id) => "";
            }
            """);

        Assert.Equal("The parameter 'id' of type int takes not every text; with the constraint 'int' other paths are left to other routes", messages[0]);
    }

    [Fact]
    public async Task Types_that_would_not_be_validated_are_reported_where_validation_is_added()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using System.Collections.Generic;
            using System.ComponentModel.DataAnnotations;
            using Bunner;
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;
            internal sealed class ValidatableTypeAttribute : System.Attribute;
            internal sealed class SkipValidationAttribute : System.Attribute;
            internal static class Start { internal static void Add(IServiceCollection services) => ⟦BNR0032:⟦BNR0032:⟦BNR0032:services.AddValidation()⟧⟧⟧; }
            internal sealed class Plain { public string? Name { get; set; } public Plain? Next { get; set; } }
            internal sealed class Marked { [Required] public string? Name { get; set; } }
            internal sealed class Around { public List<Marked?[]>? Items { get; set; } }
            internal sealed record Query([Range(1, 3)] int Page);
            internal class Base { [Required] public string? Name { get; set; } }
            internal sealed class Derived : Base { public int Number { get; set; } }
            [ValidatableType] internal sealed class Known { [Required] public string? Name { get; set; } public Reached? Other { get; set; } }
            internal sealed class Reached { [Required] public string? Name { get; set; } }
            internal sealed class Skipped { [Required] public string? Name { get; set; } }
            internal sealed class NotTaken { [Required] public string? Name { get; set; } }
            internal static class Handlers
            {
                [Post("/a")] internal static void A(Plain body) { }
                [Post("/b")] internal static void B(Around body) { }
                [Post("/c")] internal static void C(IReadOnlyList<Marked> body) { }
                [Get("/d")] internal static void D([AsParameters] Query query, [Range(1, 2)] int number) { }
                [Post("/e")] internal static void E(Derived body) { }
                [Post("/f")] internal static void F(Known body) { }
                [Post("/g")] internal static void G(Reached body) { }
                [Post("/h")] internal static void H([SkipValidation] Skipped body) { }
                internal static void NoHandler(NotTaken body) { }
            }
            """);

        Assert.Equal(
            [
                "The type 'Around' of the parameter 'body' of 'B' has validation attributes, and AddValidation does not see it. Put [ValidatableType] on the type.",
                "The type 'Derived' of the parameter 'body' of 'E' has validation attributes, and AddValidation does not see it. Put [ValidatableType] on the type.",
                "The type 'Query' of the parameter 'query' of 'D' has validation attributes, and AddValidation does not see it. Put [ValidatableType] on the type.",
            ],
            messages);
    }

    [Fact]
    public async Task Route_parameters_that_nobody_takes_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using Bunner;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            internal static class Users
            {
                [Get("/a/{id}/{⟦BNR0026:note⟧}")] internal static string A(string id) => "";
                [Get("/b/{id}")] internal static string B(HttpContext context) => "";
                [Get("/c/{id}")] internal static string C([FromRoute(Name = "ID")] string other) => "";
                [Get("/d/{id}")] internal static string D(string ID) => "";
            }
            """);

        Assert.Equal(["The handler 'A' does not take the route parameter 'note'"], messages);
    }

    [Fact]
    public async Task Parameters_that_bind_from_nowhere_are_reported_once()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using System;
            using Bunner;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            internal static class Users
            {
                [Get("/a/b"), Get("/a/c")] internal static string A([FromRoute] int ⟦BNR0027:key⟧) => "";
                [Post("/b")] internal static string B(ReadOnlySpan<char> ⟦BNR0027:text⟧) => "";
                [Get("/c/{id:int}")] internal static string C([FromQuery] Uri? link, int id) => "";
            }
            """);

        Assert.Equal("The parameter 'key' of 'A' cannot be bound: the template has no parameter 'key'", messages[0]);
    }

    [Fact]
    public async Task Bodies_where_there_are_none_or_too_many_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using Bunner;
            using Microsoft.AspNetCore.Mvc;
            internal sealed record Item(string Name);
            internal static class Items
            {
                [Get("/a")] internal static string A([FromBody] Item ⟦BNR0028:item⟧) => "";
                [Post("/b")] internal static string B([FromBody] Item first, [FromBody] Item ⟦BNR0029:second⟧) => "";
                [Post("/c")] internal static string C(Item item) => "";
                [Get("/d")] internal static string D(Item service) => "";
            }
            """);

        Assert.Equal(
            [
                "The parameter 'item' of 'A' is read from the body, and GET requests have none",
                "The parameter 'second' of 'B' is read from the body, as 'first' is; a request has one body",
            ],
            messages);
    }

    [Fact]
    public async Task Literals_that_no_request_has_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(CompilationKind.Web, """
            using Bunner;
            internal static class Files
            {
                [Get("/my⟦BNR0024:%20⟧files/a%2Fb/100%")] internal static string A() => "";
                [Get("/a/⟦BNR0024:..⟧/b")] internal static string B() => "";
                [Get("/a/...")] internal static string C() => "";
                [Get("/{x}-⟦BNR0024:%c3⟧⟦BNR0024:%BC⟧")] internal static string D(string x) => "";
            }
            """);

        Assert.Equal("No request has '%20' in its path: it arrives decoded, so write the character itself", messages[0]);
    }

    [Fact]
    public async Task Handlers_that_nothing_binds_are_left_alone() =>
        Assert.Empty(await AnalyzerRun.VerifyAsync("""
            using System;
            using Bunner;
            internal static class Commands
            {
                [Get("/users/{id:int}")] internal static void User(Guid id) { }
                [Get("/my%20files/{id}")] internal static void File() { }
            }
            """));
}
