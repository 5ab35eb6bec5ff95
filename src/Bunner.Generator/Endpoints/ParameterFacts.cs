using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>What a parameter's binding depends on: of a handler's parameter, or of a property that is bound like one.</summary>
internal readonly struct ParameterFacts
{
    private ParameterFacts(int index, string name, ITypeSymbol type, IEnumerable<AttributeData> attributes, IParameterSymbol? withDefault)
    {
        Index = index;
        Name = name;
        Type = type;
        Attributes = attributes;
        WithDefault = withDefault is { HasExplicitDefaultValue: true } ? withDefault : null;
    }

    public int Index { get; }

    public string Name { get; }

    public ITypeSymbol Type { get; }

    public IEnumerable<AttributeData> Attributes { get; }

    /// <summary>The parameter that has a default value, if there is one.</summary>
    public IParameterSymbol? WithDefault { get; }

    public static ParameterFacts Of(IParameterSymbol parameter)
        => new(parameter.Ordinal, parameter.Name, parameter.Type, parameter.GetAttributes(), parameter);

    /// <summary>A property that is set.</summary>
    public static ParameterFacts Of(IPropertySymbol property, int index)
        => new(index, property.Name, property.Type, property.GetAttributes(), null);

    /// <summary>A property that a constructor's parameter sets; attributes of either count, those of the parameter first.</summary>
    public static ParameterFacts Of(IPropertySymbol property, IParameterSymbol argument, int index)
    {
        ImmutableArray<AttributeData> attributes = argument.GetAttributes();
        return new(index, property.Name, argument.Type, attributes.AddRange(property.GetAttributes()), argument);
    }
}
