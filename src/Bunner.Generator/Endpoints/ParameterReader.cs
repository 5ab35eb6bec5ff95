using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>Reads a handler parameter by the rules of minimal APIs.</summary>
internal static class ParameterReader
{
    private const string Http = "Microsoft.AspNetCore.Http";
    private const string Metadata = "Microsoft.AspNetCore.Http.Metadata";

    public static HandlerParameter Read(IParameterSymbol parameter)
    {
        ParameterFacts facts = ParameterFacts.Of(parameter);
        if (!HasAttribute(facts, "AsParametersAttribute"))
        {
            return ReadMember(facts);
        }

        (ParameterGroup? group, string? problem) = GroupReader.Read(parameter.Type, parameter.Ordinal);
        return new HandlerParameter(
            parameter.Ordinal, parameter.Name, TypeNames.Write(parameter.Type), TypeNames.WriteTypeOf(parameter.Type), ParameterSource.Group, "", TextConversion.None,
            TypeShape.Plain, false, null, null, group, false, problem ?? (parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "an [AsParameters] parameter is always there: it cannot be nullable" : null));
    }

    /// <summary>Reads a parameter that does not stand for several.</summary>
    public static HandlerParameter ReadMember(ParameterFacts facts)
    {
        ITypeSymbol type = facts.Type;
        TypeShape shape = IsNullableReference(type) ? TypeShape.NullableReference : TypeShape.Plain;
        if (Nullable(ref type))
        {
            shape |= TypeShape.NullableValue;
        }

        (ParameterSource source, string sourceName) = ReadSource(facts);
        if (source == ParameterSource.Inferred && ContextExpression(type) is { } expression)
        {
            return Create(facts, type, ParameterSource.Context, expression, TextConversion.None, shape, null, null);
        }

        if (source is ParameterSource.Inferred or ParameterSource.Form && FormSource(type) is { } form)
        {
            return Create(facts, type, form, sourceName, TextConversion.None, shape, null, null);
        }

        if (source == ParameterSource.Inferred && CustomBinding.Find(type) is { } custom)
        {
            shape |= type.IsValueType ? TypeShape.Struct : TypeShape.Plain;
            return Create(facts, type, ParameterSource.Custom, custom, TextConversion.None, shape, null, null);
        }

        (TextConversion conversion, string? parser) = TextConversions.Find(type);
        if (conversion == TextConversion.None && type is IArrayTypeSymbol { IsSZArray: true } array)
        {
            ITypeSymbol element = array.ElementType;
            bool isNullable = Nullable(ref element);
            (conversion, parser) = TextConversions.Find(element);
            if (conversion is not (TextConversion.None or TextConversion.Values))
            {
                shape |= TypeShape.Array | (isNullable ? TypeShape.NullableElements : TypeShape.Plain);
                type = element;
            }
        }

        if (source == ParameterSource.Inferred && conversion == TextConversion.None)
        {
            source = type.IsValueType ? ParameterSource.InferredBody : ParameterSource.ServicesOrBody;
        }

        return Create(facts, type, source, sourceName, conversion, shape, parser, Unsupported(facts, type, source, conversion));
    }

    private static HandlerParameter Create(
        ParameterFacts facts, ITypeSymbol type, ParameterSource source, string sourceName, TextConversion conversion, TypeShape shape, string? parser, string? unsupported)
    {
        bool isNullableValue = (shape & TypeShape.NullableValue) != 0;
        return new HandlerParameter(
            facts.Index,
            facts.Name,
            TypeNames.Write(type),
            TypeNames.WriteTypeOf(facts.Type),
            source,
            sourceName,
            conversion,
            shape,
            isNullableValue || facts.WithDefault is not null || (facts.Type.IsReferenceType && facts.Type.NullableAnnotation != NullableAnnotation.NotAnnotated),
            facts.WithDefault is { } withDefault && (withDefault.ExplicitDefaultValue is not null || (type.IsValueType && !isNullableValue))
                ? ConstantExpressions.Write(facts.Type, withDefault.ExplicitDefaultValue)
                : null,
            parser,
            null,
            TypeNames.IsOrImplements(facts.Type, Metadata, "IEndpointParameterMetadataProvider"),
            unsupported);
    }

    // The name in the source, as text; or the expression that is the service's key.
    private static (ParameterSource Source, string Name) ReadSource(ParameterFacts facts)
    {
        foreach (AttributeData attribute in facts.Attributes)
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (TypeNames.Is(type, "Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute"))
            {
                ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
                return (ParameterSource.KeyedServices, arguments.Length == 1 ? ConstantExpressions.Write(arguments[0]) : "null");
            }

            ParameterSource source =
                TypeNames.IsOrImplements(type, Metadata, "IFromRouteMetadata") ? ParameterSource.Route
                : TypeNames.IsOrImplements(type, Metadata, "IFromQueryMetadata") ? ParameterSource.Query
                : TypeNames.IsOrImplements(type, Metadata, "IFromHeaderMetadata") ? ParameterSource.Header
                : TypeNames.IsOrImplements(type, Metadata, "IFromBodyMetadata") ? ParameterSource.Body
                : TypeNames.IsOrImplements(type, Metadata, "IFromFormMetadata") ? ParameterSource.Form
                : TypeNames.IsOrImplements(type, Metadata, "IFromServiceMetadata") ? ParameterSource.Services
                : ParameterSource.Inferred;
            if (source != ParameterSource.Inferred)
            {
                return (source, NameOf(attribute) ?? facts.Name);
            }
        }

        return (ParameterSource.Inferred, facts.Name);
    }

    private static bool HasAttribute(ParameterFacts facts, string name)
    {
        foreach (AttributeData attribute in facts.Attributes)
        {
            if (TypeNames.Is(attribute.AttributeClass, Http, name))
            {
                return true;
            }
        }

        return false;
    }

    private static string? NameOf(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == "Name" && named.Value.Scalar() is string { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string? ContextExpression(ITypeSymbol type) => type.Name switch
    {
        "HttpContext" when TypeNames.Is(type, Http, "HttpContext") => "context",
        "HttpRequest" when TypeNames.Is(type, Http, "HttpRequest") => "context.Request",
        "HttpResponse" when TypeNames.Is(type, Http, "HttpResponse") => "context.Response",
        "ClaimsPrincipal" when TypeNames.Is(type, "System.Security.Claims", "ClaimsPrincipal") => "context.User",
        "CancellationToken" when TypeNames.Is(type, "System.Threading", "CancellationToken") => "context.RequestAborted",
        "Stream" when TypeNames.Is(type, "System.IO", "Stream") => "context.Request.Body",
        "PipeReader" when TypeNames.Is(type, "System.IO.Pipelines", "PipeReader") => "context.Request.BodyReader",
        _ => null,
    };

    private static ParameterSource? FormSource(ITypeSymbol type) => type.Name switch
    {
        "IFormFile" when TypeNames.Is(type, Http, "IFormFile") => ParameterSource.FormFile,
        "IFormFileCollection" when TypeNames.Is(type, Http, "IFormFileCollection") => ParameterSource.FormFiles,
        "IFormCollection" when TypeNames.Is(type, Http, "IFormCollection") => ParameterSource.FormCollection,
        _ => null,
    };

    private static string? Unsupported(ParameterFacts facts, ITypeSymbol type, ParameterSource source, TextConversion conversion)
    {
        string name = Literals.Comment(type.ToDisplayString());
        if (type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            return $"values of type {name} cannot be bound";
        }

        if (HasAttribute(facts, "AsParametersAttribute"))
        {
            return "[AsParameters] cannot be used within a type that is [AsParameters] itself";
        }

        return (conversion, source) switch
        {
            (TextConversion.None, ParameterSource.Route or ParameterSource.Query or ParameterSource.Header)
                => $"{name} cannot be made from text: it is neither IParsable nor has a TryParse method",
            (TextConversion.None, ParameterSource.Form)
                => $"{name} cannot be made from one field of a form: make it an [AsParameters] parameter whose members are [FromForm]",
            (TextConversion.Values, ParameterSource.Route) => $"a value of the path is one text, not {name}",
            _ => null,
        };
    }

    private static bool Nullable(ref ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            return true;
        }

        return false;
    }

    private static bool IsNullableReference(ITypeSymbol type) => type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
}
