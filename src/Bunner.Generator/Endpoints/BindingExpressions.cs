using System;
using System.Globalization;
using Bunner.Generator.Equality;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>Where a parameter comes from on one route.</summary>
internal enum BoundSource
{
    Route,
    Query,
    Header,
    Service,
    KeyedService,
    ServiceOrBody,
    Body,
    Context,
}

/// <summary>Writes the expressions that bind parameters.</summary>
internal static class BindingExpressions
{
    /// <summary>Settles what depends on the route: its parameters, and whether requests of its method have a body.</summary>
    public static BoundSource Resolve(HandlerParameter parameter, string method, EquatableArray<string> routeParameters) => parameter.Source switch
    {
        ParameterSource.Route => BoundSource.Route,
        ParameterSource.Query => BoundSource.Query,
        ParameterSource.Header => BoundSource.Header,
        ParameterSource.Body => BoundSource.Body,
        ParameterSource.Services => BoundSource.Service,
        ParameterSource.KeyedServices => BoundSource.KeyedService,
        ParameterSource.Context => BoundSource.Context,
        ParameterSource.ServicesOrBody => MayHaveBody(method) ? BoundSource.ServiceOrBody : BoundSource.Service,
        _ when parameter.IsArray => MayHaveBody(method) ? BoundSource.Body : BoundSource.Query,
        _ => RouteIndex(parameter, routeParameters) >= 0 ? BoundSource.Route : BoundSource.Query,
    };

    /// <summary>The expression, or null if the parameter is bound by a statement or where it is used.</summary>
    public static string? Write(HandlerParameter parameter, BoundSource source, EquatableArray<string> routeParameters) => source switch
    {
        BoundSource.Route => FromText(parameter, Route(parameter, routeParameters)),
        BoundSource.Query => FromText(parameter, (parameter.IsArray ? "binder.QueryAll(" : "binder.Query(") + Literals.Quote(parameter.SourceName) + ")"),
        BoundSource.Header => FromText(parameter, (parameter.IsArray ? "binder.HeaderAll(" : "binder.Header(") + Literals.Quote(parameter.SourceName) + ")"),
        BoundSource.Service => (parameter.IsOptional ? "binder.ServiceOrNull<" : "binder.Service<") + ParameterType(parameter) + ">()",
        BoundSource.KeyedService => (parameter.IsOptional ? "binder.KeyedServiceOrNull<" : "binder.KeyedService<")
            + ParameterType(parameter) + ">(" + parameter.SourceName + ")",
        _ => null,
    };

    /// <summary>Whether a request can lack the parameter or have it wrong; services are there or their absence is the application's fault.</summary>
    public static bool CanFail(HandlerParameter parameter, BoundSource source)
        => source is BoundSource.Route or BoundSource.Query or BoundSource.Header
            && !(parameter.Conversion == TextConversion.Text && (parameter.IsOptional || parameter.IsArray));

    /// <summary>The whole type of a parameter.</summary>
    public static string ParameterType(HandlerParameter parameter)
        => parameter.Type + (parameter.IsArray ? "[]" : "") + (parameter.IsNullableValue ? "?" : "");

    /// <summary>The place of a parameter in the template, from the left; negative if the template does not have it.</summary>
    public static int RouteIndex(HandlerParameter parameter, EquatableArray<string> routeParameters)
    {
        for (int i = 0; i < routeParameters.Count; i++)
        {
            if (string.Equals(routeParameters[i], parameter.SourceName, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Route(HandlerParameter parameter, EquatableArray<string> routeParameters)
        => "binder.Route(" + RouteIndex(parameter, routeParameters).ToString(CultureInfo.InvariantCulture) + ", " + Literals.Quote(parameter.SourceName) + ")";

    private static string FromText(HandlerParameter parameter, string text)
    {
        bool isNullable = parameter.IsNullableValue && !parameter.IsArray;
        string method = parameter.Conversion switch
        {
            TextConversion.Text => "Text",
            TextConversion.Parse => isNullable ? "ParseNullable" : "Parse",
            TextConversion.Enum => isNullable ? "ParseNullableEnum" : "ParseEnum",
            _ => isNullable ? "ParseNullableWith" : "ParseWith",
        };
        return "binder." + method
            + (parameter.Conversion == TextConversion.Text ? "" : "<" + parameter.Type + ">")
            + "(" + text
            + (parameter.Conversion == TextConversion.Method ? ", " + parameter.Parser : "")
            + (parameter.IsOptional && !parameter.IsArray ? ", " + (parameter.Default ?? "null") : "") + ")";
    }

    // As in minimal APIs: a request of one of these methods has no body unless the handler says [FromBody].
    private static bool MayHaveBody(string method) => method is not ("GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT");
}
