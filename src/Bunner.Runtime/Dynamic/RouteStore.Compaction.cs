using System;
using System.Threading;

namespace Bunner.Dynamic;

/// <content>Gives back, bit by bit, what the trees' arrays do not need any more.</content>
/// <remarks>
/// A pass has two halves. First, the routes of the trees are gone through by their numbers, and what lies beyond the shorter arrays on the way to each
/// is moved into lower slots: nodes and their blocks are copied as a change copies them, and published like one. As a node without routes below it does
/// not exist, that reaches all of them; a number stays a route's whatever changes meanwhile, and routes that are added meanwhile take the lowest slots
/// anyway. Then the arrays, whose ends are free now, are copied into shorter ones, a part at a time.
/// <para>
/// Readers see nothing of it but states that answer alike. Where the routes grow again meanwhile, the pass is given up. A pass begins only when a quarter
/// as many routes have come or gone since the last one as there are: it looks at each route once, so that a change pays for four of them at most.
/// </para>
/// </remarks>
internal sealed partial class RouteStore
{
    /// <summary>The most routes that one step looks at.</summary>
    internal const int RoutesInStep = 16;

    private const int SlotsInStep = 2048, BytesInStep = 1 << 15, LeastTurnover = 64;

    private readonly TimeSpan _compactionBudget;
    private bool _isCompacting;
    private bool _isShortened;
    private uint _cursor;
    private uint _unsettled;
    private int _stalls;
    private long _turnover;
    private long _compactions;

    /// <summary>What the budget is measured with.</summary>
    internal TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether a pass has begun and not ended.</summary>
    internal bool IsCompacting => _isCompacting;

    /// <summary>Goes on with compaction, if it is due, for as long as the budget lasts. Between changes.</summary>
    internal void CompactWithinBudget()
    {
        if (_compactionBudget == TimeSpan.Zero || !(_areStaticsTooLong || _isCompacting || IsCompactionDue))
        {
            return;
        }

        try
        {
            // At once, and not counted to the budget: for each route that went there are few places to look at.
            if (_areStaticsTooLong)
            {
                FitStatics();
            }

            if (!_isCompacting && !(IsCompactionDue && TryStartCompaction()))
            {
                return;
            }

            long start = Time.GetTimestamp();
            while (TryCompact() && Time.GetElapsedTime(start) < _compactionBudget)
            {
            }
        }
        catch (OutOfMemoryException)
        {
            // The change is made, and nothing depends on compaction. The pass is given up.
        }
    }

    /// <summary>Makes a whole pass, or ends the one that has begun, and lets go of all that was removed. Between changes.</summary>
    internal void CompactAtOnce()
    {
        FitStatics();
        _isCompacting = _isCompacting || TryStartCompaction();
        while (_isCompacting)
        {
            if (!TryCompact() && _isCompacting)
            {
                // Somebody has pinned what has to be freed first.
                Renew();
            }
        }

        if ((_arenas.HasRetired || _patterns.Matchers.Retired > 0) && !TryFree())
        {
            Renew();
            PublishSame();
        }
    }

    private bool IsCompactionDue => _turnover >= Math.Max(LeastTurnover, _treeCount / 4) && _arenas.IsCompactionDue;

    private bool TryStartCompaction()
    {
        _turnover = 0;
        _cursor = 1;
        _unsettled = 0;
        _stalls = 0;
        _isShortened = false;
        _arenas.StartCompaction();
        return _isCompacting = _arenas.Compacting is not null;
    }

    /// <summary>One step of the pass; whether another one can follow now.</summary>
    private bool TryCompact()
    {
        bool isDone = false;
        try
        {
            bool goesOn = !_arenas.CanCopy && (_unsettled != 0 || _cursor < _arenas.Entries.Length) ? TryMove() : TryCopy();
            isDone = true;
            return goesOn;
        }
        finally
        {
            if (!isDone)
            {
                Abort(isRefused: false);
                EndCompaction();
            }
        }
    }

    /// <summary>Moves some routes.</summary>
    private bool TryMove()
    {
        Begin(0, 0);
        if (!_arenas.HasRoom)
        {
            if (!TryFree())
            {
                return false;
            }

            if (!_arenas.HasRoom)
            {
                EndCompaction();
                return false;
            }
        }

        MoveSome();
        if (_arenas.Nodes.HasFresh)
        {
            Publish();
        }

        return true;
    }

    private void MoveSome()
    {
        int routes = 0;
        for (int slots = 0; slots < SlotsInStep && routes < RoutesInStep && (_unsettled != 0 || _cursor < _arenas.Entries.Length); slots++)
        {
            uint number = _unsettled != 0 ? _unsettled : _cursor++;
            _unsettled = 0;
            if (number >= _arenas.Entries.Length || _arenas.Entries[number].Entry is not { } entry)
            {
                continue;
            }

            routes++;
            number = Move(entry, number);
            if (!_arenas.HasRoom)
            {
                // Part of the way may have found no lower place, and is moved again when what is retired is free. If that does not
                // suffice, the arrays cannot be as short as planned.
                _unsettled = number;
                if (_stalls++ > 0)
                {
                    _arenas.Raise(_tree.WayLength);
                }

                return;
            }

            _stalls = 0;
        }
    }

    /// <summary>Moves what lies beyond the shorter arrays on the way to a route, and the route itself. A slot may also hold one that was taken out.</summary>
    /// <returns>The number that the route has now.</returns>
    private uint Move(RouteEntry entry, uint number)
    {
        int method = _methods.IndexOf<char>(entry.Method);
        if (method < 0 || !_key.TryFind(entry.Definition, entry.Endings, _patterns))
        {
            return number;
        }

        ref MethodRoots.Root root = ref _methods.Roots[method];
        uint moved = 0;
        foreach (int end in _key.Ends)
        {
            uint node = _tree.Trace(root.Link, _key.Tokens[..end]);
            uint routes = node == 0 ? 0 : _arenas.Nodes[node].Routes;
            if (!EndingRoutes.Has(_arenas, routes, number))
            {
                return number;
            }

            if (moved == 0)
            {
                moved = _arenas.Entries.IsAbove(number) ? _arenas.Entries.Add(entry.Slot) : number;
            }

            bool isWhole = moved != number || ((routes & RadixNode.ManyRoutes) != 0 && _arenas.Lists.IsAbove(routes & ~RadixNode.ManyRoutes));
            if (isWhole || _tree.IsWayAbove)
            {
                node = _tree.OpenWay(ref root.Link, isWhole);
                if (isWhole)
                {
                    routes = EndingRoutes.Moved(_arenas, routes, number, moved);
                    _arenas.Nodes[node].Routes = routes;
                }
            }
        }

        if (moved != number)
        {
            _arenas.Entries.Retire(number);
            _rivals.Renumber(entry.Rivals, moved);
        }

        return moved;
    }

    /// <summary>Copies a part of an array into the one that takes its place.</summary>
    private bool TryCopy()
    {
        if (_arenas.Compacting is not { } arena)
        {
            if (_patterns.Trim())
            {
                PublishSame();
            }

            _rivals.Trim();
            EndCompaction();
            return false;
        }

        if (!arena.CanCopy && !TryFree())
        {
            return false;
        }

        if (!arena.CanCopy)
        {
            arena.StopCompaction();
        }
        else if (arena.Copy(BytesInStep))
        {
            _isShortened = true;
            PublishSame();
        }

        return true;
    }

    private void PublishSame()
    {
        _methods = _state.Methods;
        _treeCount = _state.TreeCount;
        Publish();
    }

    /// <summary>Publishes what compaction has done: the routes are the same.</summary>
    private void Publish()
    {
        Show(MakeState(_state.Sealed, _state.Remaining));
        _arenas.Commit();
        End();
    }

    private void EndCompaction()
    {
        _arenas.StopCompaction();
        _tree.Trim();
        Volatile.Write(ref _compactions, _compactions + (_isShortened ? 1 : 0));
        ForgetCompaction();
    }

    private void ForgetCompaction()
    {
        _isCompacting = false;
        _isShortened = false;
    }
}
