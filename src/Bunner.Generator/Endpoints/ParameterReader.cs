using System.Collections.Immutable;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>Reads a handler parameter by the rules of minimal APIs.</summary>
internal static class ParameterReader
{
    private const string Metadata = "Microsoft.AspNetCore.Http.Metadata";

    public static HandlerParameter Read(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        bool isNullableValue = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            isNullableValue = true;
        }

        (ParameterSource source, string sourceName, string? unsupported) = ReadSource(parameter);
        if (source == ParameterSource.Inferred && ContextExpression(type) is { } expression)
        {
            return new HandlerParameter(
                parameter.Name, TypeNames.Write(type), ParameterSource.Context, expression, TextConversion.None, false, false, false, null, null, null);
        }

        bool isArray = false;
        (TextConversion conversion, string? parser) = TextConversions.Find(type);
        if (conversion == TextConversion.None && type is IArrayTypeSymbol { IsSZArray: true } array)
        {
            (conversion, parser) = TextConversions.Find(array.ElementType);
            if (conversion != TextConversion.None)
            {
                isArray = true;
                type = array.ElementType;
            }
        }

        if (source == ParameterSource.Inferred && conversion == TextConversion.None)
        {
            source = type.IsValueType || type.TypeKind == TypeKind.Array ? ParameterSource.Body : ParameterSource.ServicesOrBody;
        }

        return new HandlerParameter(
            parameter.Name,
            TypeNames.Write(type),
            source,
            sourceName,
            conversion,
            isArray,
            isNullableValue,
            isNullableValue || parameter.HasExplicitDefaultValue || (parameter.Type.IsReferenceType && parameter.NullableAnnotation != NullableAnnotation.NotAnnotated),
            parameter.HasExplicitDefaultValue && (parameter.ExplicitDefaultValue is not null || (type.IsValueType && !isNullableValue))
                ? ConstantExpressions.Write(parameter.Type, parameter.ExplicitDefaultValue)
                : null,
            parser,
            unsupported ?? Unsupported(type, source, conversion));
    }

    // The name in the source, as text; or the expression that is the service's key.
    private static (ParameterSource Source, string Name, string? Unsupported) ReadSource(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (TypeNames.Is(type, "Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute"))
            {
                ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
                return (ParameterSource.KeyedServices, arguments.Length == 1 ? ConstantExpressions.Write(arguments[0]) : "null", null);
            }

            ParameterSource source =
                TypeNames.IsOrImplements(type, Metadata, "IFromRouteMetadata") ? ParameterSource.Route
                : TypeNames.IsOrImplements(type, Metadata, "IFromQueryMetadata") ? ParameterSource.Query
                : TypeNames.IsOrImplements(type, Metadata, "IFromHeaderMetadata") ? ParameterSource.Header
                : TypeNames.IsOrImplements(type, Metadata, "IFromBodyMetadata") ? ParameterSource.Body
                : TypeNames.IsOrImplements(type, Metadata, "IFromServiceMetadata") ? ParameterSource.Services
                : ParameterSource.Inferred;
            if (source != ParameterSource.Inferred)
            {
                return (source, NameOf(attribute) ?? parameter.Name, null);
            }

            if (TypeNames.Is(type, "Microsoft.AspNetCore.Http", "AsParametersAttribute")
                || TypeNames.IsOrImplements(type, Metadata, "IFromFormMetadata"))
            {
                return (ParameterSource.Inferred, parameter.Name, $"[{type.Name.Replace("Attribute", "")}] is not supported");
            }
        }

        return (ParameterSource.Inferred, parameter.Name, null);
    }

    private static string? NameOf(AttributeData attribute)
    {
        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == "Name" && named.Value.Value is string { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string? ContextExpression(ITypeSymbol type) => type.Name switch
    {
        "HttpContext" when TypeNames.Is(type, "Microsoft.AspNetCore.Http", "HttpContext") => "context",
        "HttpRequest" when TypeNames.Is(type, "Microsoft.AspNetCore.Http", "HttpRequest") => "context.Request",
        "HttpResponse" when TypeNames.Is(type, "Microsoft.AspNetCore.Http", "HttpResponse") => "context.Response",
        "ClaimsPrincipal" when TypeNames.Is(type, "System.Security.Claims", "ClaimsPrincipal") => "context.User",
        "CancellationToken" when TypeNames.Is(type, "System.Threading", "CancellationToken") => "context.RequestAborted",
        "Stream" when TypeNames.Is(type, "System.IO", "Stream") => "context.Request.Body",
        "PipeReader" when TypeNames.Is(type, "System.IO.Pipelines", "PipeReader") => "context.Request.BodyReader",
        _ => null,
    };

    private static string? Unsupported(ITypeSymbol type, ParameterSource source, TextConversion conversion)
    {
        if (type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            return $"values of type {Literals.Comment(type.ToDisplayString())} cannot be bound";
        }

        if (conversion == TextConversion.None && source is ParameterSource.Route or ParameterSource.Query or ParameterSource.Header)
        {
            return $"{Literals.Comment(type.ToDisplayString())} cannot be made from text: it is neither IParsable nor has a TryParse method";
        }

        if (source is ParameterSource.ServicesOrBody && type.Name is "IFormFile" or "IFormFileCollection" or "IFormCollection")
        {
            return "forms are not supported";
        }

        if (source is ParameterSource.ServicesOrBody or ParameterSource.Body && HasBindAsync(type))
        {
            return "BindAsync is not supported";
        }

        return null;
    }

    private static bool HasBindAsync(ITypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers("BindAsync"))
        {
            if (member is IMethodSymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 or 2 } method
                && TypeNames.Is(method.Parameters[0].Type, "Microsoft.AspNetCore.Http", "HttpContext"))
            {
                return true;
            }
        }

        return false;
    }
}
