using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports templates, prefixes and HTTP methods that are wrong in themselves, down to the character.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteTemplateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.InvalidTemplate, Rules.UnknownConstraint, Rules.InvalidConstraintArgument, Rules.InvalidHttpMethod,
        Rules.UnsupportedRegex, Rules.RegexTooLarge, Rules.RegexOnEngine, Rules.RegexNeedsConsent, Rules.UnsafeRegex, Rules.NeverMatchingLiteral);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.RouterAttribute) is null)
            {
                return;
            }

            start.RegisterSymbolAction(CheckMethod, SymbolKind.Method);
            start.RegisterSymbolAction(CheckGroup, SymbolKind.NamedType);
        });
    }

    private static void CheckMethod(SymbolAnalysisContext context)
    {
        if (HandlerRules.IsSecondPart(context.Symbol))
        {
            return;
        }

        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (!RouteAttributes.Contains(attribute.AttributeClass))
            {
                continue;
            }

            if (!RouteAttributes.TryRead(attribute, out RouteAttributeValues values))
            {
                CheckNull(context, attribute, "method", Rules.InvalidHttpMethod, "null");
                CheckNull(context, attribute, "template", Rules.InvalidTemplate, "A route template cannot be null. Write \"/\", or \"\" for the prefix of the group.");
                continue;
            }

            if (attribute.ConstructorArguments.Length == 2
                && !MethodTable.IsToken(values.Method)
                && AttributeArguments.Find(attribute, "method", 0, context.CancellationToken) is { } method)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.InvalidHttpMethod, method.GetLocation(), "'" + values.Method + "'"));
            }

            if (AttributeArguments.FindTemplate(attribute, context.CancellationToken) is { } template)
            {
                Check(context, template, RouteGroups.PrefixOf(context.Symbol.ContainingType), values.Template);
            }
        }
    }

    private static void CheckGroup(SymbolAnalysisContext context)
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (!WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteGroupAttribute"))
            {
                continue;
            }

            CheckNull(context, attribute, "prefix", Rules.InvalidTemplate, "The prefix of a group cannot be null. Write it, or leave the attribute out.");
            if (attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0].Scalar() is string prefix
                && AttributeArguments.Find(attribute, "prefix", 0, context.CancellationToken) is { } expression)
            {
                Check(context, expression, RouteGroups.PrefixOf(context.Symbol.ContainingType), prefix);
            }
        }
    }

    // The compiler lets null pass in code that does not ask about it, and anywhere behind an exclamation mark.
    private static void CheckNull(SymbolAnalysisContext context, AttributeData attribute, string parameter, DiagnosticDescriptor rule, string message)
    {
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { Kind: not TypedConstantKind.Error, IsNull: true }
                && attribute.AttributeConstructor?.Parameters[i].Name == parameter
                && AttributeArguments.Find(attribute, parameter, i, context.CancellationToken) is { } expression)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, expression.GetLocation(), message));
            }
        }
    }

    // What is wrong with the prefix alone is said at the prefix; what only both together make wrong is said at the template.
    private static void Check(
        SymbolAnalysisContext context, ExpressionSyntax expression, string prefix, string template)
    {
        ConstraintAdvice advice = new(
            () => CompilationSurvey.Of(context.Compilation, context.CancellationToken).ConstraintNames, "declare a constraint of that name with [RouteConstraint]");
        if (prefix.Length != 0 && TemplateProblems.Find(prefix, IsConstraint, advice).Count != 0)
        {
            prefix = "";
        }

        int shift = RouteGroups.Shift(prefix, template);
        string combined = RouteGroups.Combine(prefix, template);
        foreach (RoutePatternError error in TemplateProblems.Find(combined, IsConstraint, advice).Distinct())
        {
            context.ReportDiagnostic(Diagnostic.Create(TemplateProblems.RuleOf(error.Code), Locate(error.Range), error.Message));
        }

        // What the prefix has is said at the prefix.
        foreach ((DiagnosticDescriptor rule, TextRange range, string message) in RegexProblems.Find(combined, () => CompilationSurvey.Of(context.Compilation, context.CancellationToken)))
        {
            if (range.Start >= shift)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, Locate(range), message));
            }
        }

        // Without a web server nothing decodes paths, and the literal may be right.
        if (CompilationFacts.UsesAspNetCore(context.Compilation))
        {
            foreach (UnseenText unseen in UnseenText.Find(combined).Where(unseen => unseen.Range.Start >= shift))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NeverMatchingLiteral,
                    Locate(unseen.Range),
                    ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Text, unseen.Decoded),
                    combined.Substring(unseen.Range.Start, unseen.Range.Length), unseen.Reason));
            }
        }

        bool IsConstraint(string name) => CompilationSurvey.Of(context.Compilation, context.CancellationToken).IsConstraint(name);

        Location Locate(TextRange range) => range.Start < shift
            ? expression.GetLocation()
            : AttributeArguments.Locate(expression, range.Start - shift, range.Length);
    }
}
