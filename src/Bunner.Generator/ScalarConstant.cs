using Microsoft.CodeAnalysis;

namespace Bunner.Generator;

/// <summary>Arguments of attributes that may have any type: someone can declare an attribute that is only named like ours.</summary>
internal static class ScalarConstant
{
    /// <summary>The value of an argument; null if it is an array, which has none.</summary>
    public static object? Scalar(this TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;
}
