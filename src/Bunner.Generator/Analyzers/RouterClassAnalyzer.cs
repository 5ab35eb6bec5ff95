using System.Collections.Immutable;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports router classes that cannot be completed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouterClassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.RouterNotPartial, Rules.UnsupportedRouter);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (!WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouterAttribute")
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>()
                    is not { } declaration)
            {
                continue;
            }

            RouterProblem problem = RouterDiscovery.Check(type, declaration, out TypeDeclarationSyntax culprit);
            Location location = culprit.Identifier.GetLocation();
            string name = culprit.Identifier.ValueText;
            switch (problem)
            {
                case RouterProblem.NotPartial:
                    context.ReportDiagnostic(Diagnostic.Create(Rules.RouterNotPartial, location, name, type.Name));
                    break;
                case RouterProblem.Generic:
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnsupportedRouter, location, type.Name, name, "generic"));
                    break;
                case RouterProblem.FileLocal:
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnsupportedRouter, location, type.Name, name, "local to its file"));
                    break;
                default:
                    break;
            }
        }
    }
}
