using System.Linq;
using Bunner.Generator;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>Exactly which steps run again after an edit, and why.</summary>
public sealed class IncrementalTests
{
    private const string Handlers = """
        using System;
        using Bunner;

        internal static class Users
        {
            [Get("/users/{id:even}")]
            internal static int ById(int id)
            {
                return id + 1;
            }

            [RouteConstraint("even")]
            internal static bool IsEven(ReadOnlySpan<char> value) => true;
        }
        """;

    private const string Router = """
        using Bunner;

        /// <summary>The router.</summary>
        [Router]
        public static partial class AppRouter;
        """;

    // Nothing but the transforms has run, and they have found what they found before.
    private static readonly string[] s_nothingNew =
    [
        "Facts: Unchanged",
        "References: Unchanged",
        "Routes: Unchanged",
        "Constraints: Unchanged",
        "Routers: Unchanged",
        "OwnRoutes: Cached",
        "OwnEntries: Cached",
        "OwnConstraints: Cached",
        "AllRoutes: Cached",
        "AllConstraints: Cached",
        "Catalog: Cached",
        "AllRouters: Cached",
        "RouterSource: Cached",
        "Links: Cached",
        "LinksSource: Cached",
        "PublicationSource: Cached",
        "Endpoints: Cached",
        "EndpointsSource: Cached",
    ];

    [Fact]
    public void An_edit_in_a_handler_runs_nothing_but_the_transforms() =>
        AssertReasons(First().AfterReplacing("id + 1", "id + 2"), s_nothingNew);

    [Fact]
    public void A_comment_runs_nothing_but_the_transforms() =>
        AssertReasons(First().AfterReplacing("internal static int ById", "/* Finds a user. */ internal static int ById"), s_nothingNew);

    [Fact]
    public void Another_file_runs_nothing_but_the_transforms() =>
        AssertReasons(
            First().After(static compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "internal sealed class Other { public int Value { get; set; } }", (CSharpParseOptions)compilation.SyntaxTrees[0].Options))),
            s_nothingNew);

    [Fact]
    public void A_handler_that_moves_to_another_line_runs_nothing_but_the_transforms() =>
        AssertReasons(First().AfterReplacing("internal static class Users", "\n\ninternal static class Users"), s_nothingNew);

    [Fact]
    public void A_changed_template_runs_everything_that_depends_on_routes() =>
        AssertReasons(
            First().AfterReplacing("/users/{id:even}", "/people/{id:even}"),
            Except(
                "Routes: Modified",
                "OwnRoutes: Modified",
                "OwnEntries: Modified",
                "AllRoutes: Modified",
                "Catalog: Modified",
                "RouterSource: Modified",
                "Links: Modified",
                "LinksSource: Modified",
                "PublicationSource: Modified",
                "Endpoints: Modified",
                "EndpointsSource: Modified"));

    [Fact]
    public void A_changed_parameter_type_does_not_touch_the_table() =>
        AssertReasons(
            First().AfterReplacing("ById(int id)", "ById(long id)"),
            Except(
                "Routes: Modified",
                "OwnRoutes: Modified",
                "OwnEntries: Unchanged",
                "Links: Modified",
                "LinksSource: Modified",
                "Endpoints: Modified",
                "EndpointsSource: Modified"));

    [Fact]
    public void A_new_route_leaves_the_others_as_they_are() =>
        AssertReasons(
            First().AfterReplacing("[RouteConstraint", "[Get(\"/users\")] internal static void All() { }\n    [RouteConstraint"),
            Except(
                "Routes: New, Unchanged",
                "OwnRoutes: Modified",
                "OwnEntries: Modified",
                "AllRoutes: Modified",
                "Catalog: Modified",
                "RouterSource: Modified",
                "Links: Modified",
                "LinksSource: Modified",
                "PublicationSource: Modified",
                "Endpoints: Modified",
                "EndpointsSource: Modified"));

    [Fact]
    public void A_changed_option_builds_the_table_and_nothing_else() =>
        AssertReasons(
            First().AfterReplacing("[Router]", "[Router(CaseSensitive = true)]"),
            Except("Routers: Modified", "AllRouters: Modified", "RouterSource: Modified", "LinksSource: Unchanged", "Endpoints: Unchanged"));

    [Fact]
    public void A_constraint_that_moves_builds_the_table()
    {
        GeneratorRun run = First().AfterReplacing("IsEven", "AcceptsEven");

        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(TrackingNames.OwnConstraints));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(TrackingNames.RouterSource));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.ReasonsOf(TrackingNames.Catalog));
        Assert.Contains("global::Users.AcceptsEven(value)", run.Files["AppRouter.g.cs"], System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_template_is_left_out_and_comes_back()
    {
        GeneratorRun broken = First().AfterReplacing("/users/{id:even}", "/users/{id:even");
        Assert.DoesNotContain("Users_ById", broken.Files["AppRouter.g.cs"], System.StringComparison.Ordinal);

        GeneratorRun mended = broken.AfterReplacing("/users/{id:even", "/users/{id:even}");
        Assert.Equal(First().Files["AppRouter.g.cs"], mended.Files["AppRouter.g.cs"]);
    }

    [Fact]
    public void Every_step_has_a_name_of_its_own() =>
        Assert.Equal(s_nothingNew.Select(static line => line[..line.IndexOf(':', System.StringComparison.Ordinal)]), GeneratorRun.StepNames());

    [Fact]
    public void The_walk_over_outputs_finds_what_it_looks_for()
    {
        Compilation compilation = CompilationKind.Library.Compile(["class A;"]);

        Assert.NotNull(ValueGraph.FindForeign(new { Inner = new object[] { 1, compilation } }));
        Assert.NotNull(ValueGraph.FindForeign(compilation.SyntaxTrees.First().GetRoot().GetLocation()));
        Assert.Null(ValueGraph.FindForeign(new { Inner = new object?[] { 1, "text", null } }));
    }

    private static GeneratorRun First() => GeneratorRun.Of([Handlers, Router], CompilationKind.Web);

    private static void AssertReasons(GeneratorRun run, string[] expected) => Assert.Equal(expected, run.Reasons());

    private static string[] Except(params string[] changed) =>
    [
        .. s_nothingNew.Select(line => changed.SingleOrDefault(
            one => one.StartsWith(line[..(line.IndexOf(':', System.StringComparison.Ordinal) + 1)], System.StringComparison.Ordinal)) ?? line),
    ];
}
