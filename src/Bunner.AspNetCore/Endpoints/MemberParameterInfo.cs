using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;

namespace Bunner.AspNetCore;

/// <summary>A member of an <c>[AsParameters]</c> type as a parameter, for tools that read parameters.</summary>
internal sealed class MemberParameterInfo : ParameterInfo
{
    private readonly PropertyInfo _property;
    private readonly ParameterInfo? _argument;

    private MemberParameterInfo(ParameterInfo parameter, PropertyInfo property, ParameterInfo? argument)
    {
        _property = property;
        _argument = argument;
        AttrsImpl = argument?.Attributes ?? ParameterAttributes.None;
        NameImpl = property.Name;
        MemberImpl = property;
        ClassImpl = property.PropertyType;
        PositionImpl = parameter.Position;
    }

    public override bool HasDefaultValue => _argument is { HasDefaultValue: true };

    public override object? DefaultValue => _argument is { HasDefaultValue: true } ? _argument.DefaultValue : null;

    public override object? RawDefaultValue => _argument is { HasDefaultValue: true } ? _argument.RawDefaultValue : null;

    public override int MetadataToken => _argument?.MetadataToken ?? base.MetadataToken;

    public static MemberParameterInfo Create(
        ParameterInfo parameter,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] Type group,
        string name,
        bool isConstructed)
    {
        ParameterInfo? argument = isConstructed
            ? group.GetConstructors()
                .SelectMany(constructor => constructor.GetParameters())
                .FirstOrDefault(argument => string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase))
            : null;
        return new MemberParameterInfo(parameter, group.GetProperty(name)!, argument);
    }

    public override object[] GetCustomAttributes(bool inherit) => [.. _argument?.GetCustomAttributes(inherit) ?? [], .. _property.GetCustomAttributes(inherit)];

    public override object[] GetCustomAttributes(Type attributeType, bool inherit)
    {
        object[] attributes = _argument?.GetCustomAttributes(attributeType, inherit) ?? [];
        return attributes.Length != 0 ? attributes : _property.GetCustomAttributes(attributeType, inherit);
    }

    public override IList<CustomAttributeData> GetCustomAttributesData() => [.. _argument?.GetCustomAttributesData() ?? [], .. _property.GetCustomAttributesData()];

    public override bool IsDefined(Type attributeType, bool inherit)
        => _argument?.IsDefined(attributeType, inherit) == true || _property.IsDefined(attributeType, inherit);

    public override Type[] GetOptionalCustomModifiers() => _property.GetOptionalCustomModifiers();

    public override Type[] GetRequiredCustomModifiers() => _property.GetRequiredCustomModifiers();
}
