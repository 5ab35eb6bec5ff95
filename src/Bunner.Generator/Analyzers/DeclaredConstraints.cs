using System;
using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Discovery;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>The names of the user-defined constraints that a compilation can use.</summary>
/// <remarks>They are looked for when the first template names one, once for a compilation: most have none.</remarks>
internal sealed class DeclaredConstraints(Compilation compilation, CancellationToken cancellation)
{
    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation, cancellation));

    public bool Contains(string name) => _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ConstraintModel constraint in ReferenceDiscovery.Read(compilation, cancellation).Constraints)
        {
            names.Add(constraint.Name);
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes(MayHoldMethods))
            {
                if (node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method)
                {
                    AddNames(method, compilation, names, cancellation);
                }
            }
        }

        return names;
    }

    private static bool MayHoldMethods(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static void AddNames(
        MethodDeclarationSyntax method, Compilation compilation, HashSet<string> names, CancellationToken cancellation)
    {
        // An alias can give the attribute any name, but hardly anybody declares constraints: ask for parameter and type first.
        if (method.ParameterList.Parameters.Count > 1 || method.ReturnType is not PredefinedTypeSyntax and not NameSyntax)
        {
            return;
        }

#pragma warning disable RS1030 // Once for a compilation and only for methods that look like constraints; there is no symbol to start from.
        ISymbol? symbol = compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method, cancellation);
#pragma warning restore RS1030
        foreach (AttributeData attribute in symbol?.GetAttributes() ?? [])
        {
            if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteConstraintAttribute")
                && attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0].Value is string name)
            {
                names.Add(name);
            }
        }
    }
}
