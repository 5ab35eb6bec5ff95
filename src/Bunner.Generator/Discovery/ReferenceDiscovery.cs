using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Reads what referenced assemblies publish with <c>[assembly: PublishedRoute(…)]</c>.</summary>
/// <remarks>
/// This runs after every edit, and a referenced assembly hardly ever changes: what was read is kept for as long as the
/// compiler keeps the assembly's symbol. It depends on that assembly alone, never on the compilation that refers to it.
/// </remarks>
internal static class ReferenceDiscovery
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ReferenceModel> s_known = new();

    public static ReferenceModel Read(Compilation compilation, CancellationToken cancellation)
    {
        List<RouteEntry>? routes = null;
        List<ConstraintModel>? constraints = null;
        List<string>? checks = null;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!UsesBunner(assembly))
            {
                continue;
            }

            ReferenceModel known = s_known.GetValue(assembly, Read);
            if (known.Routes.Count != 0)
            {
                (routes ??= new()).AddRange(known.Routes);
            }

            if (known.Constraints.Count != 0)
            {
                (constraints ??= new()).AddRange(known.Constraints);
            }

            if (known.Checks.Count != 0)
            {
                (checks ??= new()).AddRange(known.Checks);
            }
        }

        checks?.Sort(string.CompareOrdinal);
        return new ReferenceModel(
            routes.ToEquatableArray(), constraints.ToEquatableArray(), checks.ToEquatableArray());
    }

    private static bool UsesBunner(IAssemblySymbol assembly)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
            {
                if (reference.Name == WellKnownNames.RuntimeAssembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReferenceModel Read(IAssemblySymbol assembly)
    {
        var routes = new List<RouteEntry>();
        var constraints = new List<ConstraintModel>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "PublishedRouteAttribute"))
            {
                ReadRoute(attribute, assembly.Name, routes);
            }
            else if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "PublishedConstraintAttribute"))
            {
                if (TryGetTexts(attribute, 2, out string[] texts))
                {
                    constraints.Add(new ConstraintModel(assembly.Name, texts[0], texts[1]));
                }
            }
        }

        string endpoints = EndpointsWriter.TypeName(assembly.Name);
        bool hasCheck = routes.Count != 0
            && assembly.GetTypeByMetadataName(endpoints) is { } type
            && !type.GetMembers(ParameterCheckWriter.Method).IsEmpty;
        return new ReferenceModel(
            routes.ToEquatableArray(),
            constraints.ToEquatableArray(),
            hasCheck ? new EquatableArray<string>(["global::" + endpoints + "." + ParameterCheckWriter.Method]) : EquatableArray<string>.Empty);
    }

    private static void ReadRoute(AttributeData attribute, string assembly, List<RouteEntry> routes)
    {
        if (!TryGetTexts(attribute, 4, out string[] texts))
        {
            return;
        }

        string? name = null;
        string endpoint = "";
        int order = 0;
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            switch (named.Key)
            {
                case "Name": name = named.Value.Scalar() as string; break;
                case "Endpoint": endpoint = named.Value.Scalar() as string ?? ""; break;
                case "Order": order = named.Value.Scalar() as int? ?? 0; break;
                default: break;
            }
        }

        routes.Add(new RouteEntry(new RouteKey(texts[0], texts[1], order, name, texts[2], texts[3], assembly), endpoint));
    }

    private static bool TryGetTexts(AttributeData attribute, int count, out string[] texts)
    {
        texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            if (attribute.ConstructorArguments.Length != count || attribute.ConstructorArguments[i].Scalar() is not string text)
            {
                return false;
            }

            texts[i] = text;
        }

        return true;
    }
}
