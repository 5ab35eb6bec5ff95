using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>The attributes that make a method a handler.</summary>
internal static class RouteAttributes
{
    /// <summary>Whether a type is one of them.</summary>
    public static bool Contains(INamedTypeSymbol? type) =>
        WellKnownNames.IsBunnerType(type, type?.Name ?? "") && IsName(type!.Name);

    /// <summary>Reads what an attribute says; <see langword="false"/> when an argument is missing or null.</summary>
    public static bool TryRead(AttributeData attribute, out RouteAttributeValues values)
    {
        values = default;
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        string? verb = FixedMethod(attribute.AttributeClass?.Name);
        int templateIndex = verb is null ? 1 : 0;
        if (arguments.Length != templateIndex + 1
            || arguments[templateIndex].Scalar() is not string template
            || (verb ?? arguments[0].Scalar() as string) is not { } method)
        {
            return false;
        }

        string? name = null;
        int order = 0;
        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == "Name")
            {
                name = named.Value.Scalar() as string;
            }
            else if (named.Key == "Order" && named.Value.Scalar() is int value)
            {
                order = value;
            }
        }

        values = RouteAttributeValues.Create(method, template, name, order);
        return true;
    }

    /// <summary>Whether source can mean one of them by a name without an alias.</summary>
    public static bool IsSourceName(string name) => IsName(name) || IsName(name + "Attribute");

    private static bool IsName(string name) => name == "RouteAttribute" || FixedMethod(name) is not null;

    /// <summary>The HTTP method that a type of attribute stands for; null if it is an argument.</summary>
    public static string? FixedMethod(string? name) => name switch
    {
        "GetAttribute" => "GET",
        "PostAttribute" => "POST",
        "PutAttribute" => "PUT",
        "DeleteAttribute" => "DELETE",
        "PatchAttribute" => "PATCH",
        "HeadAttribute" => "HEAD",
        "OptionsAttribute" => "OPTIONS",
        _ => null,
    };
}

/// <summary>The arguments of one route attribute.</summary>
internal readonly record struct RouteAttributeValues(string Method, string Template, string? Name, int Order)
{
    /// <summary>The arguments as they are written; an empty name is none.</summary>
    public static RouteAttributeValues Create(string method, string template, string? name, int order) =>
        new(method, template, string.IsNullOrEmpty(name) ? null : name, order);
}
