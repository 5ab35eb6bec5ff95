using System.Text;
using Bunner.Generator.Discovery;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Writes the expression of a handler's <c>MethodInfo</c>, which OpenAPI and endpoint filters want to see: that of a delegate, as
/// minimal APIs have it; or, of an instance handler, which no delegate can hold without an instance, one that names the method
/// so that trimming keeps it.
/// </summary>
internal static class MethodInfoExpression
{
    // Func and Action have no more.
    private const int MostParameters = 16;

    /// <summary>The expression for a method; <paramref name="type"/> is its type, fully qualified.</summary>
    public static string Write(IMethodSymbol method, string type) => method.IsStatic && CanBeArguments(method)
        ? "((" + DelegateType(method) + ")" + type + "." + Identifiers.Escape(method.Name) + ").Method"
        : Named(method, type);

    private static bool CanBeArguments(IMethodSymbol method)
    {
        bool can = method.Parameters.Length <= MostParameters && !method.ReturnsByRef && !method.ReturnsByRefReadonly && !method.ReturnType.IsRefLikeType;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            can &= parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer);
        }

        return can;
    }

    private static string DelegateType(IMethodSymbol method)
    {
        var text = new StringBuilder(method.ReturnsVoid ? "global::System.Action" : "global::System.Func");
        string separator = "<";
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            text.Append(separator).Append(parameter.Type.ToDisplayString(TypeNames.Format));
            separator = ", ";
        }

        if (!method.ReturnsVoid)
        {
            text.Append(separator).Append(method.ReturnType.ToDisplayString(TypeNames.Format));
            separator = ", ";
        }

        return separator == "<" ? text.ToString() : text.Append('>').ToString();
    }

    private static string Named(IMethodSymbol method, string type)
    {
        var text = new StringBuilder("typeof(").Append(type).Append(").GetMethod(").Append(Literals.Quote(method.Name))
            .Append(", global::System.Reflection.BindingFlags.DeclaredOnly | global::System.Reflection.BindingFlags.Public | global::System.Reflection.BindingFlags.NonPublic | global::System.Reflection.BindingFlags.")
            .Append(method.IsStatic ? "Static" : "Instance").Append(", ");
        if (method.Parameters.Length == 0)
        {
            return text.Append("global::System.Type.EmptyTypes)!").ToString();
        }

        string separator = "new global::System.Type[] { ";
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            text.Append(separator).Append("typeof(").Append(TypeNames.WriteTypeOf(parameter.Type)).Append(')');
            separator = ", ";
        }

        return text.Append(" })!").ToString();
    }
}
