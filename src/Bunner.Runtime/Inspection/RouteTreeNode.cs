using System.Collections.Generic;

namespace Bunner;

/// <summary>A node of the route tree: segments that routes have in common.</summary>
public sealed class RouteTreeNode
{
    internal RouteTreeNode(string label, bool isPattern, IReadOnlyList<RouteInfo> routes, IReadOnlyList<RouteTreeNode> children)
    {
        Label = label;
        IsPattern = isPattern;
        Routes = routes;
        Children = children;
    }

    /// <summary>The segments that lead here from the parent, as templates write them; <c>/</c> at the root.</summary>
    public string Label { get; }

    /// <summary>Whether the label is a segment with parameters, and not literal text.</summary>
    public bool IsPattern { get; }

    /// <summary>The routes that end here.</summary>
    public IReadOnlyList<RouteInfo> Routes { get; }

    /// <summary>What may come next, in the order of precedence.</summary>
    public IReadOnlyList<RouteTreeNode> Children { get; }
}
