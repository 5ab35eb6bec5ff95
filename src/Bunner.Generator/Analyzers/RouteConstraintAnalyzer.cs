using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports user-defined constraints that templates cannot use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteConstraintAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.InvalidConstraintMethod, Rules.DuplicateConstraint);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var declared = new ConcurrentBag<Declaration>();
            start.RegisterSymbolAction(symbol => Check(symbol, declared), SymbolKind.Method);
            start.RegisterCompilationEndAction(end => CheckNames(end, declared));
        });
    }

    private static void Check(SymbolAnalysisContext context, ConcurrentBag<Declaration> declared)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (HandlerRules.IsSecondPart(method))
        {
            return;
        }

        if (HandlerRules.IsSecondPart(method))
        {
            return;
        }

        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (!WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteConstraintAttribute"))
            {
                continue;
            }

            string name = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
            if (!(ConstraintDiscovery.HasConstraintForm(method) || ConstraintDiscovery.HasExpressionForm(method)) || !HandlerRules.IsAccessible(method))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.InvalidConstraintMethod, method.Locations[0], name, method.Name));
            }

            if (AttributeArguments.Find(attribute, "name", 0, context.CancellationToken) is { } argument)
            {
                declared.Add(new Declaration(
                    name, method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), argument.GetLocation()));
            }
        }
    }

    private static void CheckNames(CompilationAnalysisContext context, ConcurrentBag<Declaration> declared)
    {
        foreach (IGrouping<string, Declaration> same in declared.GroupBy(static one => one.Name, StringComparer.OrdinalIgnoreCase))
        {
            List<Declaration> sorted = [.. same.OrderBy(static one => one.Method, StringComparer.Ordinal)
                .ThenBy(static one => one.Location.SourceSpan.Start)];
            bool isBuiltIn = GuardCatalog.IsBuiltIn(same.Key);
            for (int i = isBuiltIn ? 0 : 1; i < sorted.Count; i++)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateConstraint,
                    sorted[i].Location,
                    isBuiltIn ? [] : [sorted[0].Location],
                    sorted[i].Name,
                    isBuiltIn ? "Bunner" : sorted[0].Method));
            }
        }
    }

    private sealed record Declaration(string Name, string Method, Location Location);
}
