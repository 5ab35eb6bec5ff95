using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>Recognises types by name, without a compilation and without making strings.</summary>
internal static class TypeNames
{
    /// <summary>Fully qualified, with the nullability of type arguments, so that what is generated agrees with the handler.</summary>
    public static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type as C#, without the outermost <c>?</c> of a reference type.</summary>
    public static string Write(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Format);

    /// <summary>A type as it can stand in <c>typeof</c>.</summary>
    public static string WriteTypeOf(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic
        ? "object"
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Whether a type is the non-generic one of a namespace and name.</summary>
    public static bool Is(ITypeSymbol? type, string containingNamespace, string name)
        => type is INamedTypeSymbol { Arity: 0, ContainingType: null } && type.Name == name && IsNamespace(type.ContainingNamespace, containingNamespace);

    /// <summary>Whether a type is a certain one or has it among its interfaces and base classes.</summary>
    public static bool IsOrImplements(ITypeSymbol type, string containingNamespace, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, containingNamespace, name))
            {
                return true;
            }
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Is(implemented, containingNamespace, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type implements <c>System.<paramref name="name"/>&lt;itself&gt;</c>.</summary>
    public static bool ImplementsOfItself(ITypeSymbol type, string name)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Arity == 1
                && implemented.Name == name
                && IsNamespace(implemented.ContainingNamespace, "System")
                && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a namespace has a full name.</summary>
    public static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        int end = name.Length;
        while (symbol is { IsGlobalNamespace: false })
        {
            int start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0)
            {
                return false;
            }

            symbol = symbol.ContainingNamespace;
            if (start == 0)
            {
                return symbol is { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
        }

        return false;
    }

    /// <summary>Whether a namespace is one of a family: the name itself or one below it.</summary>
    public static bool IsWithin(INamespaceSymbol? symbol, string name)
    {
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            if (IsNamespace(symbol, name))
            {
                return true;
            }
        }

        return false;
    }
}
