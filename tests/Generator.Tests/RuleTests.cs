using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bunner.Generator.Diagnostics;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests;

/// <summary>Every rule has a page, a row and a test, and says whether it has a fix; and the one that needs a very large table fires.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        AnalyzerRun.All.SelectMany(static analyzer => analyzer.SupportedDiagnostics).DistinctBy(static rule => rule.Id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_documented_released_and_tested(string id)
    {
        DiagnosticDescriptor rule = Rules.Single(rule => rule.Id == id);
        string root = SourceTree.Root;

        Assert.Equal(RuleHelp.LinkTo(id), rule.HelpLinkUri);
        string page = File.ReadAllText(Path.Combine(root, "docs", "rules", id + ".md"));
        string title = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"# {id}: {title}\n", page.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(["## Example", "## Cure", "## When to suppress"], heading => Assert.Contains(heading, page, StringComparison.Ordinal));
        bool hasFix = CodeFixRun.All.Any(fix => fix.FixableDiagnosticIds.Contains(id));
        Assert.Equal(hasFix, page.Contains("\n## Code fix\n", StringComparison.Ordinal));
        string severity = rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : rule.DefaultSeverity.ToString().ToLowerInvariant();
        Assert.Contains(
            $"| [{id}]({id}.md) | {title} | {severity} | {(hasFix ? "yes" : "")} |".Replace("|  |", "| |", StringComparison.Ordinal),
            File.ReadAllText(Path.Combine(root, "docs/rules/README.md")),
            StringComparison.Ordinal);
        Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, rule.CustomTags);
        Assert.Contains($"| [{id}]({id}.md) | {title} |", File.ReadAllText(Path.Combine(root, "docs/rules/README.md")), StringComparison.Ordinal);
        Assert.Contains(
            $"{id} | {rule.Category} | {rule.DefaultSeverity} |",
            File.ReadAllText(Path.Combine(root, "src/Bunner.Generator/AnalyzerReleases.Unshipped.md"))
                + File.ReadAllText(Path.Combine(root, "src/Bunner.Generator/AnalyzerReleases.Shipped.md")),
            StringComparison.Ordinal);
        Assert.Contains(
            Directory.GetFiles(Path.Combine(root, "tests/Generator.Tests"), "*Tests.cs"),
            file => File.ReadAllText(file) is { } text
                && (text.Contains("⟦" + id + ":", StringComparison.Ordinal) || text.Contains("\"" + id + "\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Routes_beyond_the_largest_table_are_reported_and_left_out()
    {
        const int Largest = 65_535;
        var source = new StringBuilder("using Bunner; [Router] internal static partial class AppRouter; internal static class A {\n");
        for (int i = 0; i < Largest + 2; i++)
        {
            // One handler for every 1,000: a method of its own for each route takes the compiler longer.
            source.Append($"[Get(\"/{i:D5}/{{x}}\")]\n");
            if (i % 1_000 == 999 || i == Largest + 1)
            {
                source.Append($"internal static void H{i}(string x) {{ }}\n");
            }
        }

        GeneratorRun run = GeneratorRun.Unchecked([source.Append('}').ToString()]);

        ImmutableArray<Diagnostic> diagnostics = await AnalyzerRun.RunAsync(run.Input);
        Assert.Equal(["BNR0005", "BNR0005"], diagnostics.Select(static one => one.Id));
        Assert.Equal(
            ["/65535/{x}", "/65536/{x}"],
            diagnostics.Select(static one => one.Location.SourceTree!.ToString().Substring(
                one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)).Order(StringComparer.Ordinal));
    }
}
