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
    private const int WordsPerRoute = 14;

    private readonly RouteSheet _routes;
    private readonly RouterSettings _settings;
    private readonly TableWriter _writer;
    private readonly MethodTable _methods = new();
    private readonly LiteralTable _literals;
    private readonly RegexAutomata _automata;
    private readonly CheckTable _checks;
    private readonly TwinTable _twins;
    private readonly ImmutableArray<TableProblem>.Builder _problems = ImmutableArray.CreateBuilder<TableProblem>();

    // Of each shape: its method, whether no table can have it, its forms, their checks, and a number that shapes of equal rank share.
    private readonly int[] _methodOf;
    private readonly bool[] _isRefused;
    private readonly FormShape[]?[] _forms;
    private readonly uint[]?[] _checksOf;
    private readonly int[] _rankClasses;

    private readonly SegmentIds _ids;

    // The most characters of literals that stand side by side, with the slashes behind them.
    private int _longestRun;

    private RouteTableBuilder(RouteSheet routes)
    {
        _routes = routes;
        _settings = routes.Settings;
        _writer = new TableWriter(256 + WordsPerRoute * routes.Count);
        _literals = routes.Literals;
        _automata = new RegexAutomata(_settings);
        _checks = new CheckTable(_writer, _literals, _settings, _automata);
        _methodOf = new int[routes.Shapes.Count];
        _isRefused = new bool[routes.Shapes.Count];
        _forms = new FormShape[routes.Shapes.Count][];
        _checksOf = new uint[routes.Shapes.Count][];
        _rankClasses = RouteRank.Classes(routes.Shapes);
        _ids = new SegmentIds(routes.SegmentCount);
        _twins = new TwinTable(_ids);
    }

    /// <summary>The most routes that a table can hold.</summary>
    internal const int MaxRoutes = ushort.MaxValue;

    /// <param name="routes">The routes; a route's index is its id.</param>
    /// <param name="settings">The options of the router.</param>
    /// <returns>The table. Routes that cannot be in it are named in <see cref="RouteTableImage.Problems"/>.</returns>
    internal static RouteTableImage Build(IReadOnlyList<RouteDefinition> routes, RouterSettings settings) =>
        Build(RouteSheet.Of(routes, settings, hasLines: true));

    /// <param name="routes">The routes; a route's place is its id.</param>
    /// <inheritdoc cref="Build(IReadOnlyList{RouteDefinition}, RouterSettings)"/>
    internal static RouteTableImage Build(RouteSheet routes) => new RouteTableBuilder(routes).Build();

    /// <summary>What <c>Build</c> would say in <see cref="RouteTableImage.Problems"/>, without the table.</summary>
    internal static ImmutableArray<TableProblem> FindProblems(IReadOnlyList<RouteDefinition> routes, RouterSettings settings)
    {
        RouteTableBuilder builder = new(RouteSheet.Of(routes, settings, hasLines: false));
        builder._writer.AddZeros(TableLayout.HeaderLength);
        builder.AddForms(builder.Accept(), null, null);
        return builder._problems.ToImmutable();
    }

    private RouteTableImage Build()
    {
        _writer.BeginSection("header");
        _writer.AddZeros(TableLayout.HeaderLength);
        int[] accepted = Accept();
        TextTable text = _routes.Text!;
        StaticTable statics = new(_settings, _literals);
        MethodBuckets buckets = MakeBuckets(accepted);
        _writer.BeginSection("checks and parameters");
        AddForms(accepted, buckets, statics);
        new RouteRecords(_writer, text).Write(_routes, _methodOf, _isRefused, _checks);
        statics.Write(_writer, buckets, _checks);
        buckets.Write(_methods, text, statics, new LiteralPieces(_writer, _literals, _ids, _settings, _longestRun));
        WriteHeader();
        (ulong[] data, ImmutableArray<TableSection> sections) = _writer.Finish();
        return new RouteTableImage
        {
            Data = data,
            Text = text.ToArray(),
            PrintTree = PrintTree,
            Sections = sections,
            ExternalGuards = _checks.ExternalGuards,
            Problems = _problems.ToImmutable(),
        };
    }

    /// <summary>The routes that may be in the table, best first.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private int[] Accept()
    {
        int[] sorted = RouteRank.Sort(_routes, _rankClasses);
        bool[] isKnown = new bool[_isRefused.Length];
        int count = 0;
        foreach (int route in sorted)
        {
            RouteShape shape = _routes.ShapeOf(route);
            if (!isKnown[shape.Number] && IsRefused(shape, route))
            {
                continue;
            }

            if (route >= MaxRoutes)
            {
                _problems.Add(new TableProblem(TableProblemCode.TooManyRoutes, route, -1, $"A router holds at most 65,535 routes; '{_routes.TemplateOf(route)}' is one more"));
                continue;
            }

            if (!isKnown[shape.Number])
            {
                isKnown[shape.Number] = true;
                _methodOf[shape.Number] = _methods.Intern(shape.First.Method);
            }

            sorted[count++] = route;
        }

        // A route that is left out has a method, too, which may be no other's.
        foreach (RouteShape shape in _routes.Shapes)
        {
            if (_isRefused[shape.Number])
            {
                _methodOf[shape.Number] = _methods.Intern(shape.First.Method);
            }
        }

        Array.Resize(ref sorted, count);
        return sorted;
    }

    /// <summary>Whether no table can have the routes of a shape. Says so of one of them.</summary>
    private bool IsRefused(RouteShape shape, int route)
    {
        string method = shape.First.Method;
        if (!MethodTable.IsToken(method))
        {
            _problems.Add(new TableProblem(TableProblemCode.InvalidMethod, route, -1, $"'{method}' is not an HTTP method: a method is a token of letters, digits and !#$%&'*+-.^_`|~"));
            return true;
        }

        if (route < MaxRoutes && _automata.TryFindRefused(shape.First, out Guard? guard, out ExpressionRefusal? refusal))
        {
            _isRefused[shape.Number] = true;
            _problems.Add(new TableProblem(TableProblemCode.UnsupportedRegex, route, -1, $"'{Quotation.Shorten(guard.Text!)}' of '{_routes.TemplateOf(route)}' cannot be compiled: {refusal.Message}"));
            return true;
        }

        return false;
    }

    /// <summary>The buckets, with room for the forms of these routes.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private MethodBuckets MakeBuckets(int[] accepted)
    {
        int[] routesOf = new int[_routes.Shapes.Count];
        foreach (int route in accepted)
        {
            routesOf[_routes.ShapeOf(route).Number]++;
        }

        uint[] mostSegments = new uint[_methods.Count];
        foreach (RouteShape shape in _routes.Shapes)
        {
            ref uint most = ref mostSegments[_methodOf[shape.Number]];
            most = routesOf[shape.Number] > 0 ? Math.Max(most, (uint)shape.SegmentCount) : most;
        }

        MethodBuckets buckets = new(_writer, _literals, _ids, mostSegments);
        foreach (RouteShape shape in _routes.Shapes)
        {
            for (int i = 0; i < FormsOf(shape).Length && routesOf[shape.Number] > 0; i++)
            {
                buckets.Expect(_methodOf[shape.Number], FormsOf(shape)[i], routesOf[shape.Number]);
            }
        }

        return buckets;
    }

    private FormShape[] FormsOf(RouteShape shape) => _forms[shape.Number] ??= RouteForm.ShapesOf(shape.First);

    /// <summary>
    /// The routes taken through the tree (inserted, compressed, sealed) and printed, without those that turned out to be
    /// duplicates. The table does not need it: it has the same ids, and the order of its routes is that of their ranks.
    /// </summary>
    private string PrintTree()
    {
        RouteTree tree = new(_literals, _settings.CaseSensitive);
        HashSet<int> leftOut = [.. _problems.Select(problem => problem.Route)];
        for (int route = 0; route < _routes.Count; route++)
        {
            if (!leftOut.Contains(route))
            {
                tree.Insert(route, _routes.DefinitionOf(route), IdsOf(route).ToArray());
            }
        }

        tree.Seal();
        return tree.Print();
    }

    private ReadOnlySpan<ushort> IdsOf(int route) => _ids.Slice(_routes.FirstSegment(route), _routes.LiteralsOf(route).Length);

    [MethodImpl(ColdLoop.Optimized)]
    private void AddForms(int[] accepted, MethodBuckets? buckets, StaticTable? statics)
    {
        for (int rank = 0; rank < accepted.Length; rank++)
        {
            int route = accepted[rank];
            RouteShape shape = _routes.ShapeOf(route);
            int method = _methodOf[shape.Number], rankClass = _rankClasses[shape.Number];
            if (!TryTakeIds(route, out bool hasOthers, out bool hasOwn))
            {
                _problems.Add(new TableProblem(TableProblemCode.TooManyLiterals, route, -1, $"A router holds at most 65,535 different literal segments; '{_routes.TemplateOf(route)}' has one more"));
                continue;
            }

            FormShape[] forms = FormsOf(shape);
            uint[] checks = hasOthers ? ChecksOf(shape, forms, route) : _checksOf[shape.Number] ??= ChecksOf(shape, forms, route);
            int twin = hasOwn ? -1 : FindTwin(method, rankClass, route, rank, forms, checks);
            if (twin >= 0)
            {
                _problems.Add(new TableProblem(TableProblemCode.Duplicate, route, twin, $"'{_routes.TemplateOf(route)}' and '{_routes.TemplateOf(twin)}' match the same paths for {shape.First.Method}; remove one or give one an Order"));
                continue;
            }

            statics?.Add(method, route, IdsOf(route));
            for (int i = 0; i < forms.Length; i++)
            {
                RouteForm form = Form(route, rank, forms, i, checks);

                // A single form was added when no twin of it was found, and one with a literal that no other route has can have none.
                if (forms.Length > 1 && !hasOwn)
                {
                    _twins.Add(method, rankClass, form);
                }

                buckets?.Add(method, form);
            }
        }
    }

    private RouteForm Form(int route, int rank, FormShape[] forms, int i, uint[] checks) => new(route, rank, forms[i], _routes.FirstSegment(route), checks[i], isOnly: forms.Length == 1);

    private uint[] ChecksOf(RouteShape shape, FormShape[] forms, int route)
    {
        uint[] checks = new uint[forms.Length];
        for (int i = 0; i < forms.Length; i++)
        {
            checks[i] = _checks.Add(shape.First, forms[i], IdsOf(route));
        }

        return checks;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private int FindTwin(int method, int rankClass, int route, int rank, FormShape[] forms, uint[] checks)
    {
        if (forms.Length == 1)
        {
            return _twins.FindOrAdd(method, rankClass, Form(route, rank, forms, 0, checks));
        }

        int twin = -1;
        for (int i = 0; i < forms.Length && twin < 0; i++)
        {
            twin = _twins.Find(method, rankClass, Form(route, rank, forms, i, checks));
        }

        return twin;
    }

    /// <summary>Gives the literals of a route their ids; false if there are no more.</summary>
    /// <param name="hasOthers">Whether some are not compared in pieces: the route has checks that others of its shape have not.</param>
    /// <param name="hasOwn">Whether some stand nowhere else.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private bool TryTakeIds(int route, out bool hasOthers, out bool hasOwn)
    {
        hasOthers = hasOwn = false;
        ReadOnlySpan<int> literals = _routes.LiteralsOf(route);
        Span<ushort> ids = _ids.Slice(_routes.FirstSegment(route), literals.Length);
        int run = 0;
        for (int i = 0; i < literals.Length; i++)
        {
            if (literals[i] == 0)
            {
                run = 0;
                continue;
            }

            ids[i] = _literals.IdOf(literals[i]);
            if (ids[i] == 0)
            {
                return false;
            }

            hasOwn |= !_literals.IsShared(literals[i]);
            ref readonly Literal literal = ref _literals.Numbered(literals[i]);
            hasOthers |= !LiteralPieces.Covers(literal, i);
            run += literal.Length + 1;
            _longestRun = Math.Max(_longestRun, run);
        }

        return true;
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
