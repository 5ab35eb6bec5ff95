using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;

namespace Runtime.Tests.Tree;

/// <summary>A tree made from lines such as <c>GET /users/{id:int} Users_ById</c>.</summary>
internal sealed class TestTree
{
    private readonly LiteralTable _literals;

    public TestTree(bool caseSensitive = false)
    {
        _literals = new LiteralTable(caseSensitive);
        Tree = new RouteTree(_literals, caseSensitive);
    }

    public RouteTree Tree { get; }

    public LiteralTable Literals => _literals;

    public List<RouteDefinition> Routes { get; } = [];

    public List<ushort[]> Ids { get; } = [];

    public static TestTree Sealed(params IEnumerable<string> lines)
    {
        TestTree test = new();
        test.Insert(lines);
        test.Tree.Seal();
        return test;
    }

    public static RouteDefinition Define(string line, int order = 0)
    {
        string[] words = line.Split(' ', 3);
        return Define(words[0], words[1], words.Length > 2 ? words[2] : "R", order);
    }

    public static RouteDefinition Define(string method, string template, string name, int order = 0)
    {
        RoutePatternParseResult parsed = RoutePatternParser.Parse(template);
        RoutePattern pattern = parsed.Pattern ?? throw new ArgumentException(string.Join("; ", parsed.Errors), nameof(template));
        ImmutableArray<ImmutableArray<Guard>> guards = [.. pattern.Parameters.Select(parameter => parameter.Constraints.Select(Resolve).ToImmutableArray())];
        return new RouteDefinition(method, pattern, guards, order, name);
    }

    public void Insert(params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Insert(Define(line));
        }
    }

    public void Insert(RouteDefinition route)
    {
        ushort[] ids = [.. route.Pattern.Segments.Select(segment => segment.IsLiteral ? _literals.Intern(((LiteralPart)segment.Parts[0]).Text) : (ushort)0)];
        Tree.Insert(Routes.Count, route, ids);
        Routes.Add(route);
        Ids.Add(ids);
    }

    /// <summary>The node at the end of edges and patterns as the printer writes them.</summary>
    public RouteNode Node(params string[] labels)
    {
        RouteNode node = Tree.Root;
        foreach (string label in labels)
        {
            node = Children(node).Single(child => child.Label == label).Node;
        }

        return node;
    }

    public static IEnumerable<(string Label, RouteNode Node)> Children(RouteNode node)
    {
        for (int i = 0; i < (node.Statics?.Count ?? 0); i++)
        {
            yield return (string.Join('/', node.Statics!.Nodes[i].Edge.Texts), node.Statics.Nodes[i]);
        }

        for (int i = 0; i < (node.Patterns?.Count ?? 0); i++)
        {
            yield return (node.Patterns!.Labels[i], node.Patterns.Nodes[i]);
        }
    }

    public IEnumerable<RouteNode> Nodes()
    {
        Stack<RouteNode> open = new([Tree.Root]);
        while (open.TryPop(out RouteNode? node))
        {
            yield return node;
            foreach ((_, RouteNode child) in Children(node))
            {
                open.Push(child);
            }
        }
    }

    private static Guard Resolve(ConstraintReference constraint) =>
        GuardCatalog.TryResolve(constraint, _ => false, out Guard? guard, out RoutePatternError error)
            ? guard
            : throw new ArgumentException(error.ToString(), nameof(constraint));
}
