using System.Collections.Generic;
using Bunner.Core.Tree;

namespace Bunner.Inspection;

/// <summary>Copies a sealed tree for those who look at it, children in the order of precedence. No step calls itself.</summary>
internal static class TreeCopy
{
    internal static RouteTreeNode Of(RouteTable table, RouteTree tree)
    {
        RouteTreeNode root = Copy(table, tree.Root, "/", isPattern: false, out List<RouteTreeNode> rootChildren);
        Stack<(RouteNode Node, List<RouteTreeNode> Children)> open = new();
        open.Push((tree.Root, rootChildren));
        List<(string Label, RouteNode Node)> listed = [];
        while (open.Count > 0)
        {
            (RouteNode node, List<RouteTreeNode> children) = open.Pop();
            TreePrinter.ListChildren(node, listed);
            foreach ((string label, RouteNode child) in listed)
            {
                children.Add(Copy(table, child, label, isPattern: child.Edge.Length == 0, out List<RouteTreeNode> below));
                open.Push((child, below));
            }
        }

        return root;
    }

    private static RouteTreeNode Copy(RouteTable table, RouteNode node, string label, bool isPattern, out List<RouteTreeNode> children)
    {
        List<RouteInfo> routes = [];
        foreach (RouteTerminal terminal in node.Terminals)
        {
            if (!terminal.IsShort)
            {
                routes.Add(table.GetRoute(terminal.Route));
            }
        }

        children = [];
        return new RouteTreeNode(label, isPattern, routes, children);
    }
}
