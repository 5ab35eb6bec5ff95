using System.Collections.Immutable;
using System.Linq;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports handlers that generated code cannot call; <see cref="LocalHandlerAnalyzer"/> those inside of methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.GenericHandler, Rules.InaccessibleHandler, Rules.ByReferenceParameter);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(CheckMethod, SymbolKind.Method);
    }

    private static void CheckMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (HandlerRules.IsSecondPart(method) || !IsHandler(method))
        {
            return;
        }

        string name = method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        switch (HandlerRules.Check(method))
        {
            case HandlerProblem.Generic:
                context.ReportDiagnostic(Diagnostic.Create(Rules.GenericHandler, method.Locations[0], name));
                break;
            case HandlerProblem.Inaccessible:
                context.ReportDiagnostic(Diagnostic.Create(Rules.InaccessibleHandler, method.Locations[0], name));
                break;
            case HandlerProblem.ByReference:
                foreach (IParameterSymbol parameter in method.Parameters.Where(static parameter => parameter.RefKind != RefKind.None))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.ByReferenceParameter, parameter.Locations[0], parameter.Name, name));
                }

                break;
            default:
                break;
        }
    }

    /// <summary>Whether a method has an attribute of a route.</summary>
    internal static bool IsHandler(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (RouteAttributes.Contains(attribute.AttributeClass))
            {
                return true;
            }
        }

        return false;
    }
}
