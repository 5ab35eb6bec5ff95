using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>Finds the routes that a compilation declares.</summary>
/// <remarks>
/// To bind an attribute costs the compiler more than everything else that is done with it. So that is left to attributes whose text
/// does not say it all.
/// </remarks>
internal static class SourceRoutes
{
    /// <summary>The routes of a compilation, without the handlers; file by file. What was read is kept.</summary>
    public static List<SourceRoute> Read(Compilation compilation, KeptRoutes kept, CancellationToken cancellation) =>
        ReadFiles(compilation, kept, withHandlers: false, cancellation);

    /// <summary>The routes of a compilation with what endpoints need of their handlers.</summary>
    /// <remarks>Nothing is kept: that depends on types of parameters and results, and so on all files.</remarks>
    public static List<SourceRoute> ReadWithHandlers(Compilation compilation, CancellationToken cancellation) =>
        ReadFiles(compilation, kept: null, withHandlers: true, cancellation);

    /// <summary>Whether attributes of any name can be ours, in all files.</summary>
    public static bool HasGlobalAlias(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Any(tree => AnnotatedDeclarations.Of(tree, cancellation).HasGlobalAlias);

    private static List<SourceRoute> ReadFiles(Compilation compilation, KeptRoutes? kept, bool withHandlers, CancellationToken cancellation)
    {
        var routes = new List<SourceRoute>();
        var text = new RouteText();
        bool hasAlias = HasGlobalAlias(compilation, cancellation);
        KeptRoutes.Surroundings? surroundings = kept?.SurroundingsOf(compilation, cancellation);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (surroundings is not null && kept!.Find(tree, surroundings) is { } known)
            {
                routes.AddRange(known);
                continue;
            }

            int firstOfFile = routes.Count;
            var declarations = AnnotatedDeclarations.Of(tree, cancellation);
            SemanticModel? model = null;
            foreach (MethodDeclarationSyntax method in declarations.Handlers(hasAlias))
            {
                cancellation.ThrowIfCancellationRequested();
                model ??= compilation.GetSemanticModel(tree);
                int first = routes.Count;
                if (!text.TryRead(routes, method, model, hasAlias || declarations.HasAlias, cancellation))
                {
                    BoundRoutes.Read(routes, method, model, withHandlers, cancellation);
                }
                else if (withHandlers)
                {
                    BoundRoutes.AddHandler(routes, first, method, model, cancellation);
                }
            }

            if (surroundings is not null && declarations.IsPlain)
            {
                kept!.Keep(tree, surroundings, routes.GetRange(firstOfFile, routes.Count - firstOfFile));
            }
        }

        return routes;
    }
}
