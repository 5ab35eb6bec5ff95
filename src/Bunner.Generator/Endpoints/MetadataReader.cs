using System.Collections.Generic;
using System.Text;
using Bunner.Generator.Equality;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Reads the attributes that become an endpoint's metadata: those of the classes around the handler's (a group's apply to the
/// groups in it, except that they cannot allow anonymous access to them), of its class and the base classes, and its own.
/// </summary>
internal static class MetadataReader
{
    /// <summary>The expressions for the attributes of a type that apply to its handlers.</summary>
    public static List<string> Read(INamedTypeSymbol type)
    {
        var expressions = new List<string>();
        var outer = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            outer.Push(container);
        }

        foreach (INamedTypeSymbol container in outer)
        {
            Add(expressions, container, type.ContainingAssembly, onlyInherited: false, isOuter: true);
        }

        AddInherited(expressions, type, type.ContainingAssembly);
        Add(expressions, type, type.ContainingAssembly, onlyInherited: false, isOuter: false);
        return expressions;
    }

    /// <summary>The expressions for the attributes that apply to a handler.</summary>
    /// <param name="method">The handler.</param>
    /// <param name="ofType">Those of its type.</param>
    /// <param name="hasOwn">Whether it may have attributes besides those that make it a handler; to bind them takes time.</param>
    public static EquatableArray<string> Read(IMethodSymbol method, List<string> ofType, bool hasOwn)
    {
        if (!hasOwn && method.OverriddenMethod is null)
        {
            return ofType.ToEquatableArray();
        }

        var expressions = new List<string>(ofType);
        AddInherited(expressions, method, method.ContainingAssembly);
        if (hasOwn)
        {
            Add(expressions, method, method.ContainingAssembly, onlyInherited: false, isOuter: false);
        }

        return expressions.ToEquatableArray();
    }

    private static void AddInherited(List<string> expressions, ISymbol symbol, IAssemblySymbol assembly)
    {
        var inherited = new Stack<ISymbol>();
        for (ISymbol? current = Base(symbol); current is not null; current = Base(current))
        {
            inherited.Push(current);
        }

        foreach (ISymbol ancestor in inherited)
        {
            Add(expressions, ancestor, assembly, onlyInherited: true, isOuter: false);
        }
    }

    private static ISymbol? Base(ISymbol symbol) => symbol is IMethodSymbol method ? method.OverriddenMethod : ((INamedTypeSymbol)symbol).BaseType;

    private static void Add(List<string> expressions, ISymbol symbol, IAssemblySymbol assembly, bool onlyInherited, bool isOuter)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass: { } type, AttributeConstructor: { } constructor }
                && !IsForTheCompiler(type)
                && (!onlyInherited || IsInherited(type))
                && !(isOuter && TypeNames.IsOrImplements(type, "Microsoft.AspNetCore.Authorization", "IAllowAnonymous"))
                && (CanBeMade(type, constructor, assembly) || MattersForSecurity(type)))
            {
                expressions.Add(Write(attribute, type));
            }
        }
    }

    private static string Write(AttributeData attribute, INamedTypeSymbol type)
    {
        var text = new StringBuilder("new ").Append(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append('(');
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(ConstantExpressions.Write(attribute.ConstructorArguments[i]));
        }

        text.Append(')');
        for (int i = 0; i < attribute.NamedArguments.Length; i++)
        {
            KeyValuePair<string, TypedConstant> named = attribute.NamedArguments[i];
            text.Append(i == 0 ? " { " : ", ").Append(named.Key).Append(" = ").Append(ConstantExpressions.Write(named.Value));
        }

        return attribute.NamedArguments.Length == 0 ? text.ToString() : text.Append(" }").ToString();
    }

    private static bool IsForTheCompiler(INamedTypeSymbol type)
        => TypeNames.IsNamespace(type.ContainingNamespace, "Bunner")
            || TypeNames.IsWithin(type.ContainingNamespace, "System.Runtime")
            || TypeNames.IsWithin(type.ContainingNamespace, "System.Diagnostics")
            || TypeNames.IsWithin(type.ContainingNamespace, "System.CodeDom")
            || TypeNames.IsWithin(type.ContainingNamespace, "Microsoft.CodeAnalysis")
            || IsConditional(type);

    private static bool IsConditional(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (TypeNames.Is(attribute.AttributeClass, "System.Diagnostics", "ConditionalAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (AttributeData attribute in current.GetAttributes())
            {
                if (!TypeNames.Is(attribute.AttributeClass, "System", "AttributeUsageAttribute"))
                {
                    continue;
                }

                foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
                {
                    if (named.Key == "Inherited")
                    {
                        return named.Value.Scalar() is not false;
                    }
                }

                return true;
            }
        }

        return true;
    }

    private static bool CanBeMade(INamedTypeSymbol type, IMethodSymbol constructor, IAssemblySymbol assembly)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);
        for (ISymbol? symbol = constructor; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingType)
        {
            bool isAccessible = symbol.DeclaredAccessibility switch
            {
                Accessibility.Public => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => isOwn,
                _ => false,
            };
            if (!isAccessible || symbol is INamedTypeSymbol { IsFileLocal: true })
            {
                return false;
            }
        }

        return true;
    }

    // A private attribute that is only a mark can be left out. One that, say, requires authorization cannot: then it is better
    // that the generated code does not compile.
    private static bool MattersForSecurity(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (TypeNames.IsWithin(implemented.ContainingNamespace, "Microsoft.AspNetCore"))
            {
                return true;
            }
        }

        return false;
    }
}
