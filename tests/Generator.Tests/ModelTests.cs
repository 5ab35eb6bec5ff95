using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bunner.Generator;
using Xunit;

namespace Generator.Tests;

/// <summary>What passes between the steps of the generator is values: no type of theirs has a place for anything else.</summary>
public sealed class ModelTests
{
    private static readonly string[] s_compiler = ["Microsoft.CodeAnalysis"];

    public static TheoryData<string> Models =>
    [
        .. typeof(RouterGenerator).Assembly.GetTypes()
            .Where(static type => type.Namespace is "Bunner.Generator.Models"
                || type.Name is "CatalogRoute" or "EndpointsModel" or "OwnEndpoint" or "RouterEndpoint" or "HandlerModel" or "HandlerParameter" or "HandlerResult")
            .Where(static type => !type.IsEnum && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(static type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_has_no_field_for_an_object_of_the_compiler(string name)
    {
        Type model = typeof(RouterGenerator).Assembly.GetType(name, throwOnError: true)!;
        FieldInfo[] fields = model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

        Assert.NotEmpty(fields);
        Assert.All(fields, field =>
        {
            Assert.DoesNotContain(Parts(field.FieldType), static type => s_compiler.Any(type.Assembly.GetName().Name!.StartsWith));
            Assert.True(field.IsInitOnly, field.Name + " can change.");
            Assert.DoesNotContain(Parts(field.FieldType), static type => type == typeof(object) || type.IsArray);
        });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_compared_by_value(string name)
    {
        Type model = typeof(RouterGenerator).Assembly.GetType(name, throwOnError: true)!;

        Assert.Contains(typeof(IEquatable<>).MakeGenericType(model), model.GetInterfaces());
        Assert.NotEqual(model.IsValueType ? typeof(ValueType) : typeof(object), model.GetMethod("GetHashCode", Type.EmptyTypes)!.DeclaringType);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        yield return type;
        foreach (Type part in type.GetGenericArguments().SelectMany(Parts))
        {
            yield return part;
        }
    }
}
