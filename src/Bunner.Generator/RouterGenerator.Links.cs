using Bunner.Generator.Catalog;
using Bunner.Generator.Equality;
using Bunner.Generator.Links;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator;

public sealed partial class RouterGenerator
{
    private static void RegisterLinks(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RouteModel>> ownRoutes,
        IncrementalValueProvider<EquatableArray<CatalogRoute>> catalog,
        IncrementalValueProvider<EquatableArray<RouterModel>> routers)
    {
        IncrementalValueProvider<EquatableArray<LinkRoute>> links = catalog.And(ownRoutes)
            .Select(static (pair, _) => LinkRoutes.Create(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Links);
        IncrementalValuesProvider<GeneratedSource?> sources = routers
            .SelectMany(static (all, _) => all)
            .And(links)
            .Select(static (pair, _) => pair.Right.Count == 0
                ? null
                : new GeneratedSource(pair.Left.HintName + ".Links.g.cs", new LinksWriter(pair.Left, pair.Right).Write()))
            .WithTrackingName(TrackingNames.LinksSource);
        context.RegisterSourceOutput(sources, Add);
    }
}
