using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>Reads the routes of methods as the compiler binds them.</summary>
internal static class BoundRoutes
{
    /// <summary>Adds the routes of a method.</summary>
    /// <param name="found">The list to add them to.</param>
    /// <param name="declaration">The method.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="withHandlers">Whether to read what endpoints need of it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Read(List<SourceRoute> found, MethodDeclarationSyntax declaration, SemanticModel model, bool withHandlers, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(declaration, cancellation) is not IMethodSymbol method || HandlerRules.Check(method) != HandlerProblem.None)
        {
            return;
        }

        HandlerModel? handler = null;
        foreach (AttributeData data in method.GetAttributes())
        {
            // Both parts of a partial method report the attributes of both.
            if (RouteAttributes.Contains(data.AttributeClass)
                && data.ApplicationSyntaxReference is { } place
                && place.SyntaxTree == declaration.SyntaxTree
                && declaration.Span.Contains(place.Span)
                && RouteAttributes.TryRead(data, out RouteAttributeValues values))
            {
                handler ??= withHandlers ? HandlerModel.Create(method, hasOtherAttributes: true) : null;
                var route = new RouteModel(RouteDiscovery.KeyOf(method.ContainingType, method.Name, values), withHandlers ? Overload(method) : "", handler);
                found.Add(new SourceRoute(route, (AttributeSyntax)place.GetSyntax(cancellation), values.Template));
            }
        }
    }

    /// <summary>Adds what endpoints need to the routes of a method that have been read from its text.</summary>
    /// <param name="found">The list that has them.</param>
    /// <param name="first">The first of them; the others follow.</param>
    /// <param name="declaration">The method.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void AddHandler(List<SourceRoute> found, int first, MethodDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation)
    {
        if (first == found.Count || model.GetDeclaredSymbol(declaration, cancellation) is not IMethodSymbol method)
        {
            return;
        }

        int others = first - found.Count;
        foreach (AttributeListSyntax list in declaration.AttributeLists)
        {
            others += list.Attributes.Count;
        }

        var handler = HandlerModel.Create(method, hasOtherAttributes: others != 0);
        string overload = Overload(method);
        for (int i = first; i < found.Count; i++)
        {
            found[i] = found[i] with { Model = found[i].Model with { Overload = overload, Handler = handler } };
        }
    }

    // Only overloads need telling apart, and the id takes time to write.
    private static string Overload(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).Length == 1 ? "" : method.GetDocumentationCommentId() ?? "";
}
