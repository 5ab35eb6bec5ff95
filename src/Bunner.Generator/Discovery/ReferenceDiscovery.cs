using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Reads what referenced assemblies publish with <c>[assembly: RouteHandlers(…)]</c>.</summary>
/// <remarks>
/// This runs after every edit, and a referenced assembly hardly ever changes: what was read is kept for as long as the
/// compiler keeps the assembly's symbol. It depends on that assembly alone, never on the compilation that refers to it.
/// </remarks>
internal static class ReferenceDiscovery
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ReferenceModel> s_known = new();

    public static ReferenceModel Read(Compilation compilation, CancellationToken cancellation)
    {
        List<RouteModel>? routes = null;
        List<ConstraintModel>? constraints = null;
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

            foreach (ConstraintModel constraint in known.Constraints)
            {
                if (constraint.IsPublic || assembly.GivesAccessTo(compilation.Assembly))
                {
                    (constraints ??= new()).Add(constraint);
                }
            }
        }

        return new ReferenceModel(routes?.ToEquatableArray() ?? default, constraints?.ToEquatableArray() ?? default);
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
        var routes = new List<RouteModel>();
        var constraints = new List<ConstraintModel>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (!WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteHandlersAttribute")
                || attribute.ConstructorArguments.Length != 1
                || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false } types)
            {
                continue;
            }

            string? endpoints = EndpointsType(attribute);
            foreach (TypedConstant item in types.Values)
            {
                if (item.Value is INamedTypeSymbol type)
                {
                    Read(type, endpoints, routes, constraints);
                }
            }
        }

        return new ReferenceModel(routes.ToEquatableArray(), constraints.ToEquatableArray());
    }

    private static void Read(INamedTypeSymbol type, string? endpoints, List<RouteModel> routes, List<ConstraintModel> constraints)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            {
                RouteDiscovery.FromReference(method, endpoints, routes);
                ConstraintDiscovery.FromReference(method, constraints);
            }
        }
    }

    private static string? EndpointsType(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == "Endpoints" && named.Value.Value is INamedTypeSymbol type)
            {
                return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            }
        }

        return null;
    }
}
