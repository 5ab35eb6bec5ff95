using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>Reads the routes of methods from their text; of the compiler it only asks what type is around them and what their attributes' names mean there.</summary>
/// <remarks>It is for one compilation.</remarks>
internal sealed class RouteText
{
    private readonly Dictionary<string, AttributeNames> _names = new(System.StringComparer.Ordinal);
    private SyntaxNode? _parent;
    private HandlerScope? _scope;

    /// <summary>Adds the routes of a method.</summary>
    /// <param name="found">The list to add them to.</param>
    /// <param name="method">The method.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="anyName">Whether an alias can give our attributes any name.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns><see langword="false"/> if the text does not say it all; then nothing is added.</returns>
    public bool TryRead(List<SourceRoute> found, MethodDeclarationSyntax method, SemanticModel model, bool anyName, CancellationToken cancellation)
    {
        if (method.Parent != _parent)
        {
            _parent = method.Parent;
            _scope = HandlerScope.Of(_parent, model, _names, cancellation);
        }

        if (_scope is not { } scope)
        {
            return false;
        }

        if (!scope.HasHandlers)
        {
            return true;
        }

        HandlerProblem? problem = PlainHandler.Check(method);
        if (problem != HandlerProblem.None)
        {
            return problem is not null;
        }

        int before = found.Count;
        foreach (AttributeListSyntax list in method.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (!anyName && !RouteAttributes.IsSourceName(AnnotatedDeclarations.LastName(attribute.Name)))
                {
                    continue;
                }

                if (list.Target is not null
                    || scope.Names.TypeOf(attribute, model, cancellation) is not { } type
                    || (type.Length != 0 && !TryAdd(found, method, attribute, type, scope.Type)))
                {
                    found.RemoveRange(before, found.Count - before);
                    return false;
                }
            }
        }

        return true;
    }

    private static bool TryAdd(List<SourceRoute> found, MethodDeclarationSyntax method, AttributeSyntax attribute, string type, INamedTypeSymbol container)
    {
        if (!PlainAttribute.TryRead(attribute, type, out RouteAttributeValues values))
        {
            return false;
        }

        var route = new RouteModel(RouteDiscovery.KeyOf(container, method.Identifier.ValueText, values), "", null);
        found.Add(new SourceRoute(route, attribute, values.Template));
        return true;
    }
}
