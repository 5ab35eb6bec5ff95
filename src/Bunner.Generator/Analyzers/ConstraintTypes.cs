using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>Which types have nothing to do with a constraint: hardly any value that passes it can become one of theirs.</summary>
internal static class ConstraintTypes
{
    private enum Family
    {
        Unknown,
        Integer,
        Real,
        Boolean,
        Identifier,
        Time,
        Letters,
    }

    /// <summary>Whether a parameter of the type can take what the constraint lets through, as far as that is known.</summary>
    public static bool Fit(string constraint, ITypeSymbol type)
    {
        Family asked = OfConstraint(constraint);
        Family given = OfType(type);
        return asked == Family.Unknown || given == Family.Unknown || asked == given
            || (asked is Family.Integer or Family.Real && given is Family.Integer or Family.Real)
            || (asked == Family.Letters && given == Family.Boolean);
    }

    /// <summary>The metadata name of the type that values of the constraint have; null if the constraint says nothing about that.</summary>
    public static string? TypeOf(string constraint) => constraint.ToLowerInvariant() switch
    {
        "int" => "System.Int32",
        "long" or "min" or "max" or "range" => "System.Int64",
        "bool" => "System.Boolean",
        "decimal" => "System.Decimal",
        "double" => "System.Double",
        "float" => "System.Single",
        "guid" => "System.Guid",
        "datetime" => "System.DateTime",
        "alpha" => "System.String",
        _ => null,
    };

    /// <summary>The constraint that lets just those texts through that a type takes; null if there is none.</summary>
    public static string? ConstraintOf(ITypeSymbol type)
    {
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return type.SpecialType switch
        {
            SpecialType.System_Int32 => "int",
            SpecialType.System_Int64 => "long",
            SpecialType.System_Boolean => "bool",
            SpecialType.System_Decimal => "decimal",
            SpecialType.System_Double => "double",
            SpecialType.System_Single => "float",
            SpecialType.System_DateTime => "datetime",
            _ => type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } ? "guid" : null,
        };
    }

    private static Family OfConstraint(string name) => name.ToLowerInvariant() switch
    {
        "int" or "long" or "min" or "max" or "range" => Family.Integer,
        "decimal" or "double" or "float" => Family.Real,
        "bool" => Family.Boolean,
        "guid" => Family.Identifier,
        "datetime" => Family.Time,
        "alpha" => Family.Letters,
        _ => Family.Unknown,
    };

    private static Family OfType(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.TypeKind == TypeKind.Enum ? Family.Unknown : type.SpecialType switch
        {
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => Family.Integer,
            SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double => Family.Real,
            SpecialType.System_Boolean => Family.Boolean,
            SpecialType.System_DateTime => Family.Time,
            _ when type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Family.Identifier,
            _ when type is { Name: "DateTimeOffset" or "DateOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Family.Time,
            _ => Family.Unknown,
        };
    }
}
