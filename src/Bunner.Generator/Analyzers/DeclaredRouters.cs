using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bunner.Generator.Discovery;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>The options of the routers that a compilation declares.</summary>
/// <remarks>They are looked for when the first template has a <c>regex</c>, once for a compilation.</remarks>
internal sealed class DeclaredRouters(Compilation compilation, CancellationToken cancellation)
{
    private readonly Lazy<RouterOptions[]> _options = new(() => Find(compilation, cancellation));

    /// <summary>The different options; those of an application that declares no router, if none is declared.</summary>
    public IReadOnlyList<RouterOptions> Options => _options.Value;

    private static RouterOptions[] Find(Compilation compilation, CancellationToken cancellation)
    {
        var found = new HashSet<RouterOptions>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes(MayHoldTypes))
            {
                if (node is ClassDeclarationSyntax { AttributeLists.Count: > 0 } or RecordDeclarationSyntax { AttributeLists.Count: > 0 })
                {
                    Add((TypeDeclarationSyntax)node, compilation, found, cancellation);
                }
            }
        }

        return found.Count == 0
            ? [RouterModel.Application.Options]
            : [.. found.OrderBy(static options => options.ToString(), StringComparer.Ordinal)];
    }

    private static bool MayHoldTypes(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static void Add(TypeDeclarationSyntax type, Compilation compilation, HashSet<RouterOptions> found, CancellationToken cancellation)
    {
#pragma warning disable RS1030 // Once for a compilation and only for classes with attributes; there is no symbol to start from.
        ISymbol? symbol = compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, cancellation);
#pragma warning restore RS1030
        foreach (AttributeData attribute in symbol?.GetAttributes() ?? [])
        {
            if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouterAttribute"))
            {
                found.Add(RouterDiscovery.ReadOptions(attribute));
            }
        }
    }
}
