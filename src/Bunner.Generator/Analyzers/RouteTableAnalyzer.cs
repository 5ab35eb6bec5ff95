using System.Collections.Immutable;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>
/// Reports what only all routes together make wrong: routes that match the same requests, that nothing reaches, that do not fit into the
/// table. It checks what the generator builds, so both are of one mind.
/// </summary>
/// <remarks>Each handler reports its own share (<see cref="TableFindings"/>), which is what makes the rules live while typing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteTableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.DuplicateRoute,
        Rules.TooManyRoutes,
        Rules.AmbiguousRoutes,
        Rules.UnreachableRoute,
        Rules.ContradictoryConstraints,
        Rules.AnalysisCut,
        Rules.DuplicateEndpointName,
        Rules.UnsupportedRegex);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.RouterAttribute) is not null)
            {
                start.RegisterSymbolAction(ReportAtHandler, SymbolKind.Method);
                start.RegisterCompilationEndAction(ReportElsewhere);
            }
        });
    }

    private static void ReportAtHandler(SymbolAnalysisContext context)
    {
        if (HandlerRules.IsSecondPart(context.Symbol) || !IsHandler(context.Symbol))
        {
            return;
        }

        foreach (Diagnostic diagnostic in TableFindings.Of(context.Compilation, context.CancellationToken).At((IMethodSymbol)context.Symbol, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    // Two references can be at odds with each other; there is no symbol here that could say so.
    private static void ReportElsewhere(CompilationAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in TableFindings.Of(context.Compilation, context.CancellationToken).WithoutPlace)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static bool IsHandler(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (RouteAttributes.Contains(attribute.AttributeClass))
            {
                return true;
            }
        }

        return false;
    }
}
