using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>Finds out how text becomes a value of a type, in the order of minimal APIs.</summary>
internal static class TextConversions
{
    private const string Parsers = "global::Bunner.AspNetCore.ValueParsers.";

    /// <summary>The conversion and, if it is by method, the C# expression of a delegate.</summary>
    public static (TextConversion Conversion, string? Parser) Find(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return (TextConversion.Text, null);
        }

        if (TypeNames.Is(type, "Microsoft.Extensions.Primitives", "StringValues"))
        {
            return (TextConversion.Values, null);
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return (TextConversion.Enum, null);
        }

        if (type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Uri" && TypeNames.Is(type, "System", type.Name))
        {
            return (TextConversion.Method, Parsers + type.Name);
        }

        if (TypeNames.ImplementsOfItself(type, "ISpanParsable"))
        {
            return (TextConversion.Parse, null);
        }

        if (TypeNames.ImplementsOfItself(type, "IParsable"))
        {
            return (TextConversion.Method, Parsers + "Parsable<" + TypeNames.Write(type) + ">");
        }

        return FindTryParse(type) is { } parameters
            ? (TextConversion.Method, Lambda(TypeNames.Write(type), parameters))
            : (TextConversion.None, null);
    }

    private static string Lambda(string type, int parameters)
        => "static (string text, out " + type + " value) => " + type + ".TryParse(text, "
            + (parameters == 3 ? "global::System.Globalization.CultureInfo.InvariantCulture, " : "") + "out value!)";

    // The number of parameters of the type's own TryParse, or null.
    private static int? FindTryParse(ITypeSymbol type)
    {
        int? found = null;
        for (ITypeSymbol? current = type; current is not null and not { SpecialType: SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers("TryParse"))
            {
                if (member is not IMethodSymbol { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public } method
                    || method.ReturnType.SpecialType != SpecialType.System_Boolean
                    || method.Parameters.Length is not (2 or 3)
                    || method.Parameters[0].Type.SpecialType != SpecialType.System_String
                    || method.Parameters[method.Parameters.Length - 1] is not { RefKind: RefKind.Out } result
                    || !SymbolEqualityComparer.Default.Equals(result.Type, type))
                {
                    continue;
                }

                if (method.Parameters.Length == 3 && TypeNames.Is(method.Parameters[1].Type, "System", "IFormatProvider"))
                {
                    return 3;
                }

                found = method.Parameters.Length == 2 ? 2 : found;
            }
        }

        return found;
    }
}
