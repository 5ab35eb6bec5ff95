using System.Globalization;
using System.Text;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Generator.Endpoints;

/// <summary>Constants as C# expressions.</summary>
internal static class ConstantExpressions
{
    /// <summary>An argument of an attribute.</summary>
    public static string Write(TypedConstant constant)
    {
        if (constant.IsNull)
        {
            // The type tells overloads of a constructor apart; whether null is welcome has been settled where the attribute is.
            return "(" + constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ")null!";
        }

        return constant.Kind switch
        {
            TypedConstantKind.Array => WriteArray(constant),
            TypedConstantKind.Type => "typeof(" + WriteTypeOf((ITypeSymbol)constant.Value!) + ")",
            _ => Write(constant.Type!, constant.Value),
        };
    }

    /// <summary>A value of a type; null stands for the type's default.</summary>
    public static string Write(ITypeSymbol type, object? value)
    {
        if (value is null)
        {
            return type.IsValueType ? "default(" + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ")" : "null";
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.TypeKind == TypeKind.Enum
            ? "(" + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ")(" + WritePrimitive(value) + ")"
            : WritePrimitive(value);
    }

    private static string WriteArray(TypedConstant constant)
    {
        var text = new StringBuilder("new ").Append(constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append(" { ");
        foreach (TypedConstant item in constant.Values)
        {
            text.Append(Write(item)).Append(", ");
        }

        return text.Append('}').ToString();
    }

    private static string WriteTypeOf(ITypeSymbol type) => type is INamedTypeSymbol { IsUnboundGenericType: false } named && IsOpen(named)
        ? named.ConstructUnboundGenericType().ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static bool IsOpen(INamedTypeSymbol type) => type.IsGenericType && type.TypeArguments[0].TypeKind == TypeKind.TypeParameter;

    private static string WritePrimitive(object value) => value switch
    {
        string text => Literals.Quote(text),
        bool flag => flag ? "true" : "false",
        char c => SymbolDisplay.FormatLiteral(c, quote: true),
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        byte number => "(byte)" + number.ToString(CultureInfo.InvariantCulture),
        sbyte number => "(sbyte)(" + number.ToString(CultureInfo.InvariantCulture) + ")",
        short number => "(short)(" + number.ToString(CultureInfo.InvariantCulture) + ")",
        ushort number => "(ushort)" + number.ToString(CultureInfo.InvariantCulture),
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
