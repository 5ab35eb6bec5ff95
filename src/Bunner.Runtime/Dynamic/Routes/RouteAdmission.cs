using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core;
using Bunner.Core.Conflicts;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Takes the routes of one table that is built without trees: says by what changes will find them, and finds those that are ambiguous.</summary>
/// <remarks>What does not depend on literals is asked once for each shape. Duplicates are found by the table's builder.</remarks>
internal sealed class RouteAdmission(GuardFunctions functions, RouterSettings settings, bool allowsAmbiguity)
{
    private const int MostKept = 4 * RivalSearch.MostRivals;

    private readonly PatternTable _patterns = new(functions, settings);
    private readonly List<ShapeForms> _shapes = [];
    private readonly RivalSearch _rivals = new(settings);
    private readonly Dictionary<int, RouteDefinition> _compared = [];
    private readonly List<uint> _forms = [];

    /// <summary>Takes the last route of a sheet; false if it is one pattern too many, or ambiguous with a route that came before.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool Admit(RouteSheet routes, SealedIndexBuilder index)
    {
        int route = routes.Count - 1;
        RouteShape shape = routes.ShapeOf(route);
        if (shape.Number == _shapes.Count)
        {
            _shapes.Add(ShapeForms.Of(shape.First, _patterns, functions));
        }

        // Literals beyond ASCII are patterns of the trees.
        ShapeForms known = _shapes[shape.Number];
        if (known.IsOneTooMany || _patterns.Count + routes.Literals.WideCount > PatternTable.Most)
        {
            return false;
        }

        ReadOnlySpan<int> literals = routes.LiteralsOf(route);
        uint hash = known.Start, rivals = known.Start;
        _forms.Clear();
        for (int i = 0; i < literals.Length; i++)
        {
            if (RouteEndings.AreBefore(known.Endings, known.Required, i))
            {
                _forms.Add(FormHash.Finish(hash));
            }

            uint literal = literals[i] == 0 ? 0 : routes.Literals.Numbered(literals[i]).Hash;
            hash = FormHash.Add(hash, literals[i] == 0 ? known.Segments[i] : literal);
            rivals = FormHash.Add(rivals, literals[i] == 0 ? known.Kinds[i] : literal);
        }

        _forms.Add(FormHash.Finish(hash));
        rivals = known.IsGuarded ? rivals | 1 : 0;
        index.Add(known.Rank, CollectionsMarshal.AsSpan(_forms), rivals, shape.First.Method, known.AskedEndings);
        return allowsAmbiguity || rivals == 0 || IsAlone(routes, route, rivals);
    }

    private bool IsAlone(RouteSheet routes, int route, uint rivals)
    {
        if (!_rivals.HasAny(rivals))
        {
            _rivals.Add(rivals, (uint)route, null);
            _rivals.Commit();
            return true;
        }

        RouteDefinition definition = DefinitionOf(routes, route);
        ConflictBudget budget = RivalSearch.NewBudget();
        foreach (uint number in _rivals.FindNear(rivals, definition, other => DefinitionOf(routes, (int)other)))
        {
            int other = (int)number;
            if (_shapes[routes.ShapeOf(route).Number].Rank.CompareTo(_shapes[routes.ShapeOf(other).Number].Rank) == 0
                && _rivals.FindCommon(definition, DefinitionOf(routes, other), budget) is not null)
            {
                return false;
            }
        }

        _rivals.Add(rivals, (uint)route, definition);
        _rivals.Commit();
        return true;
    }

    private RouteDefinition DefinitionOf(RouteSheet routes, int route)
    {
        if (!_compared.TryGetValue(route, out RouteDefinition? definition))
        {
            if (_compared.Count == MostKept)
            {
                _compared.Clear();
            }

            _compared.Add(route, definition = routes.DefinitionOf(route));
        }

        return definition;
    }

    /// <summary>What the routes of a shape have alike in their hashes.</summary>
    private sealed class ShapeForms
    {
        private ShapeForms(RouteDefinition first, GuardFunctions functions)
        {
            int count = first.Pattern.Segments.Length;
            Rank = new RankKey(first);
            Start = FormHash.Start(first.Method, first.Order);
            Segments = new uint[count];
            Kinds = new uint[count];
            Required = RouteForm.RequiredCount(first.Pattern.Segments);
            Endings = RouteEndings.Of(first, functions);
            AskedEndings = RouteEndings.AskUser(first) ? Endings : null;
            IsGuarded = RivalSearch.IsGuarded(first);
        }

        internal RankKey Rank { get; }

        internal uint Start { get; }

        internal uint[] Segments { get; }

        internal uint[] Kinds { get; }

        internal int Required { get; }

        internal ulong Endings { get; }

        /// <summary>The endings, if a constraint of the user's own was asked for them.</summary>
        internal ulong? AskedEndings { get; }

        internal bool IsGuarded { get; }

        /// <summary>Whether there are no more ids for its patterns.</summary>
        internal bool IsOneTooMany { get; private set; }

        internal static ShapeForms Of(RouteDefinition first, PatternTable patterns, GuardFunctions functions)
        {
            ShapeForms forms = new(first, functions);
            ImmutableArray<RouteSegment> segments = first.Pattern.Segments;
            for (int i = 0; i < segments.Length; i++)
            {
                if (segments[i].IsLiteral)
                {
                    continue;
                }

                forms.Kinds[i] = FormHash.KindOf(segments[i]);
                forms.Segments[i] = FormHash.Parameter;
                if (!RouteKey.IsPlainParameter(first, segments[i]))
                {
                    ushort id = patterns.Acquire(first, segments[i]);
                    forms.IsOneTooMany |= id == 0;
                    forms.Segments[i] = id == 0 ? 0 : patterns.HashOf(id);
                }
            }

            return forms;
        }
    }
}
