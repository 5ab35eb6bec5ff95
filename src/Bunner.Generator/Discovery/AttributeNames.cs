using System.Collections.Generic;
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
        : type is { ContainingAssembly.Name: WellKnownNames.RuntimeAssembly, InstanceConstructors.Length: 1 } ? type.Name
        : null;
}
