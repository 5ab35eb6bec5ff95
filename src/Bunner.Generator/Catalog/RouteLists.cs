using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Bunner.Generator.Discovery;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>Brings what was found here and there into lists whose order is fixed by their content.</summary>
internal static class RouteLists
{
    /// <summary>The routes of this compilation.</summary>
    public static EquatableArray<RouteModel> SortOwn(ImmutableArray<RouteModel> found, CancellationToken cancellation) =>
        Sort(found, RouteModel.Compare, cancellation);

    /// <summary>The constraints of this compilation.</summary>
    public static EquatableArray<ConstraintModel> SortOwn(EquatableArray<ConstraintModel> found, CancellationToken cancellation) =>
        Sort(found, ConstraintModel.Compare, cancellation);

    /// <summary>The routes of this compilation without what only their endpoints need.</summary>
    public static EquatableArray<RouteEntry> ToEntries(EquatableArray<RouteModel> own, CompilationFacts facts)
    {
        string[]? members = facts.HasAspNetCore ? MembersOf(own) : null;
        string type = members is null ? "" : "global::" + EndpointsWriter.TypeName(facts.Assembly) + ".";
        var entries = new List<RouteEntry>(own.Count);
        for (int i = 0; i < own.Count; i++)
        {
            entries.Add(new RouteEntry(own[i].Key, members is null ? "" : type + Identifiers.Escape(members[i])));
        }

        return entries.ToEquatableArray();
    }

    /// <summary>The identifiers of the members that invoke an assembly's own handlers.</summary>
    public static string[] MembersOf(EquatableArray<RouteModel> own)
    {
        var keys = new RouteKey[own.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = own[i].Key;
        }

        return RouteNames.Assign(keys);
    }

    /// <summary>The identifiers of the members that invoke public handlers of other assemblies; no assembly's own begin with an underscore twice.</summary>
    public static string[] MembersOfForeign(EquatableArray<RouteModel> foreign)
    {
        string[] members = MembersOf(foreign);
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = "__" + Identifiers.FromAssembly(foreign[i].Key.Assembly) + "__" + members[i];
        }

        return members;
    }

    /// <summary>The routes of references, with the endpoints that this compilation writes for those that have none.</summary>
    public static EquatableArray<RouteEntry> WithEndpoints(EquatableArray<RouteEntry> referenced, EquatableArray<RouteModel> foreign, CompilationFacts facts)
    {
        if (foreign.Count == 0)
        {
            return referenced;
        }

        string[] members = MembersOfForeign(foreign);
        string type = "global::" + EndpointsWriter.TypeName(facts.Assembly) + ".";
        var endpoints = new Dictionary<RouteKey, string>();
        for (int i = 0; i < members.Length; i++)
        {
            endpoints[foreign[i].Key] = type + members[i];
        }

        var entries = new List<RouteEntry>(referenced.Count);
        foreach (RouteEntry entry in referenced)
        {
            entries.Add(entry.Endpoint.Length == 0 && endpoints.TryGetValue(entry.Key, out string? endpoint) ? entry with { Endpoint = endpoint } : entry);
        }

        return entries.ToEquatableArray();
    }

    /// <summary>Two sorted lists as one.</summary>
    public static EquatableArray<T> Merge<T>(EquatableArray<T> own, EquatableArray<T> referenced, Comparison<T> comparison)
        where T : IEquatable<T>
    {
        if (referenced.Count == 0)
        {
            return own;
        }

        var all = new List<T>(own.Count + referenced.Count);
        all.AddRange(own);
        all.AddRange(referenced);
        all.Sort(comparison);
        return all.ToEquatableArray();
    }

    /// <summary>What was found here and there, as one list.</summary>
    public static EquatableArray<T> Join<T>(ImmutableArray<EquatableArray<T>> found, CancellationToken cancellation)
        where T : IEquatable<T>
    {
        var all = new List<T>(found.Length);
        foreach (EquatableArray<T> some in found)
        {
            cancellation.ThrowIfCancellationRequested();
            all.AddRange(some);
        }

        return all.ToEquatableArray();
    }

    private static EquatableArray<T> Sort<T>(IEnumerable<T> found, Comparison<T> comparison, CancellationToken cancellation)
        where T : IEquatable<T>
    {
        cancellation.ThrowIfCancellationRequested();
        var all = new List<T>(found);
        all.Sort(comparison);
        return all.ToEquatableArray();
    }
}
