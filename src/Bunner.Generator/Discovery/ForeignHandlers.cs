using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>
/// Reads the public handlers of referenced assemblies that know nothing of ASP.NET Core and so have published no endpoints: the
/// application writes these itself.
/// </summary>
/// <remarks>As with what assemblies publish, it is kept for as long as the compiler keeps the assembly's symbol.</remarks>
internal static class ForeignHandlers
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, object> s_known = new();

    public static EquatableArray<RouteModel> Read(Compilation compilation, CancellationToken cancellation)
    {
        if (!CompilationFacts.UsesAspNetCore(compilation))
        {
            return EquatableArray<RouteModel>.Empty;
        }

        List<RouteModel>? routes = null;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (NeedsEndpoints(assembly))
            {
                var known = (EquatableArray<RouteModel>)s_known.GetValue(assembly, static assembly => Read(assembly));
                (routes ??= new()).AddRange(known);
            }
        }

        return routes.ToEquatableArray();
    }

    private static bool NeedsEndpoints(IAssemblySymbol assembly)
    {
        bool usesRuntime = false;
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
            {
                if (reference.Name == WellKnownNames.AspNetCoreAssembly)
                {
                    return false;
                }

                usesRuntime |= reference.Name == WellKnownNames.RuntimeAssembly;
            }
        }

        return usesRuntime && assembly.Name != WellKnownNames.AspNetCoreAssembly;
    }

    private static EquatableArray<RouteModel> Read(IAssemblySymbol assembly)
    {
        var routes = new List<RouteModel>();
        var waiting = new Stack<INamespaceOrTypeSymbol>();
        waiting.Push(assembly.GlobalNamespace);
        while (waiting.Count != 0)
        {
            foreach (ISymbol member in waiting.Pop().GetMembers())
            {
                if (member is INamespaceSymbol or INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public, Arity: 0 })
                {
                    waiting.Push((INamespaceOrTypeSymbol)member);
                }
                else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } method
                    && HandlerRules.Check(method) == HandlerProblem.None)
                {
                    Add(routes, method);
                }
            }
        }

        routes.Sort(RouteModel.Compare);
        return routes.ToEquatableArray();
    }

    private static void Add(List<RouteModel> routes, IMethodSymbol method)
    {
        HandlerModel? handler = null;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (RouteAttributes.Contains(attribute.AttributeClass) && RouteAttributes.TryRead(attribute, out RouteAttributeValues values))
            {
                handler ??= HandlerModel.Create(method, hasOtherAttributes: true);
                routes.Add(new RouteModel(RouteDiscovery.KeyOf(method.ContainingType, method.Name, values), "", handler));
            }
        }
    }
}
