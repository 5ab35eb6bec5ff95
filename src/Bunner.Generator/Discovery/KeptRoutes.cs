using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Keeps the routes of files that an edit has not changed, so that their attributes need not be bound again.</summary>
/// <remarks>
/// Binding is nearly all of the time that a check after an edit takes. The routes of a file whose attributes have literal arguments
/// (<see cref="AnnotatedDeclarations.IsPlain"/>) depend on its tree, on what is referenced, and on what the other files show of
/// themselves (<see cref="AnnotatedDeclarations.Shape"/>). As long as all that is the same, so are they. The generator and the analyzers
/// keep their own: the analyzers see the generated files as well.
/// </remarks>
internal sealed class KeptRoutes
{
    private const int MostSurroundings = 8;

    private readonly ConditionalWeakTable<SyntaxTree, Kept> _kept = new();
    private readonly List<Surroundings> _recent = [];

    /// <summary>What the routes of plain files depend on besides their own trees; null if nothing may be kept.</summary>
    public Surroundings? SurroundingsOf(Compilation compilation, CancellationToken cancellation)
    {
        List<string> shapes = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            var declarations = AnnotatedDeclarations.Of(tree, cancellation);
            if (declarations.HasGlobalAlias || declarations.HasComputedPrefix || declarations.DefinesOurs)
            {
                return null;
            }

            shapes.Add(declarations.Shape);
        }

        var found = new Surroundings(compilation, shapes);
        lock (_recent)
        {
            int index = _recent.FindIndex(found.Equals);
            if (index >= 0)
            {
                found = _recent[index];
                _recent.RemoveAt(index);
            }
            else if (_recent.Count == MostSurroundings)
            {
                _recent.RemoveAt(0);
            }

            _recent.Add(found);
            return found;
        }
    }

    /// <summary>The routes that a tree had in the same surroundings; null if they are not known.</summary>
    public IReadOnlyList<SourceRoute>? Find(SyntaxTree tree, Surroundings surroundings) =>
        _kept.TryGetValue(tree, out Kept? kept) && kept.Surroundings == surroundings ? kept.Routes : null;

    /// <summary>Keeps the routes of a plain file.</summary>
    public void Keep(SyntaxTree tree, Surroundings surroundings, IReadOnlyList<SourceRoute> routes)
    {
        lock (_kept)
        {
            _kept.Remove(tree);
            _kept.Add(tree, new Kept(surroundings, routes));
        }
    }

    /// <summary>The references and the shapes of all files, in order.</summary>
    public sealed class Surroundings(Compilation compilation, List<string> shapes)
    {
        private readonly string? _assembly = compilation.AssemblyName;
        private readonly CompilationOptions _options = compilation.Options;
        private readonly List<MetadataReference> _references = [.. compilation.References];
        private readonly List<string> _shapes = shapes;

        public bool Equals(Surroundings other) =>
            _assembly == other._assembly
            && _options.Equals(other._options)
            && _references.SequenceEqual(other._references)
            && _shapes.SequenceEqual(other._shapes, StringComparer.Ordinal);
    }

    private sealed record Kept(Surroundings Surroundings, IReadOnlyList<SourceRoute> Routes);
}
