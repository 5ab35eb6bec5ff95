using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Patterns;
using Bunner.Core.Tree;

namespace Bunner.Core.Tables;

/// <summary>Turns routes into a match table.</summary>
/// <remarks>
/// The routes are sorted by rank, their literals get their ids, and their forms become the table. The same routes in the
/// same order give the same table, bit by bit. The route tree (insert, compress, seal) is made when it is printed.
/// </remarks>
internal sealed class RouteTableBuilder
{
    // What a route of a large table takes, about.
    private const int WordsPerRoute = 20, TextPerRoute = 48;

    private readonly RouteDefinition[] _routes;
    private readonly RouterSettings _settings;
    private readonly TableWriter _writer;
    private readonly TextTable _text;
    private readonly MethodTable _methods = new();
    private readonly LiteralTable _literals;
    private readonly RegexAutomata _automata;
    private readonly CheckTable _checks;
    private readonly LiteralPieces _pieces;
    private readonly TwinTable _twins;
    private readonly ImmutableArray<TableProblem>.Builder _problems = ImmutableArray.CreateBuilder<TableProblem>();
    private readonly HashSet<int> _refused = [];
    private readonly RouteRecords _records;
    private readonly RouteSurvey _survey;
    private readonly int[] _methodOf;
    private readonly int[] _rankOf;

    // Routes of equal rank have the same.
    private readonly int[] _rankClasses;

    private RouteTableBuilder(IReadOnlyList<RouteDefinition> routes, RouterSettings settings, bool hasLines)
    {
        _routes = routes as RouteDefinition[] ?? [.. routes];
        _settings = settings;
        _writer = new TableWriter(256 + WordsPerRoute * routes.Count);
        _text = new TextTable(256 + TextPerRoute * routes.Count);
        _twins = new TwinTable(routes.Count);
        _literals = new LiteralTable(settings.CaseSensitive, Math.Min(routes.Count, MaxRoutes));
        _automata = new RegexAutomata(settings);
        _checks = new CheckTable(_writer, _literals, settings, _automata);
        _pieces = new LiteralPieces(_writer, _literals, settings, routes.Count);
        _records = new RouteRecords(_writer, _text, routes.Count);
        _survey = RouteSurvey.Of(_routes, hasLines ? _records : null);
        _methodOf = new int[routes.Count];
        _rankOf = new int[routes.Count];
        _rankClasses = new int[routes.Count];
    }

    /// <summary>The most routes that a table can hold.</summary>
    internal const int MaxRoutes = ushort.MaxValue;

    /// <param name="routes">The routes; a route's index is its id.</param>
    /// <param name="settings">The options of the router.</param>
    /// <returns>The table. Routes that cannot be in it are named in <see cref="RouteTableImage.Problems"/>.</returns>
    internal static RouteTableImage Build(IReadOnlyList<RouteDefinition> routes, RouterSettings settings) =>
        new RouteTableBuilder(routes, settings, hasLines: true).Build();

    /// <summary>What <c>Build</c> would say in <see cref="RouteTableImage.Problems"/>, without the table.</summary>
    internal static ImmutableArray<TableProblem> FindProblems(IReadOnlyList<RouteDefinition> routes, RouterSettings settings)
    {
        RouteTableBuilder builder = new(routes, settings, hasLines: false);
        builder._writer.AddZeros(TableLayout.HeaderLength);
        builder.AddForms(builder.Accept(), null, null);
        return builder._problems.ToImmutable();
    }

    [MethodImpl(ColdLoop.Optimized)]
    private RouteTableImage Build()
    {
        _writer.BeginSection("header");
        _writer.AddZeros(TableLayout.HeaderLength);
        List<int> accepted = Accept();

        StaticTable statics = new(_routes, _settings, _literals);
        MethodBuckets buckets = new(_writer, _literals, accepted, _methodOf, _survey.Segments, _methods.Count);
        _writer.BeginSection("checks and parameters");
        ushort[]?[] idsOf = AddForms(accepted, buckets, statics);
        for (int i = 0; i < _routes.Length; i++)
        {
            // A route that is left out keeps its names, but its guards are nobody's to ask.
            _records.Add(_routes[i], _methodOf[i], _survey.Lines[i], _refused.Contains(i) ? null : _checks, _survey.SharesParameters[i]);
        }

        _records.Write();
        statics.Write(_writer, buckets, _checks);
        buckets.Write(_methods, _text, statics, _pieces);
        WriteHeader();
        (ulong[] data, ImmutableArray<TableSection> sections) = _writer.Finish();
        return new RouteTableImage
        {
            Data = data,
            Text = _text.ToArray(),
            PrintTree = () => PrintTree(idsOf),
            Sections = sections,
            ExternalGuards = _checks.ExternalGuards,
            Problems = _problems.ToImmutable(),
        };
    }

    /// <summary>The routes that may be in the table, best first.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private List<int> Accept()
    {
        List<int> accepted = new(_routes.Length);
        int before = -1, rankClass = 0;
        foreach (int route in RouteRank.Sort(_routes, _survey))
        {
            rankClass += before >= 0 && _survey.Ranks[before].CompareTo(_survey.Ranks[route]) != 0 ? 1 : 0;
            _rankClasses[route] = rankClass;
            before = route;
            if (!MethodTable.IsToken(_routes[route].Method))
            {
                _problems.Add(new TableProblem(TableProblemCode.InvalidMethod, route, -1, $"'{_routes[route].Method}' is not an HTTP method: a method is a token of letters, digits and !#$%&'*+-.^_`|~"));
            }
            else if (route >= MaxRoutes)
            {
                _problems.Add(new TableProblem(TableProblemCode.TooManyRoutes, route, -1, $"A router holds at most 65,535 routes; '{_routes[route].Pattern.Text}' is one more"));
            }
            else if (_automata.TryFindRefused(_routes[route], out Guard? guard, out ExpressionRefusal? refusal))
            {
                _refused.Add(route);
                _problems.Add(new TableProblem(TableProblemCode.UnsupportedRegex, route, -1, $"'{Quotation.Shorten(guard.Text!)}' of '{_routes[route].Pattern.Text}' cannot be compiled: {refusal.Message}"));
            }
            else
            {
                _rankOf[route] = accepted.Count;
                _methodOf[route] = _methods.Intern(_routes[route].Method);
                accepted.Add(route);
            }
        }

        // A route that is left out has a method, too, which may be no other's.
        foreach (int route in _refused)
        {
            _methodOf[route] = _methods.Intern(_routes[route].Method);
        }

        return accepted;
    }

    /// <summary>
    /// The routes taken through the tree (inserted, compressed, sealed) and printed, without those that turned out to be
    /// duplicates. The table does not need it: it has the same ids, and the order of its routes is that of their ranks.
    /// </summary>
    private string PrintTree(ushort[]?[] idsOf)
    {
        RouteTree tree = new(_literals, _settings.CaseSensitive);
        HashSet<int> leftOut = [.. _problems.Select(problem => problem.Route)];
        for (int route = 0; route < idsOf.Length; route++)
        {
            if (idsOf[route] is { } ids && !leftOut.Contains(route))
            {
                tree.Insert(route, _routes[route], ids);
            }
        }

        tree.Seal();
        return tree.Print();
    }

    /// <returns>The literal ids of each route, null for one that has none.</returns>
    [MethodImpl(ColdLoop.Optimized)]
    private ushort[]?[] AddForms(List<int> accepted, MethodBuckets? buckets, StaticTable? statics)
    {
        ushort[]?[] idsOf = new ushort[_routes.Length][];
        RoutePattern? before = null;
        ushort[]? idsBefore = null;
        List<RouteForm> forms = [];
        foreach (int route in accepted)
        {
            RouteDefinition definition = _routes[route];
            idsBefore = idsOf[route] = InternLiterals(definition.Pattern, before, idsBefore);
            before = definition.Pattern;
            if (idsBefore is not { } ids)
            {
                _problems.Add(new TableProblem(TableProblemCode.TooManyLiterals, route, -1, $"A router holds at most 65,535 different literal segments; '{definition.Pattern.Text}' has one more"));
                continue;
            }

            int method = _methodOf[route];
            forms.Clear();
            RouteForm.AddAll(forms, route, _rankOf[route], definition, ids, _checks);
            if (FindTwin(method, route, forms) is { } twin)
            {
                _problems.Add(new TableProblem(TableProblemCode.Duplicate, route, twin.Route, $"'{definition.Pattern.Text}' and '{_routes[twin.Route].Pattern.Text}' match the same paths for {definition.Method}; remove one or give one an Order"));
                continue;
            }

            statics?.Add(method, route);
            foreach (RouteForm form in forms)
            {
                // A single form was added when no twin of it was found.
                if (forms.Count > 1)
                {
                    _twins.Add(method, _rankClasses[route], form);
                }

                buckets?.Add(method, form);
            }
        }

        return idsOf;
    }

    private RouteForm? FindTwin(int method, int route, List<RouteForm> forms)
    {
        if (forms.Count == 1)
        {
            return _twins.FindOrAdd(method, _rankClasses[route], forms[0]);
        }

        foreach (RouteForm form in forms)
        {
            if (_twins.Find(method, _rankClasses[route], form) is { } twin)
            {
                return twin;
            }
        }

        return null;
    }

    /// <param name="pattern">The template.</param>
    /// <param name="before">One whose literals have been interned: segments that both share have the same ids.</param>
    /// <param name="idsBefore">The ids of that one.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private ushort[]? InternLiterals(RoutePattern pattern, RoutePattern? before, ushort[]? idsBefore)
    {
        ImmutableArray<RouteSegment> segments = pattern.Segments;
        ImmutableArray<RouteSegment> known = idsBefore is null ? ImmutableArray<RouteSegment>.Empty : before!.Segments;
        ushort[] ids = new ushort[segments.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            RouteSegment segment = segments[i];
            if (segment.IsLiteral)
            {
                ids[i] = i < known.Length && ReferenceEquals(segment, known[i]) ? idsBefore![i] : _literals.Intern(((LiteralPart)segment.Parts[0]).Text);
                if (ids[i] == 0)
                {
                    return null;
                }
            }
        }

        return ids;
    }

    private void WriteHeader()
    {
        TableFlags flags = (_settings.CaseSensitive ? TableFlags.CaseSensitive : 0)
            | (_settings.IgnoreTrailingSlash ? TableFlags.IgnoreTrailingSlash : 0)
            | (_settings.IgnoreDuplicateSlashes ? TableFlags.IgnoreDuplicateSlashes : 0)
            | (_literals.HasWide ? TableFlags.WideLiterals : 0);
        _writer[TableLayout.MagicAndFlags] = TableWriter.Pack(TableLayout.Magic, (uint)flags);
        _writer[TableLayout.FoldBits] = _settings.CaseSensitive ? 0 : LaneKey.FoldBits;
    }
}
