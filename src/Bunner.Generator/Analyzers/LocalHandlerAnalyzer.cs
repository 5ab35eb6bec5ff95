using System.Collections.Immutable;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports route attributes on local functions and lambdas, where no other code can reach them.</summary>
/// <remarks>
/// It stands alone because it has to look into the bodies of methods, and so leaves generated code alone: the compiler would
/// walk through every number of the tables.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LocalHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.InaccessibleHandler);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            Check,
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.SimpleLambdaExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        (SyntaxList<AttributeListSyntax> lists, SyntaxToken place) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.Identifier),
            LambdaExpressionSyntax lambda => (lambda.AttributeLists, lambda.ArrowToken),
            _ => default,
        };
        if (lists.Count == 0)
        {
            return;
        }

        ISymbol? symbol = context.Node is LocalFunctionStatementSyntax
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol method && RouteHandlerAnalyzer.IsHandler(method))
        {
            string name = method.MethodKind == MethodKind.LocalFunction ? method.Name : "lambda expression";
            context.ReportDiagnostic(Diagnostic.Create(Rules.InaccessibleHandler, place.GetLocation(), name));
        }
    }
}
