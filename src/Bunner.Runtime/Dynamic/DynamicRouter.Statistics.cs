using System;
using System.Collections.Generic;
using System.IO;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;
using Bunner.Dynamic;

namespace Bunner;

public sealed partial class DynamicRouter<T> : IMeasuredRouter
{
    /// <summary>What the router holds. O(1).</summary>
    public RouterMemory MemoryUsage => _store.Measure();

    /// <summary>What the router has done. O(1).</summary>
    public RouterMetrics Metrics => _store.Metrics;

    string IMeasuredRouter.Name => _name;

    /// <summary>Looks whether the router's trees are as they have to be. O(nodes + routes); changes wait meanwhile.</summary>
    /// <returns>What is broken, in sentences; empty if nothing is.</returns>
    public IReadOnlyList<string> CheckIntegrity()
    {
        lock (_store.Gate)
        {
            return new IntegrityCheck(_store).Run();
        }
    }

    /// <summary>Writes the routes as a tree, a line for each node, as a generated file begins with it.</summary>
    /// <param name="writer">Where to write.</param>
    /// <exception cref="ArgumentNullException">There is no writer.</exception>
    public void WriteTree(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToString());
    }

    /// <summary>The routes as a tree, a line for each node.</summary>
    /// <returns>What <see cref="WriteTree"/> writes. O(n log n).</returns>
    public override string ToString()
    {
        LiteralTable literals = new(_store.Settings.CaseSensitive);
        RouteTree tree = new(literals, _store.Settings.CaseSensitive);
        int number = 0;
        foreach (DynamicRoute<T> route in this)
        {
            if (_store.Reader.TryRead(route.Identity, route.Name, out RouteDefinition? definition) is null)
            {
                tree.Insert(number++, definition!, Intern(definition!.Pattern, literals));
            }
        }

        tree.Seal();
        return tree.Print();
    }

    private static ushort[] Intern(RoutePattern pattern, LiteralTable literals)
    {
        ushort[] ids = new ushort[pattern.Segments.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            // Past 65,535 literals all get 0; their texts still tell them apart.
            ids[i] = pattern.Segments[i].IsLiteral ? literals.Intern(((LiteralPart)pattern.Segments[i].Parts[0]).Text) : (ushort)0;
        }

        return ids;
    }
}
