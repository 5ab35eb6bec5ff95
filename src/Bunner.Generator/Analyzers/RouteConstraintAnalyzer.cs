using System;
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
        context.RegisterSymbolAction(Check, SymbolKind.Method);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
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

            string name = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Scalar() as string ?? "" : "";
            if (!(ConstraintDiscovery.HasConstraintForm(method) || ConstraintDiscovery.HasExpressionForm(method)) || !HandlerRules.IsAccessible(method))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.InvalidConstraintMethod, method.Locations[0], name, method.Name));
            }

            CheckName(context, name, method, attribute);
        }
    }

    private static void CheckName(SymbolAnalysisContext context, string name, IMethodSymbol method, AttributeData attribute)
    {
        if (AttributeArguments.Find(attribute, "name", 0, context.CancellationToken) is not { } argument)
        {
            return;
        }

        List<DeclaredConstraint> same = [.. CompilationSurvey.Of(context.Compilation, context.CancellationToken).Declared
            .Where(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))];
        same.Sort(DeclaredConstraint.Compare);
        if (GuardCatalog.IsBuiltIn(name))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.DuplicateConstraint, argument.GetLocation(), name, "Bunner"));
        }
        else if (same.Count > 1 && same[0].Argument != argument)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.DuplicateConstraint, argument.GetLocation(), same[0].Argument is { } first ? [first.GetLocation()] : [], name, same[0].Display));
        }
    }
}
