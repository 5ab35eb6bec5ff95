using System.Collections.Generic;
using System.Threading;
using Bunner.Core.Guards.Automata;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>What keeps a class from being a router; the analyzers report it and the generator leaves the class alone.</summary>
internal enum RouterProblem
{
    None,
    NotPartial,
    Generic,
    FileLocal,
}

/// <summary>Reads router classes.</summary>
internal static class RouterDiscovery
{
    public static RouterModel? FromSource(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (context.TargetSymbol is not INamedTypeSymbol type
            || context.TargetNode is not TypeDeclarationSyntax declaration
            || Check(type, declaration, out _) != RouterProblem.None)
        {
            return null;
        }

        var containers = new List<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, Declare(outer));
        }

        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new RouterModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : NamespaceOf(type),
            containers.ToEquatableArray(),
            Declare(type),
            name,
            ReadOptions(context.Attributes[0]),
            name.Replace("global::", "").Replace("@", ""));
    }

    /// <summary>Looks for what keeps a class from being a router, from the inside out.</summary>
    /// <param name="type">The class.</param>
    /// <param name="declaration">The declaration with the attribute.</param>
    /// <param name="culprit">The declaration to point at.</param>
    public static RouterProblem Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, out TypeDeclarationSyntax culprit)
    {
        culprit = declaration;
        if (type.IsFileLocal)
        {
            return RouterProblem.FileLocal;
        }

        for (SyntaxNode? node = declaration; node is TypeDeclarationSyntax current; node = node.Parent)
        {
            culprit = current;
            if (current.TypeParameterList is not null)
            {
                return RouterProblem.Generic;
            }

            if (!current.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return RouterProblem.NotPartial;
            }
        }

        culprit = declaration;
        return type.ContainingType is { IsFileLocal: true } ? RouterProblem.FileLocal : RouterProblem.None;
    }

    /// <summary>The options that the attribute gives.</summary>
    public static RouterOptions ReadOptions(AttributeData attribute)
    {
        bool caseSensitive = false;
        bool ignoreTrailing = true;
        bool ignoreDuplicate = false;
        bool allowUnsafe = false;
        int states = AutomatonLimits.DefaultStates;
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Value.Scalar() is bool value)
            {
                switch (named.Key)
                {
                    case "CaseSensitive": caseSensitive = value; break;
                    case "IgnoreTrailingSlash": ignoreTrailing = value; break;
                    case "IgnoreDuplicateSlashes": ignoreDuplicate = value; break;
                    case "AllowUnsafeRegex": allowUnsafe = value; break;
                    default: break;
                }
            }
            else if (named.Key == "MaxRegexStates" && named.Value.Scalar() is int number)
            {
                states = number;
            }
        }

        return new RouterOptions(caseSensitive, ignoreTrailing, ignoreDuplicate) { AllowUnsafeRegex = allowUnsafe, MaxRegexStates = states };
    }

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static string Declare(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Interface, _) => "interface",
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (_, true) => "record",
            _ => "class",
        };
        return (type.IsStatic ? "static partial " : "partial ") + keyword + " " + Identifiers.Escape(type.Name);
    }
}
