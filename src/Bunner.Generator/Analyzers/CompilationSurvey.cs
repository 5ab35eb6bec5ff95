using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bunner.Generator.Catalog;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>All routes, constraints and routers that a compilation declares or refers to, with their places.</summary>
/// <remarks>
/// Rules that need them all are live while typing, and then nobody runs the analyzers on files that are not open. So this looks for itself:
/// the names of attributes, which each file keeps, say where, and only there symbols are asked.
/// </remarks>
internal sealed class CompilationSurvey
{
    private static readonly OnceForCompilation<CompilationSurvey> s_known = new(static (compilation, cancellation) => new(compilation, cancellation));

    private static readonly KeptRoutes s_kept = new();

    private readonly HashSet<string> _constraintNames = new(StringComparer.OrdinalIgnoreCase);

    private CompilationSurvey(Compilation compilation, CancellationToken cancellation)
    {
        ReferenceModel references = ReferenceDiscovery.Read(compilation, cancellation);
        var constraints = new List<ConstraintModel>();
        var options = new HashSet<RouterOptions>();
        foreach (SourceRoute route in SourceRoutes.Read(compilation, s_kept, cancellation))
        {
            Routes.Add(new PlacedRoute(new RouteEntry(route.Model.Key, ""), AttributeArguments.FindTemplate(route.Attribute), route.Written));
        }

        bool hasAlias = SourceRoutes.HasGlobalAlias(compilation, cancellation);
        var partial = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ISymbol symbol in FindSymbols(compilation, tree, hasAlias, partial, cancellation))
            {
                foreach (AttributeData attribute in symbol.GetAttributes())
                {
                    if (symbol is IMethodSymbol method)
                    {
                        Add(method, attribute, constraints, cancellation);
                    }
                    else if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouterAttribute"))
                    {
                        options.Add(RouterDiscovery.ReadOptions(attribute));
                    }
                }
            }
        }

        Routes.AddRange(references.Routes.Select(static route => new PlacedRoute(route, null, "")));
        Routes.Sort(PlacedRoute.Compare);
        _constraintNames.UnionWith(references.Constraints.Select(static one => one.Name));
        constraints.Sort(ConstraintModel.Compare);
        Constraints = RouteLists.Merge(constraints.ToEquatableArray(), references.Constraints, ConstraintModel.Compare);
        IsLibrary = options.Count == 0 && compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        Options = options.Count != 0
            ? [.. options.OrderBy(static one => one.ToString(), StringComparer.Ordinal)]
            : [RouterModel.Application.Options with { AllowUnsafeRegex = IsLibrary }];
    }

    /// <summary>The routes of this compilation and of its references that have a handler which can be called, sorted.</summary>
    public List<PlacedRoute> Routes { get; } = [];

    /// <summary>The user-defined constraints that can be called, sorted.</summary>
    public EquatableArray<ConstraintModel> Constraints { get; }

    /// <summary>All declarations of constraints in this compilation, callable or not.</summary>
    public List<DeclaredConstraint> Declared { get; } = [];

    /// <summary>Whether the compilation is a library without a router: an application serves its routes, with options that nobody knows here.</summary>
    public bool IsLibrary { get; }

    /// <summary>The different options of its routers; those of an application that declares none, if there is none.</summary>
    public IReadOnlyList<RouterOptions> Options { get; }

    public static CompilationSurvey Of(Compilation compilation, CancellationToken cancellation) => s_known.Get(compilation, cancellation);

    /// <summary>The names of all user-defined constraints, callable or not.</summary>
    public IReadOnlyCollection<string> ConstraintNames => _constraintNames;

    /// <summary>Whether a user-defined constraint has this name.</summary>
    public bool IsConstraint(string name) => _constraintNames.Contains(name);

    private static IEnumerable<ISymbol> FindSymbols(
        Compilation compilation, SyntaxTree tree, bool hasAlias, HashSet<ISymbol> partial, CancellationToken cancellation)
    {
        SemanticModel? model = null;
        foreach (MemberDeclarationSyntax member in AnnotatedDeclarations.Of(tree, cancellation).RoutersAndConstraints(hasAlias))
        {
#pragma warning disable RS1030 // Once for a compilation and only for what has attributes of our names; there is no symbol to start from.
            model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            ISymbol? symbol = model.GetDeclaredSymbol(member, cancellation);

            // Each part of a partial declaration reports the attributes of all.
            symbol = (symbol as IMethodSymbol)?.PartialDefinitionPart ?? symbol;
            if (symbol is not null && (!IsPartial(symbol) || partial.Add(symbol)))
            {
                yield return symbol;
            }
        }
    }

    private static bool IsPartial(ISymbol symbol) => symbol is IMethodSymbol { IsPartialDefinition: true } or INamedTypeSymbol;

    private void Add(IMethodSymbol method, AttributeData attribute, List<ConstraintModel> constraints, CancellationToken cancellation)
    {
        if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteConstraintAttribute"))
        {
            ConstraintDiscovery.Add(constraints.Add, method, attribute);
            if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Scalar() is string name)
            {
                _constraintNames.Add(name);
                Declared.Add(new DeclaredConstraint(name, method, AttributeArguments.Find(attribute, "name", 0, cancellation)));
            }
        }
    }
}

/// <summary>A constraint that the compilation declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The method.</param>
/// <param name="Argument">The expression of its name.</param>
internal sealed record DeclaredConstraint(string Name, IMethodSymbol Method, ExpressionSyntax? Argument)
{
    public static int Compare(DeclaredConstraint left, DeclaredConstraint right)
    {
        int order = string.CompareOrdinal(left.Display, right.Display);
        order = order != 0 ? order : string.CompareOrdinal(left.Argument?.SyntaxTree.FilePath, right.Argument?.SyntaxTree.FilePath);
        return order != 0 ? order : (left.Argument?.SpanStart ?? 0).CompareTo(right.Argument?.SpanStart ?? 0);
    }

    /// <summary>The method as a reader knows it.</summary>
    public string Display => Method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
