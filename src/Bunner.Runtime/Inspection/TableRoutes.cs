using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;
using Bunner.Dynamic;

namespace Bunner.Inspection;

/// <summary>The routes of a table as they were before the table was built: read from their templates.</summary>
internal sealed unsafe class TableRoutes
{
    private TableRoutes(RouteDefinition?[] definitions, RouterSettings settings, GuardFunctions functions)
    {
        Definitions = definitions;
        Settings = settings;
        Functions = functions;
    }

    /// <summary>By id; null for a route whose template is wrong, which no request gets.</summary>
    internal RouteDefinition?[] Definitions { get; }

    internal RouterSettings Settings { get; }

    /// <summary>Expressions as they are; constraints of the application accept everything here, since only the table can ask them.</summary>
    internal GuardFunctions Functions { get; }

    internal static TableRoutes Read(RouteTable table)
    {
        Dictionary<string, ConstraintPredicate> custom = new(StringComparer.OrdinalIgnoreCase);
        RouteDefinition?[] definitions = new RouteDefinition?[table.Count];
        for (int id = 0; id < definitions.Length; id++)
        {
            definitions[id] = Read(table.GetRoute(id), custom);
        }

        RouterSettings settings = SettingsOf(table);
        return new TableRoutes(definitions, settings, new GuardFunctions(settings, custom));
    }

    /// <summary>The tree that the routes make, inserted, compressed and sealed as the generator does it.</summary>
    internal RouteTree MakeTree()
    {
        LiteralTable literals = new(Settings.CaseSensitive);
        RouteTree tree = new(literals, Settings.CaseSensitive);
        for (int id = 0; id < Definitions.Length; id++)
        {
            if (Definitions[id] is { } definition)
            {
                tree.Insert(id, definition, [.. definition.Pattern.Segments.Select(segment => segment.IsLiteral ? literals.Intern(((LiteralPart)segment.Parts[0]).Text) : (ushort)0)]);
            }
        }

        tree.Seal();
        return tree;
    }

    private static RouteDefinition? Read(RouteInfo route, Dictionary<string, ConstraintPredicate> custom)
    {
        if (RoutePatternParser.Parse(route.Template).Pattern is not { } pattern)
        {
            return null;
        }

        List<ImmutableArray<Guard>> guards = [];
        foreach (ParameterPart parameter in pattern.Parameters)
        {
            List<Guard> own = [];
            foreach (ConstraintReference reference in parameter.Constraints)
            {
                if (GuardCatalog.TryResolve(reference, static _ => true, out Guard? guard, out _))
                {
                    own.Add(guard);
                    if (guard.Kind == GuardKind.Custom)
                    {
                        custom[guard.Text!] = static _ => true;
                    }
                }
            }

            guards.Add([.. own]);
        }

        return new RouteDefinition(route.Method, pattern, [.. guards], Order: 0, route.Name);
    }

    private static RouterSettings SettingsOf(RouteTable table)
    {
        fixed (ulong* words = table.Data)
        {
            TableFlags flags = (TableFlags)(uint)(words[TableLayout.MagicAndFlags] >> 32);
            return new RouterSettings(
                (flags & TableFlags.CaseSensitive) != 0, (flags & TableFlags.IgnoreTrailingSlash) != 0, (flags & TableFlags.IgnoreDuplicateSlashes) != 0)
            {
                AllowUnsafeRegex = true,
            };
        }
    }
}
