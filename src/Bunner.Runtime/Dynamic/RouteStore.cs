using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The writer's side of a router: makes changes, publishes them, and frees what no reader can hold any more.</summary>
/// <remarks>
/// All members but the published state belong to one writer at a time, which holds <see cref="Gate"/>. A change works on
/// copies and either publishes a new state by one store or is taken back.
/// <para>
/// Retired slots are used again only after the clock has moved. A reader notes the clock before it reads the state and looks
/// again when it is done: if the clock has moved meanwhile, what it read may have been overwritten, and it begins again. Those who need a
/// state for longer pin its storage; what is pinned is not written to again. When as much is retired in pinned storage as is in
/// use, the writer copies the arrays and goes on with the copies: the old ones are left to those who pinned them and then to the
/// garbage collector. So a state that is held costs a small multiple of the table, however long it is held.
/// </para>
/// </remarks>
internal sealed partial class RouteStore
{
    private readonly RouterSettings _settings;
    private readonly int _capacity;
    private readonly int _maxRoutes;
    private readonly bool _allowsAmbiguity;
    private readonly RouteKey _key = new();
    private readonly RouteKey _otherKey = new();
    private readonly List<int> _candidates = [];
    private readonly HashSet<int> _removed = [];
    private readonly List<ParameterPlace> _places = [];
    private readonly List<ushort> _acquired = [];
    private readonly List<ushort> _released = [];
    private TreeArenas _arenas;
    private RadixTree _tree;
    private PatternTable _patterns;
    private ChangeWork _work;
    private ParameterPlace[] _lastPlaces = [];
    private MethodRoots _methods = MethodRoots.Empty;
    private int _treeCount;
    private readonly Action<SealedTable?> _showOnly;
    private RouterState _state;
    private int _clock;
    private StoragePin _pin = new();
    private long _retries;
    private long _renewals;
    private long _changes;
    private long _refusals;
    private long _seals;
    private long _templateBytes;
    private long _templateBytesChange;

    /// <param name="options">The router's options, checked.</param>
    /// <param name="showOnly">Gets the sealed table while it has all routes and no others, and otherwise null.</param>
    internal RouteStore(RouterOptions options, Action<SealedTable?> showOnly)
    {
        _showOnly = showOnly;
        _settings = new RouterSettings(options.CaseSensitive, options.IgnoreTrailingSlash, options.IgnoreDuplicateSlashes)
        {
            AllowUnsafeRegex = options.AllowUnsafeRegex,
            MaxRegexStates = options.MaxRegexStates,
        };
        _capacity = options.Capacity;
        _maxRoutes = options.MaxRoutes;
        Functions = new GuardFunctions(_settings, new Dictionary<string, ConstraintPredicate>(options.Constraints, StringComparer.OrdinalIgnoreCase));
        Reader = new RouteReader(Functions);
        _allowsAmbiguity = options.AllowAmbiguousRoutes;
        _compactionBudget = options.CompactionBudget;
        Counters = options.CountMatches ? new MatchCounters() : null;
        _rivals = new RivalSearch(_settings);
        _definitionOf = number => _arenas!.Entries[number].Entry!.Definition;
        (_arenas, _patterns, _tree) = MakeTree(_capacity);
        _work = new ChangeWork(null, _patterns, _tree);
        _state = MakeState(null, null);
    }

    internal Lock Gate { get; } = new();

    /// <summary>What counts matches, if they are counted.</summary>
    internal MatchCounters? Counters { get; }

    internal RouterMetrics Metrics
    {
        get
        {
            ChangeWork work = Volatile.Read(ref _work);
            return new(
                Counters?.Sum(MatchCounters.Sealed) ?? 0,
                Counters?.Sum(MatchCounters.Tree) ?? 0,
                Counters?.Sum(MatchCounters.Miss) ?? 0,
                Volatile.Read(ref _retries),
                Volatile.Read(ref _changes),
                Volatile.Read(ref _refusals),
                Volatile.Read(ref _seals),
                Volatile.Read(ref _clock),
                Volatile.Read(ref _renewals),
                Volatile.Read(ref _compactions),
                work.PatternHits,
                work.PatternMisses,
                work.NodesVisited);
        }
    }

    internal GuardFunctions Functions { get; }

    internal RouteReader Reader { get; }

    /// <summary>What readers see.</summary>
    internal RouterState State => Volatile.Read(ref _state);

    /// <summary>Counts recyclings.</summary>
    internal ref int Clock => ref _clock;

    internal void CountRetry() => Interlocked.Increment(ref _retries);

    internal int MaxRoutes => _maxRoutes;

    internal TreeArenas Arenas => _arenas;

    internal RadixTree Tree => _tree;

    internal PatternTable Patterns => _patterns;

    internal RouterSettings Settings => _settings;

    /// <summary>What the router holds.</summary>
    internal RouterMemory Measure()
    {
        RouterState state = State;
        return new RouterMemory(
            state.Count,
            _arenas.Nodes.Count,
            _patterns.Count,
            (state.Sealed?.Bytes ?? 0) + (state.Remaining?.Bytes ?? 0),
            _arenas.Bytes + _patterns.Matchers.Bytes + StaticBytes(state.Methods),
            Volatile.Read(ref _templateBytes) + _patterns.Bytes);
    }

    /// <summary>Starts a change.</summary>
    /// <param name="patterns">How many patterns it may bring.</param>
    /// <param name="routes">How many routes it brings.</param>
    internal void Begin(int patterns, int routes)
    {
        FreeRetired(patterns);
        _arenas.Reserve(routes);
        _methods = _state.Methods.Copy();
        _treeCount = _state.TreeCount;
    }

    /// <summary>Publishes the change.</summary>
    internal void Commit()
    {
        RemainingRoutes? remaining = _removed.Count == 0
            ? _state.Remaining
            : RemainingRoutes.Without(_state.Remaining, _state.Sealed!, _removed);
        PublishChange(_state.Sealed, remaining);
        Volatile.Write(ref _templateBytes, _templateBytes + _templateBytesChange);
        Volatile.Write(ref _changes, _changes + 1);
        foreach (ushort id in _released)
        {
            _patterns.Release(id);
        }

        End();
    }

    /// <summary>Takes the change back: everything is as it was when it began.</summary>
    /// <param name="isRefused">Whether it counts as refused.</param>
    internal void Abort(bool isRefused)
    {
        _arenas.Abort();
        _rivals.Abort();
        Volatile.Write(ref _refusals, _refusals + (isRefused ? 1 : 0));
        foreach (ushort id in _acquired)
        {
            _patterns.Release(id);
        }

        End();
    }

    /// <summary>Adds a route to the change.</summary>
    internal RouterError? TryInsert(RouteEntry entry)
    {
        RouteDefinition definition = entry.Definition;
        if (_treeCount + (_state.Sealed?.Count ?? 0) - (_state.Remaining?.RemovedCount ?? 0) - _removed.Count >= _maxRoutes)
        {
            return Error(RouterErrorCode.TooManyRoutes, definition, $"The router may hold {_maxRoutes:N0} routes, and with this one it would hold more. Add fewer, remove some first, or use a second router.");
        }

        if (!Acquire(entry))
        {
            return Error(RouterErrorCode.TooManyPatterns, definition, "The router's routes have 65,534 different constrained parameters, mixed segments and literals beyond ASCII; this one has one more. Use a second router.");
        }

        ReadOnlySpan<uint> forms = _key.Hash(definition.Method, definition.Order, _patterns);
        if (FindTwin(definition, entry.Rank, forms) is { } twin)
        {
            return Error(
                RouterErrorCode.Duplicate,
                definition,
                $"'{definition.Pattern.Text}' and '{twin}' match the same paths for {definition.Method}. Remove one of them, or give one an Order.",
                twin);
        }

        entry.Complete(forms);
        entry.Place(PlacesOf(definition));
        if (!_allowsAmbiguity && !entry.WasThere && entry.RivalHash != 0 && FindRival(entry, out string? example) is { } rival)
        {
            RouterError error = Error(
                RouterErrorCode.Ambiguous,
                definition,
                $"'{definition.Pattern.Text}' and '{rival}' are of equal precedence, and both match '{example}' for {definition.Method}. Give one of them an Order (the smaller one goes first), or constrain them so that no path matches both.",
                rival);
            return error with { Example = example };
        }

        Insert(entry);
        return null;
    }

    /// <summary>Takes a route out; false if there is none.</summary>
    internal bool TryRemove(RouteIdentity identity)
    {
        if (Reader.TryRead(identity, "", out RouteDefinition? definition, isThere: true) is not null)
        {
            return false;
        }

        uint number = FindEntry(definition!, identity);
        if (number != 0)
        {
            Remove(_arenas.Entries[number].Entry!, number);
            return true;
        }

        int route = FindSealed(definition!, identity);
        if (route >= 0)
        {
            _removed.Add(route);
        }

        return route >= 0;
    }

    /// <summary>The route with this identity: in the trees or, by its number, in the sealed table.</summary>
    internal (RouteEntry? Entry, int Sealed) Locate(RouteIdentity identity)
    {
        _methods = _state.Methods;
        if (Reader.TryRead(identity, "", out RouteDefinition? definition, isThere: true) is not null)
        {
            return (null, -1);
        }

        uint number = FindEntry(definition!, identity);
        return number != 0 ? (_arenas.Entries[number].Entry, -1) : (null, FindSealed(definition!, identity));
    }

    /// <summary>Puts new tables in the place of everything.</summary>
    /// <param name="table">The sealed table.</param>
    /// <param name="rest">Routes that it could not take: they stay in trees.</param>
    internal void Replace(SealedTable table, IReadOnlyList<RouteEntry> rest)
    {
        (_arenas, _patterns, _tree) = MakeTree(Math.Min(_capacity, 64));
        Volatile.Write(ref _work, new ChangeWork(_work, _patterns, _tree));
        _rivals = new RivalSearch(_settings);
        _sealedRivals = new SealedRivals(table, route => Read(route), _settings);
        _pin = new StoragePin();
        ForgetCompaction();
        _turnover = 0;
        _methods = MethodRoots.Empty;
        _treeCount = 0;
        _templateBytes = 0;
        foreach (RouteEntry entry in rest)
        {
            Acquire(entry);
            entry.Place(PlacesOf(entry.Definition));
            Insert(entry);
        }

        PublishChange(table, null);
        Volatile.Write(ref _templateBytes, _templateBytesChange);
        Volatile.Write(ref _seals, _seals + 1);
        End();
    }

    /// <summary>Puts a table in the place of everything, as a change.</summary>
    internal void Load(SealedTable table)
    {
        Replace(table, []);
        Volatile.Write(ref _changes, _changes + 1);
    }

    /// <summary>For a table that is built without trees.</summary>
    internal RouteAdmission NewAdmission() => new(Functions, _settings, _allowsAmbiguity);

    /// <summary>Completes the entry of a route that is not in the trees.</summary>
    internal void CompleteDetached(RouteEntry entry) => entry.Complete(_key.Hash(entry.Definition, entry.Endings, _patterns));

    /// <summary>The places of a route's parameters: those of the last route where they are the same, as they are in most tables.</summary>
    private ParameterPlace[] PlacesOf(RouteDefinition definition)
    {
        _places.Clear();
        ParameterPlace.AddAll(_places, definition.Pattern, segment => MatcherOf(definition, segment));
        if (!CollectionsMarshal.AsSpan(_places).SequenceEqual(_lastPlaces))
        {
            _lastPlaces = [.. _places];
        }

        return _lastPlaces;
    }

    private void Insert(RouteEntry entry)
    {
        int method = _methods.IndexOf<char>(entry.Method);
        if (method < 0)
        {
            _methods = _methods.With(entry.Method);
            method = _methods.Count - 1;
        }

        uint number = _arenas.Entries.Add(entry.Slot);
        entry.Rivals = _rivals.Add(entry.RivalHash, number, entry.Definition);
        NoteStatic(method, entry, isNew: true);
        ref MethodRoots.Root root = ref _methods.Roots[method];
        foreach (int end in _key.Ends)
        {
            uint node = _tree.Reach(ref root.Link, _key.Tokens[..end]);
            uint routes = EndingRoutes.With(_arenas, _arenas.Nodes[node].Routes, number);
            _arenas.Nodes[node].Routes = routes;
        }

        _templateBytesChange += entry.OwnBytes;
        root.Count++;
        root.Ordered += entry.Rank.Order != 0 ? 1 : 0;
        _treeCount++;
        _turnover++;
    }

    private void Remove(RouteEntry entry, uint number)
    {
        Acquire(entry);
        _released.AddRange(_key.Patterns);
        _released.AddRange(_key.Patterns);
        int method = _methods.IndexOf<char>(entry.Method);
        NoteStatic(method, entry, isNew: false);
        ref MethodRoots.Root root = ref _methods.Roots[method];
        foreach (int end in _key.Ends)
        {
            uint node = _tree.Reach(ref root.Link, _key.Tokens[..end]);
            uint routes = EndingRoutes.Without(_arenas, _arenas.Nodes[node].Routes, number);
            _arenas.Nodes[node].Routes = routes;
            _tree.Prune(ref root.Link);
        }

        _templateBytesChange -= entry.OwnBytes;
        root.Count--;
        root.Ordered -= entry.Rank.Order != 0 ? 1 : 0;
        _treeCount--;
        _turnover++;
        _arenas.Entries.Retire(number);
        _rivals.Remove(entry.Rivals);
    }

    private bool Acquire(RouteEntry entry)
    {
        bool read = _key.TryRead(entry, _patterns);
        _acquired.AddRange(_key.Patterns);
        return read;
    }

    private SegmentMatcher MatcherOf(RouteDefinition definition, Core.Patterns.RouteSegment segment)
    {
        ushort id = _patterns.Acquire(definition, segment);
        _patterns.Release(id);
        return _patterns.Matchers[id]!;
    }

    private static RouterError Error(RouterErrorCode code, RouteDefinition route, string message, string? other = null) =>
        new(code, message, route.Method, route.Pattern.Text, other);

    private (TreeArenas Arenas, PatternTable Patterns, RadixTree Tree) MakeTree(int capacity)
    {
        TreeArenas arenas = new(capacity);
        PatternTable patterns = new(Functions, _settings);
        return (arenas, patterns, new RadixTree(arenas, id => patterns.Matchers[(uint)id]!));
    }

    private void End()
    {
        _tree.EndBatch();
        _rivals.Commit();
        _sealedRivals?.EndChange();
        _templateBytesChange = 0;
        Scratch.Empty(_acquired);
        Scratch.Empty(_released);
        Scratch.Empty(_removed);
        Scratch.Empty(_statics);
    }
}
