using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bunner.Generator.Discovery;
using Bunner.Generator.Endpoints;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>Finds types of this assembly that handlers take, that say how they are to be validated, and that validation does not know.</summary>
internal static class ValidatedTypes
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>The types, each with the first parameter that has it.</summary>
    public static List<(IParameterSymbol Parameter, INamedTypeSymbol Type)> FindUnknown(Compilation compilation, CancellationToken cancellation)
    {
        var known = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var taken = new List<(IParameterSymbol Parameter, INamedTypeSymbol Type)>();
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(compilation.Assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol container = open.Pop();
            if (container is INamedTypeSymbol type && HasAttribute(type, "ValidatableTypeAttribute"))
            {
                known.UnionWith(Reach(type, compilation.Assembly));
            }

            foreach (ISymbol member in container.GetMembers())
            {
                switch (member)
                {
                    case INamespaceOrTypeSymbol inner:
                        open.Push(inner);
                        break;
                    case IMethodSymbol method when RouteHandlerAnalyzer.IsHandler(method) && !HandlerRules.IsSecondPart(method):
                        AddTaken(taken, method, compilation.Assembly);
                        break;
                    default:
                        break;
                }
            }
        }

        // What is reported once, or is reached from there, will be known when that is cured.
        taken.Sort(static (one, other) => string.CompareOrdinal(one.Type.ToDisplayString(), other.Type.ToDisplayString()));
        var unknown = new List<(IParameterSymbol Parameter, INamedTypeSymbol Type)>();
        foreach ((IParameterSymbol parameter, INamedTypeSymbol type) in taken)
        {
            if (known.Contains(type))
            {
                continue;
            }

            HashSet<INamedTypeSymbol> reached = Reach(type, compilation.Assembly);
            if (reached.Any(IsValidated))
            {
                known.UnionWith(reached);
                unknown.Add((parameter, type));
            }
        }

        return unknown;
    }

    private static void AddTaken(List<(IParameterSymbol Parameter, INamedTypeSymbol Type)> taken, IMethodSymbol method, IAssemblySymbol assembly)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!HasAttribute(parameter, "SkipValidationAttribute")
                && ParameterReader.Read(parameter).Source is ParameterSource.Body or ParameterSource.InferredBody or ParameterSource.ServicesOrBody or ParameterSource.Group)
            {
                taken.AddRange(OwnTypes(parameter.Type, assembly).Select(type => (parameter, type)));
            }
        }
    }

    // A type and what is reached through its properties.
    private static HashSet<INamedTypeSymbol> Reach(INamedTypeSymbol start, IAssemblySymbol assembly)
    {
        var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { start };
        var open = new Stack<INamedTypeSymbol>();
        open.Push(start);
        while (open.Count > 0)
        {
            foreach (IPropertySymbol property in Properties(open.Pop()))
            {
                foreach (INamedTypeSymbol type in OwnTypes(property.Type, assembly))
                {
                    if (reached.Add(type))
                    {
                        open.Push(type);
                    }
                }
            }
        }

        return reached;
    }

    // The classes and structs of this assembly in a type: itself, its elements, its type arguments.
    private static List<INamedTypeSymbol> OwnTypes(ITypeSymbol type, IAssemblySymbol assembly)
    {
        var types = new List<INamedTypeSymbol>();
        var open = new Stack<ITypeSymbol>();
        open.Push(type);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case IArrayTypeSymbol array:
                    open.Push(array.ElementType);
                    break;
                case INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named:
                    if (named.TypeKind != TypeKind.Interface
                        && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, assembly)
                        && !HasAttribute(named, "SkipValidationAttribute"))
                    {
                        types.Add(named.OriginalDefinition);
                    }

                    foreach (ITypeSymbol argument in named.TypeArguments)
                    {
                        open.Push(argument);
                    }

                    break;
                default:
                    break;
            }
        }

        return types;
    }

    private static bool IsValidated(INamedTypeSymbol type)
        => TypeNames.IsOrImplements(type, Annotations, "IValidatableObject")
            || HasValidation(type)
            || Properties(type).Any(HasValidation)
            || type.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(HasValidation));

    private static bool HasValidation(ISymbol symbol)
        => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { } type && TypeNames.IsOrImplements(type, Annotations, "ValidationAttribute"));

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property)
                {
                    yield return property;
                }
            }
        }
    }

    // By name alone: the attributes are in a package and, in some applications, also in the generated code of its generator.
    private static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);
}
