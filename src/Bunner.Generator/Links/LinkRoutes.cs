using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Links;

/// <summary>Brings the catalogue together with what is known of the handlers of this compilation.</summary>
internal static class LinkRoutes
{
    public static EquatableArray<LinkRoute> Create(EquatableArray<CatalogRoute> catalog, EquatableArray<RouteModel> own)
    {
        var handlers = new Dictionary<RouteKey, HandlerModel>();
        foreach (RouteModel route in own)
        {
            if (route.Handler is { } handler)
            {
                handlers[route.Key] = handler;
            }
        }

        var routes = new List<LinkRoute>(catalog.Count);
        foreach (CatalogRoute route in catalog)
        {
            RouteKey key = route.Entry.Key;
            routes.Add(new LinkRoute(
                route.Constant,
                key.Method,
                key.Template,
                handlers.TryGetValue(key, out HandlerModel? handler) ? ParametersOf(key, handler) : EquatableArray<LinkParameter>.Empty));
        }

        return routes.ToEquatableArray();
    }

    private static EquatableArray<LinkParameter> ParametersOf(RouteKey key, HandlerModel handler)
    {
        RoutePattern? pattern = ParsedTemplates.Parse(key.Template).Pattern;
        if (pattern is null)
        {
            return EquatableArray<LinkParameter>.Empty;
        }

        var names = new List<string>(pattern.Parameters.Length);
        foreach (ParameterPart part in pattern.Parameters)
        {
            names.Add(part.Name);
        }

        var parameters = new List<LinkParameter>();
        EquatableArray<string> inTemplate = names.ToEquatableArray();
        foreach (HandlerParameter parameter in handler.Parameters)
        {
            if (parameter.Group is not { } group)
            {
                Add(parameters, key, parameter, inTemplate);
                continue;
            }

            foreach (GroupMember member in group.Members)
            {
                Add(parameters, key, member.Parameter, inTemplate);
            }
        }

        return parameters.ToEquatableArray();
    }

    private static void Add(List<LinkParameter> parameters, RouteKey key, HandlerParameter parameter, EquatableArray<string> inTemplate)
    {
        BoundSource source = BindingExpressions.Resolve(parameter, key.Method, inTemplate);
        if (parameter.Unsupported is null && source is BoundSource.Route or BoundSource.Query)
        {
            bool takesAll = parameter.IsArray || parameter.Conversion == TextConversion.Values;
            parameters.Add(new LinkParameter(
                parameter.SourceName,
                parameter.Conversion == TextConversion.Values ? "string" : parameter.Type,
                takesAll,
                takesAll || parameter.IsOptional,
                source == BoundSource.Route));
        }
    }
}
