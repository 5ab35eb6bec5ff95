using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>Finds a type's own way of being made from a request: <c>BindAsync</c>, or <c>IBindableFromHttpContext</c>.</summary>
internal static class CustomBinding
{
    private const string Http = "Microsoft.AspNetCore.Http";

    /// <summary>
    /// The C# expression of what is to be awaited, with <c>{0}</c> for the handler parameter's <c>ParameterInfo</c>; null if the
    /// type has none.
    /// </summary>
    public static string? Find(ITypeSymbol type)
    {
        string? found = null;
        for (ITypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers("BindAsync"))
            {
                if (member is IMethodSymbol { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public } method
                    && Returns(method.ReturnType, type)
                    && method.Parameters.Length is 1 or 2
                    && TypeNames.Is(method.Parameters[0].Type, Http, "HttpContext"))
                {
                    if (method.Parameters.Length == 2 && TypeNames.Is(method.Parameters[1].Type, "System.Reflection", "ParameterInfo"))
                    {
                        return TypeNames.Write(type) + ".BindAsync(context, {0})";
                    }

                    found ??= method.Parameters.Length == 1 ? TypeNames.Write(type) + ".BindAsync(context)" : null;
                }
            }
        }

        return found ?? (IsBindable(type) ? "global::Bunner.AspNetCore.CustomBinding.BindAsync<" + TypeNames.Write(type) + ">(context, {0})" : null);
    }

    private static bool Returns(ITypeSymbol returned, ITypeSymbol type)
        => returned is INamedTypeSymbol { Name: "ValueTask", Arity: 1 } task
            && TypeNames.IsNamespace(task.ContainingNamespace, "System.Threading.Tasks")
            && (SymbolEqualityComparer.Default.Equals(task.TypeArguments[0], type)
                || (task.TypeArguments[0] is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                    && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], type)));

    private static bool IsBindable(ITypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented is { Name: "IBindableFromHttpContext", Arity: 1 }
                && TypeNames.IsNamespace(implemented.ContainingNamespace, Http)
                && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type))
            {
                return true;
            }
        }

        return false;
    }
}
