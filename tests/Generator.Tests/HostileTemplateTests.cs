using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>
/// Whatever stands in a template, neither the generator nor an analyzer fails or hangs: it is reported by a rule, or it is a route that
/// compiles. Tables that do not go together are reported, however large they are.
/// </summary>
public sealed class HostileTemplateTests
{
    public static TheoryData<string> ConflictNames => [.. HostileTemplates.Conflicts.Select(static one => one.Name)];

    public static TheoryData<string> ExpressionNames => [.. HostileTemplates.LargeExpressions.Select(static one => one.Name)];

    [Fact]
    public async Task Every_malformed_template_is_reported_and_left_out()
    {
        string[] templates = HostileTemplates.Malformed;
        Assert.InRange(templates.Length, 180, int.MaxValue);

        (GeneratorRun run, Dictionary<int, List<string>> rules) = await RunAsync(templates);

        Assert.Empty(templates.Select(static (template, index) => (template, index))
            .Where(one => !rules.ContainsKey(one.index)).Select(static one => Shorten(one.template)));
        string[] known = ["BNR0001", "BNR0002", "BNR0003", "BNR0014", "BNR0015"];
        Assert.All(rules, one => Assert.All(one.Value, id => Assert.True(known.Contains(id), $"{id} for {Shorten(templates[one.Key])}")));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static one => one.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Every_odd_template_is_a_route_or_reported_with_others()
    {
        string[] templates = HostileTemplates.Accepted;
        Assert.InRange(templates.Length, 80, int.MaxValue);

        (GeneratorRun run, Dictionary<int, List<string>> rules) = await RunAsync(templates);

        string[] known = ["BNR0004", "BNR0020", "BNR0021", "BNR0022", "BNR0026", "BNR0024"];
        Assert.All(rules, one => Assert.All(one.Value, id => Assert.True(known.Contains(id), $"{id} for {Shorten(templates[one.Key])}")));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static one => one.Severity >= DiagnosticSeverity.Warning);
        Assert.Contains("TryMatch", run.Files["AppRouter.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_application_with_any_template_compiles_or_is_reported()
    {
        string[] templates = [.. HostileTemplates.Malformed, .. HostileTemplates.Accepted, "/" + new string('x', 3 << 20), "/" + new string('{', 1 << 20)];

        (GeneratorRun run, Dictionary<int, List<string>> rules) = await RunAsync(templates, CompilationKind.Web);

        Assert.All(HostileTemplates.Malformed.Select(static (_, index) => index), index => Assert.True(rules.ContainsKey(index), Shorten(templates[index])));
        Assert.True(rules.ContainsKey(templates.Length - 2) && rules.ContainsKey(templates.Length - 1));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static one => one.Severity >= DiagnosticSeverity.Warning);
        Assert.Contains("Bunner.Endpoints.g.cs", run.Files.Keys);
    }

    [Theory]
    [MemberData(nameof(ConflictNames))]
    public async Task A_table_whose_routes_do_not_go_together_is_reported(string name)
    {
        (_, string[] templates, string[] expected) = HostileTemplates.Conflicts.Single(one => one.Name == name);
        Stopwatch clock = Stopwatch.StartNew();

        (_, Dictionary<int, List<string>> rules) = await RunAsync(templates);

        string[] found = [.. rules.Values.SelectMany(static ids => ids).Distinct().DefaultIfEmpty("").Order(StringComparer.Ordinal)];
        Assert.Contains(found, id => expected.Contains(id));
        Assert.All(found, static id => Assert.True(id is "" or "BNR0001" or "BNR0004" or "BNR0020" or "BNR0021" or "BNR0022" or "BNR0023", id));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(ExpressionNames))]
    public void An_expression_is_compiled_or_refused_in_time_and_memory(string name)
    {
        string pattern = HostileTemplates.LargeExpressions.Single(one => one.Name == name).Pattern;
        TimeSpan best = TimeSpan.MaxValue;
        long bytes = 0;

        // Other tests run beside this one: the best of a few attempts is what the expression takes.
        for (int attempt = 0; attempt < 3 && best > TimeSpan.FromSeconds(1); attempt++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isCompiled = ExpressionCompiler.TryCompile(pattern, ignoreCase: true, AutomatonLimits.Default, out Automaton? automaton, out ExpressionRefusal? refusal);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            best = clock.Elapsed < best ? clock.Elapsed : best;
            Assert.True(isCompiled ? automaton is not null : refusal is { Message.Length: > 0 });
        }

        // What is in use at a time is less than what is allocated in all.
        Assert.True(bytes < 256L << 20, string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes >> 20} MB in {best.TotalMilliseconds:F0} ms"));
        Assert.True(best < TimeSpan.FromSeconds(2), string.Create(CultureInfo.InvariantCulture, $"{name}: {best.TotalMilliseconds:F0} ms"));
    }

    // Each template at a handler of its own; the rules by the number of the template.
    private static async Task<(GeneratorRun Run, Dictionary<int, List<string>> Rules)> RunAsync(string[] templates, CompilationKind? kind = null)
    {
        var source = new StringBuilder("using Bunner;\n[Router] internal static partial class AppRouter;\ninternal static class Handlers\n{\n");
        int header = source.ToString().Count(static c => c == '\n');
        for (int i = 0; i < templates.Length; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    [Get({SymbolDisplay.FormatLiteral(templates[i], quote: true)})] internal static void H{i}() {{ }}\n");
        }

        GeneratorRun run = GeneratorRun.Unchecked([source.Append('}').ToString()], kind);
        ImmutableArray<Diagnostic> found = await AnalyzerRun.RunAsync(run.Input);
        Assert.Null(run.Result.Exception);
        Dictionary<int, List<string>> rules = [];
        foreach (Diagnostic diagnostic in found)
        {
            Assert.StartsWith("BNR", diagnostic.Id, StringComparison.Ordinal);
            int route = diagnostic.Location.GetLineSpan().StartLinePosition.Line - header;
            (rules.TryGetValue(route, out List<string>? ids) ? ids : rules[route] = []).Add(diagnostic.Id);
        }

        return (run, rules);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
