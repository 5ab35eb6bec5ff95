using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator;

public sealed partial class RouterGenerator
{
    private static void RegisterEndpoints(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RouteModel>> ownRoutes,
        IncrementalValueProvider<EquatableArray<RouteModel>> foreignRoutes,
        IncrementalValueProvider<EquatableArray<CatalogRoute>> catalog,
        IncrementalValueProvider<EquatableArray<RouterModel>> routers,
        IncrementalValueProvider<ReferenceModel> references,
        IncrementalValueProvider<CompilationFacts> facts)
    {
        IncrementalValueProvider<GeneratedSource?> source = ownRoutes.And(foreignRoutes).And(catalog).And(references).And(routers.And(facts))
            .Select(static (all, _) =>
            {
                ((((EquatableArray<RouteModel> own, EquatableArray<RouteModel> foreign), EquatableArray<CatalogRoute> catalog), ReferenceModel references),
                    (EquatableArray<RouterModel> routers, CompilationFacts facts)) = all;
                return facts.HasAspNetCore
                    ? new EndpointsModel(facts.Assembly, RouterList.ServedType(routers), OwnEndpoints(own, foreign), RouterEndpoints(catalog), references.Checks)
                    : null;
            })
            .WithTrackingName(TrackingNames.Endpoints)
            .Select(static (model, _) => model is null
                ? null
                : new GeneratedSource("Bunner.Endpoints.g.cs", EndpointsWriter.Write(model)))
            .WithTrackingName(TrackingNames.EndpointsSource);
        context.RegisterSourceOutput(source, Add);
    }

    private static EquatableArray<OwnEndpoint> OwnEndpoints(EquatableArray<RouteModel> own, EquatableArray<RouteModel> foreign)
    {
        var endpoints = new List<OwnEndpoint>(own.Count + foreign.Count);
        Add(endpoints, own, RouteLists.MembersOf(own));
        Add(endpoints, foreign, RouteLists.MembersOfForeign(foreign));
        return endpoints.ToEquatableArray();
    }

    private static void Add(List<OwnEndpoint> endpoints, EquatableArray<RouteModel> routes, string[] members)
    {
        for (int i = 0; i < routes.Count; i++)
        {
            if (ParsedTemplates.Parse(routes[i].Key.Template).Pattern is { } pattern)
            {
                endpoints.Add(new OwnEndpoint(members[i], routes[i], ParameterNames(pattern)));
            }
        }
    }

    private static EquatableArray<RouterEndpoint> RouterEndpoints(EquatableArray<CatalogRoute> catalog)
    {
        var endpoints = new List<RouterEndpoint>(catalog.Count);
        for (int id = 0; id < catalog.Count; id++)
        {
            endpoints.Add(new RouterEndpoint(id, catalog[id].Name, catalog[id].Entry));
        }

        return endpoints.ToEquatableArray();
    }

    private static EquatableArray<string> ParameterNames(RoutePattern pattern)
    {
        var names = new List<string>(pattern.Parameters.Length);
        foreach (ParameterPart parameter in pattern.Parameters)
        {
            names.Add(parameter.Name);
        }

        return names.ToEquatableArray();
    }
}
