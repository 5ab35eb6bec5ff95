using System;
using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Reads user-defined constraints.</summary>
internal static class ConstraintDiscovery
{
    /// <summary>The constraints of an annotated method of this compilation.</summary>
    public static EquatableArray<ConstraintModel> FromSource(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var constraints = new List<ConstraintModel>(context.Attributes.Length);
        if (context.TargetSymbol is IMethodSymbol method)
        {
            foreach (AttributeData attribute in context.Attributes)
            {
                if (attribute.ApplicationSyntaxReference is { } place && context.TargetNode.Span.Contains(place.Span))
                {
                    Add(constraints.Add, method, attribute);
                }
            }
        }

        return constraints.ToEquatableArray();
    }

    /// <summary>Whether a method has the form that a constraint needs: <c>static bool IsX(ReadOnlySpan&lt;char&gt; value)</c>.</summary>
    public static bool HasConstraintForm(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, IsAbstract: false, ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.Length: 1 }
        && method.ReturnsByRef == false
        && method.Parameters[0] is { RefKind: RefKind.None or RefKind.In, Type: INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } span }
        && span.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        && span.TypeArguments[0].SpecialType == SpecialType.System_Char
        && !HandlerRules.IsInGenericType(method);

    /// <summary>Whether a method gives an expression, as one with <c>[GeneratedRegex]</c> does: <c>static Regex X()</c>.</summary>
    public static bool HasExpressionForm(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, IsAbstract: false, Parameters.Length: 0, ReturnType: INamedTypeSymbol { Name: "Regex" } type }
        && method.ReturnsByRef == false
        && type.ContainingNamespace.ToDisplayString() == "System.Text.RegularExpressions"
        && !HandlerRules.IsInGenericType(method);

    /// <summary>Adds the constraint that an attribute declares, if its method can be called.</summary>
    public static void Add(Action<ConstraintModel> add, IMethodSymbol method, AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 1
            && attribute.ConstructorArguments[0].Scalar() is string { Length: > 0 } name
            && (HasConstraintForm(method) || HasExpressionForm(method))
            && HandlerRules.IsAccessible(method))
        {
            add(new ConstraintModel(
                method.ContainingAssembly.Name,
                name,
                method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Identifiers.Escape(method.Name)
                + (HasExpressionForm(method) ? "().IsMatch" : "")));
        }
    }
}
