using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>The routers to write: those that are declared, and one for an ASP.NET Core application that leaves it open.</summary>
internal static class RouterList
{
    /// <summary>The routers that are declared; null stands for a class that cannot be one.</summary>
    public static EquatableArray<RouterModel> Join(ImmutableArray<RouterModel?> found, CancellationToken cancellation)
    {
        var routers = new List<RouterModel>(found.Length);
        foreach (RouterModel? router in found)
        {
            if (router is not null)
            {
                routers.Add(router);
            }
        }

        return routers.ToEquatableArray();
    }

    public static EquatableArray<RouterModel> Create(EquatableArray<RouterModel> declared, CompilationFacts facts)
    {
        var routers = new List<RouterModel>(declared);
        if (facts.HasAspNetCore && routers.Count != 1)
        {
            routers.Add(RouterModel.Application);
        }

        routers.Sort(static (left, right) => string.CompareOrdinal(left.Type, right.Type));
        GiveDistinctHintNames(routers);
        return routers.ToEquatableArray();
    }

    /// <summary>The router that an ASP.NET Core application serves.</summary>
    public static string ServedType(EquatableArray<RouterModel> routers) =>
        routers.Count == 1 ? routers[0].Type : RouterModel.Application.Type;

    // Names of files are compared without case, and A.B.C may be two types.
    private static void GiveDistinctHintNames(List<RouterModel> routers)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < routers.Count; i++)
        {
            string name = routers[i].HintName;
            for (int number = 2; !used.Add(name); number++)
            {
                name = routers[i].HintName + "-" + number.ToString(CultureInfo.InvariantCulture);
            }

            routers[i] = routers[i] with { HintName = name };
        }
    }
}
