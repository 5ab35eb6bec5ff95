using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>What the names of attributes mean in one scope. The compiler is asked once for each name, not for each attribute.</summary>
internal sealed class AttributeNames
{
    private readonly Dictionary<string, string> _types = new(System.StringComparer.Ordinal);

    /// <summary>The type that an attribute of the scope has.</summary>
    /// <returns>
    /// The name of one of <see cref="RouteAttributes"/>; the empty string if it is another type; null if that is not clear.
    /// </returns>
    public string? TypeOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        // A name with conditions inside looks the same whatever they are.
        if (attribute.Name.ContainsDirectives)
        {
            return null;
        }

        // As it is written: a name with @ is not completed by "Attribute".
        string name = attribute.Name is IdentifierNameSyntax simple ? simple.Identifier.Text : attribute.Name.ToString();
        if (!_types.TryGetValue(name, out string? type) && (type = Ask(attribute, model, cancellation)) is not null)
        {
            _types.Add(name, type);
        }

        return type;
    }

    private static string? Ask(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType is not { } type ? null
        : !RouteAttributes.Contains(type) ? ""
        : IsTheRuntimes(type, model.Compilation) ? type.Name
        : null;

    // Another one can have other parameters and properties.
    private static bool IsTheRuntimes(INamedTypeSymbol type, Compilation compilation)
    {
        if (type is not { ContainingAssembly.Name: WellKnownNames.RuntimeAssembly, InstanceConstructors.Length: 1 }
            || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return false;
        }

        ImmutableArray<IParameterSymbol> parameters = type.InstanceConstructors[0].Parameters;
        return parameters.Length == (RouteAttributes.FixedMethod(type.Name) is null ? 2 : 1)
            && parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_String);
    }
}
