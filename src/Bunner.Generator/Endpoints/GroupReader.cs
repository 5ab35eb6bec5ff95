using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Reads the type of an <c>[AsParameters]</c> parameter: its only constructor if each parameter of that has a property of its
/// name and type, otherwise the properties that can be set.
/// </summary>
internal static class GroupReader
{
    /// <summary>The group, or why the type cannot be one.</summary>
    public static (ParameterGroup? Group, string? Problem) Read(ITypeSymbol type, int index)
    {
        string name = Literals.Comment(type.ToDisplayString());
        if (type is not INamedTypeSymbol { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } named
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return (null, $"[AsParameters] needs a class or struct, and {name} is none that can be made");
        }

        List<IMethodSymbol> constructors = PublicConstructors(named);
        IMethodSymbol? only = constructors.Count == 1 && constructors[0].Parameters.Length != 0 ? constructors[0] : null;
        if (only is null && !named.IsValueType && !constructors.Exists(static constructor => constructor.Parameters.IsEmpty))
        {
            return (null, $"[AsParameters] needs one public constructor, or one without parameters, and {name} has neither");
        }

        var members = new List<GroupMember>();
        List<IPropertySymbol> properties = Properties(named);
        if (only is null)
        {
            foreach (IPropertySymbol property in properties)
            {
                if (property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
                {
                    members.Add(new GroupMember(Identifiers.Escape(property.Name), ParameterReader.ReadMember(ParameterFacts.Of(property, index))));
                }
            }

            IMethodSymbol? parameterless = named.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty);
            return FindUnset(named, parameterless, properties, static property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public }) is { } left
                ? (null, $"[AsParameters] sets public properties, and {name} requires '{left}'")
                : (new ParameterGroup(IsConstructed: false, members.ToEquatableArray()), null);
        }

        if (FindUnset(named, only, properties, static _ => false) is { } unset)
        {
            return (null, $"[AsParameters] calls the constructor and sets nothing, and {name} requires '{unset}'");
        }

        foreach (IParameterSymbol argument in only.Parameters)
        {
            IPropertySymbol? property = properties.Find(property =>
                string.Equals(property.Name, argument.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(property.Type, argument.Type));
            if (property is null)
            {
                return (null, $"[AsParameters] needs a property for each parameter of the constructor, and {name} has none for '{argument.Name}'");
            }

            members.Add(new GroupMember(Identifiers.Escape(property.Name), ParameterReader.ReadMember(ParameterFacts.Of(property, argument, index))));
        }

        return (new ParameterGroup(IsConstructed: true, members.ToEquatableArray()), null);
    }

    private static List<IMethodSymbol> PublicConstructors(INamedTypeSymbol type)
    {
        var constructors = new List<IMethodSymbol>();
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            // The parameterless constructor that every struct has does not count beside one that is written.
            if (constructor.DeclaredAccessibility == Accessibility.Public && !(type.IsValueType && constructor.IsImplicitlyDeclared))
            {
                constructors.Add(constructor);
            }
        }

        return constructors;
    }

    // A required member that the object would be made without; null if there is none, or if the constructor sets all of them.
    private static string? FindUnset(INamedTypeSymbol type, IMethodSymbol? constructor, List<IPropertySymbol> properties, Func<IPropertySymbol, bool> isSet)
    {
        if (constructor?.GetAttributes().Any(static attribute =>
            TypeNames.Is(attribute.AttributeClass, "System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute")) == true)
        {
            return null;
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is IFieldSymbol { IsRequired: true }
                    || (member is IPropertySymbol { IsRequired: true } property && !(properties.Contains(property) ? isSet(property) : IsOverridden(property, properties))))
                {
                    return member.Name;
                }
            }
        }

        return null;
    }

    private static bool IsOverridden(IPropertySymbol property, List<IPropertySymbol> properties)
        => (property.IsVirtual || property.IsOverride || property.IsAbstract) && properties.Exists(other => other.IsOverride && other.Name == property.Name);

    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property
                    && !properties.Exists(other => other.Name == property.Name))
                {
                    properties.Add(property);
                }
            }
        }

        return properties;
    }
}
