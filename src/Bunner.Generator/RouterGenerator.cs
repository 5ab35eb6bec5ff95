using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator;

/// <summary>Turns route attributes into a router: attributes to values, values to sorted lists, lists to tables, tables to text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RouterGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(CompilationFacts.Create)
            .WithTrackingName(TrackingNames.Facts);
        IncrementalValueProvider<ReferenceModel> references = context.CompilationProvider
            .Select(ReferenceDiscovery.Read)
            .WithTrackingName(TrackingNames.References);

        IncrementalValueProvider<EquatableArray<RouteModel>> ownRoutes = FindRoutes(context)
            .Select(SortRoutes)
            .WithTrackingName(TrackingNames.OwnRoutes);
        IncrementalValueProvider<EquatableArray<RouteModel>> allRoutes = ownRoutes.Combine(references)
            .Select(static (pair, _) => SortRoutes(pair.Left, pair.Right.Routes))
            .WithTrackingName(TrackingNames.AllRoutes);
        _ = facts;
        _ = allRoutes;
    }

    private static IncrementalValueProvider<ImmutableArray<EquatableArray<RouteModel>>> FindRoutes(
        IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<EquatableArray<RouteModel>>>? all = null;
        foreach (string attribute in RouteAttributes.MetadataNames)
        {
            IncrementalValueProvider<ImmutableArray<EquatableArray<RouteModel>>> found = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    attribute,
                    static (node, _) => node is MethodDeclarationSyntax,
                    RouteDiscovery.FromSource)
                .WithTrackingName(TrackingNames.Routes)
                .Collect();
            all = all is { } before
                ? before.Combine(found).Select(static (pair, _) => pair.Left.AddRange(pair.Right))
                : found;
        }

        return all!.Value;
    }

    private static EquatableArray<RouteModel> SortRoutes(ImmutableArray<EquatableArray<RouteModel>> found, CancellationToken _)
    {
        var routes = new List<RouteModel>(found.Length);
        foreach (EquatableArray<RouteModel> one in found)
        {
            routes.AddRange(one);
        }

        return Sorted(routes);
    }

    private static EquatableArray<RouteModel> SortRoutes(EquatableArray<RouteModel> own, EquatableArray<RouteModel> referenced)
    {
        if (referenced.Count == 0)
        {
            return own;
        }

        var routes = new List<RouteModel>(own.Count + referenced.Count);
        routes.AddRange(own);
        routes.AddRange(referenced);
        return Sorted(routes);
    }

    private static EquatableArray<RouteModel> Sorted(List<RouteModel> routes)
    {
        routes.Sort(static (left, right) =>
        {
            int order = RouteKey.Compare(left.Key, right.Key);
            return order != 0 ? order : string.CompareOrdinal(left.HandlerId, right.HandlerId);
        });
        return routes.ToEquatableArray();
    }
}
