using System.Text;
using System.Threading;
using Bunner.Core.Tables;
using Bunner.Generator.Catalog;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Bunner.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.Generator;

/// <summary>Turns route attributes into a router: attributes to values, values to sorted lists, lists to tables, tables to text.</summary>
/// <remarks>
/// It reports nothing: the analyzers do. What is wrong is left out. Only the transforms see symbols, and everything behind
/// them is cached by value, so an edit that changes no attribute ends there.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class RouterGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(CompilationFacts.Create)
            .WithTrackingName(TrackingNames.Facts);
        IncrementalValueProvider<ReferenceModel> references = context.CompilationProvider
            .Select(ReferenceDiscovery.Read)
            .WithTrackingName(TrackingNames.References);
        IncrementalValueProvider<EquatableArray<RouteModel>> foreignRoutes = context.CompilationProvider
            .Select(ForeignHandlers.Read);
        IncrementalValueProvider<EquatableArray<RouteModel>> ownRoutes = FindRoutes(context);
        IncrementalValueProvider<EquatableArray<RouteEntry>> ownEntries = ownRoutes.And(facts)
            .Select(static (pair, _) => RouteLists.ToEntries(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.OwnEntries);
        IncrementalValueProvider<EquatableArray<ConstraintModel>> ownConstraints = FindConstraints(context);

        IncrementalValueProvider<EquatableArray<RouteEntry>> allRoutes = ownEntries.And(references).And(foreignRoutes.And(facts))
            .Select(static (all, _) => RouteLists.Merge(
                all.Left.Left, RouteLists.WithEndpoints(all.Left.Right.Routes, all.Right.Left, all.Right.Right), RouteEntry.Compare))
            .WithTrackingName(TrackingNames.AllRoutes);
        IncrementalValueProvider<EquatableArray<ConstraintModel>> allConstraints = ownConstraints.And(references)
            .Select(static (pair, _) => RouteLists.Merge(pair.Left, pair.Right.Constraints, ConstraintModel.Compare))
            .WithTrackingName(TrackingNames.AllConstraints);
        IncrementalValueProvider<EquatableArray<CatalogRoute>> catalog = allRoutes.And(allConstraints)
            .Select(static (pair, cancellation) => RouteCatalog.Create(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Catalog);
        IncrementalValueProvider<EquatableArray<RouterModel>> routers = FindRouters(context).And(facts)
            .Select(static (pair, _) => RouterList.Create(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.AllRouters);

        RegisterRouters(context, routers, catalog, allConstraints, facts);
        RegisterLinks(context, ownRoutes, catalog, routers);
        RegisterPublication(context, ownEntries, ownConstraints, facts);
        RegisterEndpoints(context, ownRoutes, foreignRoutes, catalog, routers, references, facts);
    }

    private static IncrementalValueProvider<EquatableArray<RouteModel>> FindRoutes(
        IncrementalGeneratorInitializationContext context) => context.CompilationProvider
            .SelectMany(RouteDiscovery.FromSource)
            .WithTrackingName(TrackingNames.Routes)
            .Collect()
            .Select(RouteLists.SortOwn)
            .WithTrackingName(TrackingNames.OwnRoutes);

    private static IncrementalValueProvider<EquatableArray<ConstraintModel>> FindConstraints(
        IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
            .ForAttributeWithMetadataName(WellKnownNames.RouteConstraintAttribute, IsMethod, ConstraintDiscovery.FromSource)
            .WithTrackingName(TrackingNames.Constraints)
            .Collect()
            .Select(RouteLists.Join)
            .Select(RouteLists.SortOwn)
            .WithTrackingName(TrackingNames.OwnConstraints);

    private static IncrementalValueProvider<EquatableArray<RouterModel>> FindRouters(
        IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownNames.RouterAttribute, static (node, _) => node is TypeDeclarationSyntax, RouterDiscovery.FromSource)
            .WithTrackingName(TrackingNames.Routers)
            .Collect()
            .Select(RouterList.Join);

    private static void RegisterRouters(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RouterModel>> routers,
        IncrementalValueProvider<EquatableArray<CatalogRoute>> catalog,
        IncrementalValueProvider<EquatableArray<ConstraintModel>> constraints,
        IncrementalValueProvider<CompilationFacts> facts)
    {
        IncrementalValuesProvider<GeneratedSource> sources = routers
            .SelectMany(static (all, _) => all)
            .And(catalog.And(constraints))
            .And(facts)
            .Select(static (all, cancellation) => WriteRouter(
                all.Left.Left, all.Left.Right.Left, all.Left.Right.Right, all.Right, cancellation))
            .WithTrackingName(TrackingNames.RouterSource);
        context.RegisterSourceOutput(sources, Add);
    }

    private static GeneratedSource WriteRouter(
        RouterModel router,
        EquatableArray<CatalogRoute> catalog,
        EquatableArray<ConstraintModel> constraints,
        CompilationFacts facts,
        CancellationToken cancellation)
    {
        RouteTableImage image = RouteTableBuilder.Build(
            RouteDefinitions.Create(catalog, constraints, cancellation),
            router.Options.ToSettings());
        cancellation.ThrowIfCancellationRequested();
        var writer = new RouterWriter(router, catalog, image, facts.SeesRuntimeInternals);
        return new GeneratedSource(router.HintName + ".g.cs", writer.Write());
    }

    private static void RegisterPublication(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RouteEntry>> routes,
        IncrementalValueProvider<EquatableArray<ConstraintModel>> constraints,
        IncrementalValueProvider<CompilationFacts> facts)
    {
        IncrementalValueProvider<GeneratedSource?> source = routes.And(constraints).And(facts)
            .Select(static (all, _) => all.Left.Left.Count + all.Left.Right.Count == 0
                ? null
                : new GeneratedSource(
                    "Bunner.Publication.g.cs",
                    PublicationWriter.Write(all.Right.Assembly, all.Left.Left, all.Left.Right)))
            .WithTrackingName(TrackingNames.PublicationSource);
        context.RegisterSourceOutput(source, Add);
    }

    private static bool IsMethod(SyntaxNode node, CancellationToken cancellation) => node is MethodDeclarationSyntax;

    private static void Add(SourceProductionContext context, GeneratedSource? source)
    {
        if (source is not null)
        {
            context.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8));
        }
    }
}
