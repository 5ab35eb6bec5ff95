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
    Form,
    FormFile,
    FormFiles,
    FormCollection,
    Custom,
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
        ParameterSource.Body or ParameterSource.InferredBody => BoundSource.Body,
        ParameterSource.Services => BoundSource.Service,
        ParameterSource.KeyedServices => BoundSource.KeyedService,
        ParameterSource.Context => BoundSource.Context,
        ParameterSource.Form => BoundSource.Form,
        ParameterSource.FormFile => BoundSource.FormFile,
        ParameterSource.FormFiles => BoundSource.FormFiles,
        ParameterSource.FormCollection => BoundSource.FormCollection,
        ParameterSource.Custom => BoundSource.Custom,
        ParameterSource.ServicesOrBody => MayHaveBody(method) ? BoundSource.ServiceOrBody : BoundSource.Service,
        _ when parameter.IsArray => MayHaveBody(method) ? BoundSource.ServiceOrBody : BoundSource.Query,
        _ => RouteIndex(parameter, routeParameters) >= 0 ? BoundSource.Route : BoundSource.Query,
    };

    /// <summary>The expression, or null if the parameter is bound by a statement or where it is used.</summary>
    public static string? Write(HandlerParameter parameter, BoundSource source, EquatableArray<string> routeParameters) => source switch
    {
        BoundSource.Route => FromText(parameter, Route(parameter, routeParameters)),
        BoundSource.Query => FromText(parameter, (TakesAll(parameter) ? "binder.QueryAll(" : "binder.Query(") + Literals.Quote(parameter.SourceName) + ")"),
        BoundSource.Header => FromText(parameter, (parameter.IsArray ? "binder.HeaderAll(" : TakesAll(parameter) ? "binder.HeaderLines(" : "binder.Header(") + Literals.Quote(parameter.SourceName) + ")"),
        BoundSource.Service => (parameter.IsOptional ? "binder.ServiceOrNull<" : "binder.Service<") + parameter.WholeType + ">()",
        BoundSource.KeyedService => (parameter.IsOptional ? "binder.KeyedServiceOrNull<" : "binder.KeyedService<")
            + parameter.WholeType + ">(" + parameter.SourceName + ")",
        _ => null,
    };

    /// <summary>The expression of a parameter that comes from the form, which the local <paramref name="form"/> holds.</summary>
    public static string WriteForm(HandlerParameter parameter, BoundSource source, string form) => source switch
    {
        BoundSource.FormFile => "binder.File" + (parameter.IsOptional ? "OrNull(" : "(") + form + ", " + Literals.Quote(parameter.SourceName) + ")",
        BoundSource.FormFiles or BoundSource.FormCollection => (parameter.IsOptional ? form + ".Collection" : "binder.Collection(" + form + ", " + Literals.Quote(parameter.Name) + ")")
            + (source == BoundSource.FormFiles ? ".Files" : ""),
        _ => FromText(parameter, form + (TakesAll(parameter) ? ".All(" : ".One(") + Literals.Quote(parameter.SourceName) + ")"),
    };

    /// <summary>The expression that makes a parameter in the way of its own type.</summary>
    public static string AwaitCustom(HandlerParameter parameter) => "await " + parameter.SourceName.Replace(
        "{0}", "global::Bunner.AspNetCore.CustomBinding.Parameter(context, " + parameter.Index.ToString(CultureInfo.InvariantCulture) + ")");

    /// <summary>The expression of a parameter that its own type has made; <paramref name="made"/> is the local with it.</summary>
    public static string WriteCustom(HandlerParameter parameter, string made)
    {
        if (parameter.IsOptional)
        {
            return parameter.Default is null ? made : made + " ?? " + parameter.Default;
        }

        string method = (parameter.Shape & TypeShape.Struct) != 0 ? "binder.BoundValue<" : "binder.Bound<";
        return method + parameter.Type + ">(" + Literals.Quote(parameter.Name) + ", " + made + ")";
    }

    /// <summary>Whether a parameter comes from the form.</summary>
    public static bool IsOfForm(BoundSource source)
        => source is BoundSource.Form or BoundSource.FormFile or BoundSource.FormFiles or BoundSource.FormCollection;

    /// <summary>Whether a request can lack the parameter or have it wrong; services are there or their absence is the application's fault.</summary>
    public static bool CanFail(HandlerParameter parameter, BoundSource source)
        => (source is BoundSource.Route or BoundSource.Query or BoundSource.Header or BoundSource.Form
                && !(parameter.Conversion is TextConversion.Text && (parameter.IsOptional || parameter.IsArray))
                && !(parameter.Conversion is TextConversion.Values && parameter.IsNullableValue))
            || (source is BoundSource.FormFile or BoundSource.FormFiles or BoundSource.FormCollection or BoundSource.Custom && !parameter.IsOptional);

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
        if (parameter.Unsupported is not null)
        {
            // An #error says why; nothing else is to be complained of.
            return "default(" + parameter.WholeType + ")!";
        }

        bool isNullable = parameter.IsArray ? parameter.HasNullableElements : parameter.IsNullableValue;
        string method = parameter.Conversion switch
        {
            TextConversion.Text => "Text",
            TextConversion.Values => isNullable ? "ValuesOrNull" : "Values",
            TextConversion.Parse => isNullable ? "ParseNullable" : "Parse",
            TextConversion.Enum => isNullable ? "ParseNullableEnum" : "ParseEnum",
            _ => isNullable ? "ParseNullableWith" : "ParseWith",
        };
        return "binder." + method
            + (parameter.Conversion is TextConversion.Text or TextConversion.Values ? "" : "<" + parameter.Type + ">")
            + "(" + text
            + (parameter.Conversion == TextConversion.Method ? ", " + parameter.Parser : "")
            + (parameter.IsOptional && !TakesAll(parameter) ? ", " + (parameter.Default ?? "null") : "") + ")";
    }

    private static bool TakesAll(HandlerParameter parameter) => parameter.IsArray || parameter.Conversion == TextConversion.Values;

    /// <summary>Whether a parameter can be the body without saying so. As in minimal APIs, a request of the other methods has one only for <c>[FromBody]</c>.</summary>
    public static bool MayHaveBody(string method) => method is not ("GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT");
}
