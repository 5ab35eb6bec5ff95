using System.Collections.Immutable;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bunner.Generator.Analyzers;

/// <summary>
/// Reports at <c>AddValidation()</c> the types of handler parameters whose validation attributes nobody would look at: the generator
/// behind that method looks for calls of <c>MapGet</c> and the like, and does not see handlers with attributes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValidatedTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnknownToValidation);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.UsesAspNetCore(start.Compilation))
            {
                start.RegisterOperationAction(Check, OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.Name != "AddValidation" || !TypeNames.IsNamespace(method.ContainingNamespace, "Microsoft.Extensions.DependencyInjection"))
        {
            return;
        }

        foreach ((IParameterSymbol parameter, INamedTypeSymbol type) in ValidatedTypes.FindUnknown(context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnknownToValidation,
                context.Operation.Syntax.GetLocation(),
                [type.Locations[0]],
                type.ToDisplayString(),
                parameter.Name,
                parameter.ContainingSymbol.Name));
        }
    }
}
