using System;
using System.Linq;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>What each code fix makes of a handler, to the character; and what all fixes of one kind make of a project.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData("[Get(\"/a/{id:int}\")] internal static string A() => \"\";", "Add the parameter 'int id'", "[Get(\"/a/{id:int}\")] internal static string A(int id) => \"\";")]
    [InlineData("[Get(\"/a/{id:guid}\")] internal static string A() => \"\";", "Add the parameter 'Guid id'", "[Get(\"/a/{id:guid}\")] internal static string A(Guid id) => \"\";")]
    [InlineData("[Get(\"/a/{x}/{y}\")] internal static string A(string x) => x;", "Add the parameter 'string y'", "[Get(\"/a/{x}/{y}\")] internal static string A(string x, string y) => x;")]
    [InlineData("[Get(\"/a/{x?}\")] internal static string A(int page = 1, int size = 2) => \"\";", "Add the parameter 'string? x'", "[Get(\"/a/{x?}\")] internal static string A(string? x, int page = 1, int size = 2) => \"\";", "")]
    [InlineData("[Get(\"/a/{x:long?}\")] internal static string A(CancellationToken stop) => \"\";", "Add the parameter 'long? x'", "[Get(\"/a/{x:long?}\")] internal static string A(CancellationToken stop, long? x) => \"\";")]
    [InlineData("[Get(\"/a/{class}\")] internal static string A() => \"\";", "Add the parameter 'string @class'", "[Get(\"/a/{class}\")] internal static string A(string @class) => \"\";")]
    [InlineData("[Get(\"/a/{**rest}\")] internal static string A(\n        ) => \"\";", "Add the parameter 'string rest'", "[Get(\"/a/{**rest}\")] internal static string A(\n        string rest) => \"\";")]
    public Task A_route_parameter_is_added_to_the_handler(string before, string title, string after, params string[] leaves) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0026", title, InClass(after), leaves);

    [Theory]
    [InlineData("[Get(\"/a/{id}\")] internal static string A(string key) => key + nameof(key);", "Rename the parameter 'key' to 'id'", "[Get(\"/a/{id}\")] internal static string A(string id) => id + nameof(id);")]
    [InlineData("[Get(\"/a/{ref:int}\")] internal static string A(int key) { int other = key; return $\"{key}{other}\"; }", "Rename the parameter 'key' to 'ref'", "[Get(\"/a/{ref:int}\")] internal static string A(int @ref) { int other = @ref; return $\"{@ref}{other}\"; }")]
    [InlineData("/// <summary>Text.</summary>\n    /// <param name=\"key\">The <paramref name=\"key\"/>.</param>\n    /// <returns>Text.</returns>\n    [Get(\"/a/{id}\")] internal static string A(string key) => key;", "Rename the parameter 'key' to 'id'", "/// <summary>Text.</summary>\n    /// <param name=\"id\">The <paramref name=\"id\"/>.</param>\n    /// <returns>Text.</returns>\n    [Get(\"/a/{id}\")] internal static string A(string id) => id;")]
    public Task A_handler_parameter_is_renamed_with_its_uses(string before, string title, string after) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0026", title, InClass(after));

    [Theory]
    [InlineData("[Get(\"/a/{id}\")] internal static string A([FromRoute] string key) => key;", "Rename the parameter 'key' to 'id'", "[Get(\"/a/{id}\")] internal static string A([FromRoute] string id) => id;")]
    [InlineData("[Get(\"/a\")] internal static string A([FromRoute] string key) => \"\";", "Remove the parameter 'key'", "[Get(\"/a\")] internal static string A() => \"\";")]
    [InlineData("[Get(\"/a/{x}\")] internal static string A([FromRoute] string key, string x) => x;", "Remove the parameter 'key'", "[Get(\"/a/{x}\")] internal static string A(string x) => x;")]
    [InlineData("[Get(\"/a/{x}\")] internal static string A(string x, ReadOnlySpan<char> text) => x;", "Remove the parameter 'text'", "[Get(\"/a/{x}\")] internal static string A(string x) => x;")]
    public Task A_handler_parameter_that_nothing_binds_is_renamed_or_removed(string before, string title, string after) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0027", title, InClass(after));

    [Theory]
    [InlineData("[Get(\"/a/{id:int}\")] internal static string A(Guid id) => \"\";", "Change the type of 'id' to 'int'", "[Get(\"/a/{id:int}\")] internal static string A(int id) => \"\";")]
    [InlineData("[Get(\"/a/{id:guid?}\")] internal static string A(int? id) => \"\";", "Change the type of 'id' to 'Guid?'", "[Get(\"/a/{id:guid?}\")] internal static string A(Guid? id) => \"\";")]
    [InlineData("[Get(\"/a/{id:range(1,5)}\")] internal static string A(System.Guid id) => \"\";", "Change the type of 'id' to 'long'", "[Get(\"/a/{id:range(1,5)}\")] internal static string A(long id) => \"\";")]
    [InlineData("[Get(\"/a/{id:int}\")] internal static string A(Guid id) => id.ToString();", "Change the constraint to 'guid'", "[Get(\"/a/{id:guid}\")] internal static string A(Guid id) => id.ToString();")]
    [InlineData("[Get(@\"/a/\"\"/{id:min(3)?}\")] internal static string A(bool id) => $\"{id}\";", "Change the constraint to 'bool'", "[Get(@\"/a/\"\"/{id:bool?}\")] internal static string A(bool id) => $\"{id}\";")]
    public Task Type_and_constraint_are_made_to_fit(string before, string title, string after) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0025", title, InClass(after));

    [Theory]
    [InlineData("[Get(\"/a/{id}\")] internal static string A(int id) => $\"{id}\";", "Add the constraint 'int'", "[Get(\"/a/{id:int}\")] internal static string A(int id) => $\"{id}\";")]
    [InlineData("[Get(\"/a/{id?}\")] internal static string A(Guid? id) => $\"{id}\";", "Add the constraint 'guid'", "[Get(\"/a/{id:guid?}\")] internal static string A(Guid? id) => $\"{id}\";")]
    [InlineData("[Get(\"/a/\\u007Bx}-{id}\")] internal static string A(string x, DateTime id) => $\"{x}{id}\";", "Add the constraint 'datetime'", "[Get(\"/a/\\u007Bx}-{id:datetime}\")] internal static string A(string x, DateTime id) => $\"{x}{id}\";")]
    public Task The_constraint_that_a_type_suggests_is_added(string before, string title, string after) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0031", title, InClass(after));

    [Theory]
    [InlineData("[Get(\"/my%20files\")] internal static string A() => \"\";", "Write a space", "[Get(\"/my files\")] internal static string A() => \"\";")]
    [InlineData("[Get(\"\"\"/%41bc/x\"\"\")] internal static string A() => \"\";", "Write 'A'", "[Get(\"\"\"/Abc/x\"\"\")] internal static string A() => \"\";")]
    public Task An_escape_becomes_its_character(string before, string title, string after) =>
        CodeFixRun.VerifyAsync(InClass(before), "BNR0024", title, InClass(after));

    [Theory]
    [InlineData("[Router] internal static class AppRouter;", "Make 'AppRouter' partial", "[Router] internal static partial class AppRouter;")]
    [InlineData("internal static class Outer\n{\n    internal sealed record Middle\n    {\n        [Router] internal static class Inner;\n    }\n}", "Make 'Inner' partial", "internal static partial class Outer\n{\n    internal sealed partial record Middle\n    {\n        [Router] internal static partial class Inner;\n    }\n}")]
    [InlineData("internal struct Outer { [Router] internal partial class Inner; }", "Make 'Outer' partial", "internal partial struct Outer { [Router] internal partial class Inner; }")]
    public Task A_router_is_made_partial(string before, string title, string after) =>
        CodeFixRun.VerifyAsync("using Bunner;\n" + before, "BNR0006", title, "using Bunner;\n" + after);

    [Theory]
    [InlineData("[Get(\"/b/{x:int}\")] internal static void A() { }", "[Get(\"/b/{y:regex([0-9]+)}\")] internal static void B() { }", "Order = 2", "[Get(\"/b/{x:int}\", Order = 2)] internal static void A() { }", "[Get(\"/b/{y:regex([0-9]+)}\")] internal static void B() { }")]
    [InlineData("[Get(\"/b/{x:int}\", Order = 4, Name = \"n\")] internal static void A() { }", "[Bunner.Route(\"GET\", template: \"/b/{y:regex([0-9]+)}\", Order = 4)] internal static void B() { }", "Order = 6", "[Get(\"/b/{x:int}\", Order = 6, Name = \"n\")] internal static void A() { }", "[Bunner.Route(\"GET\", template: \"/b/{y:regex([0-9]+)}\", Order = 4)] internal static void B() { }")]
    public Task An_order_tells_ambiguous_routes_apart(string one, string other, string title, string oneAfter, string otherAfter) =>
        CodeFixRun.VerifyAsync(
            InClass(one + "\n    " + other), "BNR0020", $"Set {title}, so that other routes go first", InClass(oneAfter + "\n    " + otherAfter), "BNR0026");

    [Fact]
    public Task All_ambiguous_routes_get_different_orders() => CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/b/{x:int}\")] internal static void A() { }\n    [Get(\"/b/{x:min(-3)}\")] internal static void B() { }\n    [Get(\"/c/{x:int}\")] internal static void D() { }"),
            InClass("[Get(\"/b/{x:range(-9,9)}\")] internal static void C() { }\n    [Get(\"/c/{x:long}\"), Get(\"/d\")] internal static void E() { }", "Others"),
        ],
        "BNR0020",
        "Order",
        [
            InClass("[Get(\"/b/{x:int}\")] internal static void A() { }\n    [Get(\"/b/{x:min(-3)}\", Order = 1)] internal static void B() { }\n    [Get(\"/c/{x:int}\")] internal static void D() { }"),
            InClass("[Get(\"/b/{x:range(-9,9)}\", Order = 2)] internal static void C() { }\n    [Get(\"/c/{x:long}\", Order = 1), Get(\"/d\")] internal static void E() { }", "Others"),
        ],
        "BNR0026",
        "BNR0021");

    [Fact]
    public Task All_missing_parameters_are_added() => CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/a/{x}/{y:int}\"), Get(\"/b/{x}/{y:int}\")] internal static string A() => \"\";\n    [Get(\"/c/{z}\")] internal static string C(int page = 0) => \"\";"),
            InClass("[Get(\"/d/{w:bool}\")] internal static string D() => \"\";", "Others"),
        ],
        "BNR0026",
        "AddParameter",
        [
            InClass("[Get(\"/a/{x}/{y:int}\"), Get(\"/b/{x}/{y:int}\")] internal static string A(string x, int y) => \"\";\n    [Get(\"/c/{z}\")] internal static string C(string z, int page = 0) => \"\";"),
            InClass("[Get(\"/d/{w:bool}\")] internal static string D(bool w) => \"\";", "Others"),
        ]);

    [Fact]
    public Task A_renamed_parameter_is_renamed_where_it_is_given_by_name() => CodeFixRun.VerifyAsync(
        [
            InClass("[Get(\"/a/{ref}\")] internal static string A(string key) => key.Length > 9 ? A(key: key) : key;\n    internal static string B(string key) => A(key) + A(key: key) + C(key: key);\n    internal static string C(string key) => key;"),
            "internal static class Callers\n{\n    internal static string D() => Handlers.A(key: \"1\") + Handlers.A(@key: \"2\") + Handlers.C(key: \"3\") + new Key(key: 4).ToString();\n    internal record Key(int key);\n}\n",
        ],
        "BNR0026",
        "Rename the parameter 'key' to 'ref'",
        [
            InClass("[Get(\"/a/{ref}\")] internal static string A(string @ref) => @ref.Length > 9 ? A(@ref: @ref) : @ref;\n    internal static string B(string key) => A(key) + A(@ref: key) + C(key: key);\n    internal static string C(string key) => key;"),
            "internal static class Callers\n{\n    internal static string D() => Handlers.A(@ref: \"1\") + Handlers.A(@ref: \"2\") + Handlers.C(key: \"3\") + new Key(key: 4).ToString();\n    internal record Key(int key);\n}\n",
        ]);

    [Fact]
    public async Task All_parameters_are_renamed_but_those_that_other_files_give_by_name() => await CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/a/{x}\")] internal static string A(string key) => key;\n    [Get(\"/b/{y}\")] internal static string B(string key) => key + A(key: \"1\");\n    [Get(\"/c/{z}\")] internal static string C(string key) => key;"),
            "internal static class Callers { internal static string D() => Handlers.C(key: \"1\"); }\n",
        ],
        "BNR0026",
        "RenameParameter",
        [
            InClass("[Get(\"/a/{x}\")] internal static string A(string x) => x;\n    [Get(\"/b/{y}\")] internal static string B(string y) => y + A(x: \"1\");\n    [Get(\"/c/{z}\")] internal static string C(string key) => key;"),
            "internal static class Callers { internal static string D() => Handlers.C(key: \"1\"); }\n",
        ],
        "BNR0026");

    [Fact]
    public Task All_parameters_are_renamed() => CodeFixRun.VerifyAllAsync(
        [InClass("[Get(\"/a/{x}\")] internal static string A(string key) => key;\n    [Get(\"/b/{y}\")] internal static string B(string key) => key;")],
        "BNR0026",
        "RenameParameter",
        [InClass("[Get(\"/a/{x}\")] internal static string A(string x) => x;\n    [Get(\"/b/{y}\")] internal static string B(string y) => y;")]);

    [Fact]
    public Task All_parameters_that_nothing_binds_are_removed() => CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/a\")] internal static string A([FromRoute] int x, [FromRoute] int y, int z) => $\"{z}\";\n    [Get(\"/b\")] internal static string B([FromRoute] int x) => \"\";"),
            InClass("[Get(\"/c\")] internal static string C(int z, [FromRoute] int y) => $\"{z}\";", "Others"),
        ],
        "BNR0027",
        "RemoveParameter",
        [
            InClass("[Get(\"/a\")] internal static string A(int z) => $\"{z}\";\n    [Get(\"/b\")] internal static string B() => \"\";"),
            InClass("[Get(\"/c\")] internal static string C(int z) => $\"{z}\";", "Others"),
        ]);

    [Fact]
    public Task All_types_become_those_of_the_constraints() => CodeFixRun.VerifyAllAsync(
        [InClass("[Get(\"/a/{x:int}/{y:guid}\"), Get(\"/b/{x:int}/{y:guid}\")] internal static string A(bool x, long y) => $\"{x}{y}\";")],
        "BNR0025",
        "ChangeType",
        [InClass("[Get(\"/a/{x:int}/{y:guid}\"), Get(\"/b/{x:int}/{y:guid}\")] internal static string A(int x, Guid y) => $\"{x}{y}\";")]);

    [Fact]
    public Task All_constraints_become_those_of_the_types() => CodeFixRun.VerifyAllAsync(
        [InClass("[Get(\"/a/{x:int}/{y:guid}\"), Get(\"/b/{x:int}\")] internal static string A(bool x, int y = 0) => $\"{x}{y}\";")],
        "BNR0025",
        "ChangeConstraint",
        [InClass("[Get(\"/a/{x:bool}/{y:int}\"), Get(\"/b/{x:bool}\")] internal static string A(bool x, int y = 0) => $\"{x}{y}\";")]);

    [Fact]
    public Task All_suggested_constraints_are_added() => CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/a/{x}/{y}\")] internal static string A(int x, Guid y) => $\"{x}{y}\";"),
            InClass("[Get(\"/b/{x}\"), Get(\"/c/{x}\")] internal static string B(bool x) => $\"{x}\";", "Others"),
        ],
        "BNR0031",
        "AddConstraint",
        [
            InClass("[Get(\"/a/{x:int}/{y:guid}\")] internal static string A(int x, Guid y) => $\"{x}{y}\";"),
            InClass("[Get(\"/b/{x:bool}\"), Get(\"/c/{x:bool}\")] internal static string B(bool x) => $\"{x}\";", "Others"),
        ]);

    [Fact]
    public Task All_escapes_become_characters() => CodeFixRun.VerifyAllAsync(
        [
            InClass("[Get(\"/a%20b%20c/%7E\")] internal static string A() => \"\";"),
            InClass("[Get(\"/%41%42\")] internal static string B() => \"\";", "Others"),
        ],
        "BNR0024",
        "Decode",
        [
            InClass("[Get(\"/a b c/~\")] internal static string A() => \"\";"),
            InClass("[Get(\"/AB\")] internal static string B() => \"\";", "Others"),
        ]);

    [Fact]
    public Task All_routers_are_made_partial() => CodeFixRun.VerifyAllAsync(
        [
            "using Bunner;\ninternal static class Outer { [Router] internal static class A; [Router(CaseSensitive = true)] internal static class B; }",
            "using Bunner;\n[Router] internal static class C;",
        ],
        "BNR0006",
        "Partial",
        [
            "using Bunner;\ninternal static partial class Outer { [Router] internal static partial class A; [Router(CaseSensitive = true)] internal static partial class B; }",
            "using Bunner;\n[Router] internal static partial class C;",
        ]);

    [Theory]
    [InlineData("BNR0027", "[Get(\"/a\")] internal static string A([FromRoute] string key) => key;")]
    [InlineData("BNR0026", "[Get(\"/a/{user-id}\")] internal static string A() => \"\";")]
    [InlineData("BNR0026", "[Get(\"/a/{id}\")] internal static string A() { int id = 3; return $\"{id}\"; }")]
    [InlineData("BNR0026", "[Get(\"/a/{id}\")] internal static partial string A(); internal static partial string A() => \"\";")]
    [InlineData("BNR0024", "private const string Path = \"/a%20b\"; [Get(Path)] internal static string A() => \"\";")]
    [InlineData("BNR0024", "[Get(\"/a/../b\")] internal static string A() => \"\";")]
    [InlineData("BNR0024", "[Get(\"/a%7Bb\")] internal static string A() => \"\";")]
    [InlineData("BNR0031", "private const string Path = \"/a/{id}\"; [Get(Path)] internal static string A(int id) => $\"{id}\";")]
    public async Task Nothing_is_offered_where_the_cure_is_not_obvious(string rule, string member) =>
        Assert.Empty(await CodeFixRun.TitlesAsync(InClass(member).Replace("static class", "static partial class", StringComparison.Ordinal), rule));

    [Fact]
    public void Each_fix_is_exported_and_can_mend_all()
    {
        Assert.Equal(5, CodeFixRun.All.Length);
        Assert.All(CodeFixRun.All, static provider =>
        {
            Assert.NotNull(provider.GetFixAllProvider());
            Assert.Contains(provider.GetType().GetCustomAttributes(false), static one => one is Microsoft.CodeAnalysis.CodeFixes.ExportCodeFixProviderAttribute);
        });
        string[] rules = [.. CodeFixRun.All.SelectMany(static one => one.FixableDiagnosticIds).Order(StringComparer.Ordinal)];
        Assert.Equal(["BNR0006", "BNR0020", "BNR0024", "BNR0025", "BNR0026", "BNR0027", "BNR0031"], rules);
    }

    private static string InClass(string members, string name = "Handlers") =>
        $"using System;\nusing System.Threading;\nusing Bunner;\nusing Microsoft.AspNetCore.Mvc;\ninternal static class {name}\n{{\n    {members}\n}}\n";
}
