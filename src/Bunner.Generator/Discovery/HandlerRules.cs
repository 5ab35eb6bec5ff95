using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>What generated code cannot call; the analyzers report it and the generator leaves it out.</summary>
internal enum HandlerProblem
{
    None,
    Generic,
    Inaccessible,
    ByReference,
}

/// <summary>Whether a method can be a handler.</summary>
internal static class HandlerRules
{
    public static HandlerProblem Check(IMethodSymbol method)
    {
        if (method.IsGenericMethod || IsInGenericType(method))
        {
            return HandlerProblem.Generic;
        }

        // Accessors and operators are not called by name.
        if (!IsAccessible(method) || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction))
        {
            return HandlerProblem.Inaccessible;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                return HandlerProblem.ByReference;
            }
        }

        return HandlerProblem.None;
    }

    /// <summary>Whether a symbol is the second part of a partial method: the first has the attributes of both.</summary>
    public static bool IsSecondPart(ISymbol symbol) => symbol is IMethodSymbol { PartialDefinitionPart: not null };

    /// <summary>Whether other files of the same assembly can name a member.</summary>
    public static bool IsAccessible(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is IMethodSymbol or INamedTypeSymbol; current = current.ContainingType)
        {
            // A type without a name is the block of C#'s extension members.
            if (!IsAccessible(current.DeclaredAccessibility) || current is INamedTypeSymbol { IsFileLocal: true } or INamedTypeSymbol { CanBeReferencedByName: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether other files of the same assembly can name what is declared so, if they can name what is around it.</summary>
    public static bool IsAccessible(Accessibility access) => access is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether every assembly can name a member.</summary>
    public static bool IsPublic(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is IMethodSymbol or INamedTypeSymbol; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsInGenericType(ISymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Arity != 0)
            {
                return true;
            }
        }

        return false;
    }
}
