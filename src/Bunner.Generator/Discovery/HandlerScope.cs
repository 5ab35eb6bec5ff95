using System.Collections.Generic;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>The type around handlers: what it says of all of them, and where the names of their attributes are looked up.</summary>
/// <param name="Type">The type.</param>
/// <param name="Names">What names mean there.</param>
internal sealed record HandlerScope(INamedTypeSymbol Type, AttributeNames Names)
{
    /// <summary>Whether methods of the type can be handlers.</summary>
    public bool HasHandlers { get; } = Type.Arity == 0 && !HandlerRules.IsInGenericType(Type) && HandlerRules.IsAccessible(Type);

    /// <summary>The scope of a declaration; null if it is unusual.</summary>
    /// <param name="declaration">The type's declaration.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="known">The names of the scopes that are known already; equal scopes share theirs.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static HandlerScope? Of(SyntaxNode? declaration, SemanticModel model, Dictionary<string, AttributeNames> known, CancellationToken cancellation)
    {
        if (!IsUsual(declaration) || model.GetDeclaredSymbol(declaration!, cancellation) is not INamedTypeSymbol type)
        {
            return null;
        }

        var key = new StringBuilder();
        INamedTypeSymbol? outer = type;
        for (SyntaxNode? node = declaration; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case TypeDeclarationSyntax one when outer is not null && IsUsual(one):
                    AddType(key, one, outer);
                    outer = outer.ContainingType;
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    key.Append("namespace ").AppendCode(space.Name).Append('\n').AppendCode(space.Externs).AppendCode(space.Usings);
                    break;
                case CompilationUnitSyntax unit:
                    key.Append("file\n").AppendCode(unit.Externs).AppendCode(unit.Usings);
                    if (AnnotatedDeclarations.Of(unit.SyntaxTree, cancellation).HasFileTypes)
                    {
                        // Another file with the same imports does not see them: a number that no other scope has.
                        key.Append("alone ").Append(known.Count);
                    }

                    break;
                default:
                    return null;
            }
        }

        string text = key.ToString();
        if (!known.TryGetValue(text, out AttributeNames? names))
        {
            names = new AttributeNames();
            known.Add(text, names);
        }

        return new HandlerScope(type, names);
    }

    private static bool IsUsual(SyntaxNode? declaration) => declaration is not null
        && (SyntaxKind)declaration.RawKind is SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration
            or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration;

    // In a type names mean what they mean around it, unless it has types inside, inherits some, or has another part that may.
    private static void AddType(StringBuilder key, TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (declaration.BaseList is not null || type.DeclaringSyntaxReferences.Length != 1 || HasTypes(declaration))
        {
            key.Append(declaration.Kind()).Append(' ').Append(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append('\n');
        }
    }

    private static bool HasTypes(TypeDeclarationSyntax declaration)
    {
        foreach (MemberDeclarationSyntax member in declaration.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
