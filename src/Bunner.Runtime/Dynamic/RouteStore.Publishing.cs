using System.Threading;

namespace Bunner.Dynamic;

/// <content>What readers see, and when what they no longer see is used again.</content>
internal sealed partial class RouteStore
{
    /// <summary>Keeps the storage of the state that is published from being written to until the pin is let go.</summary>
    /// <param name="state">The state.</param>
    /// <returns>What to call <see cref="StoragePin.Release"/> of.</returns>
    internal StoragePin Pin(out RouterState state)
    {
        while (true)
        {
            StoragePin pin = State.Pin;
            pin.Take();

            // Only a state that is read behind the pin is safe: what was read before may have been freed already.
            state = State;
            if (state.Pin == pin)
            {
                return pin;
            }

            pin.Release();
        }
    }

    private RouterState MakeState(SealedTable? table, RemainingRoutes? remaining) => new()
    {
        View = new TreeView(_arenas, _patterns.Matchers.Items),
        Pin = _pin,
        Methods = _methods.Publish(),
        TreeCount = _treeCount,
        Version = _version,
        Sealed = table,
        Remaining = remaining,
        Only = _treeCount == 0 && remaining is null ? table : null,
        CaseSensitive = _settings.CaseSensitive,
        Collapses = _settings.IgnoreDuplicateSlashes,
    };

    /// <summary>Publishes the change that is going on as the next version.</summary>
    private void PublishChange(SealedTable? table, RemainingRoutes? remaining)
    {
        _version++;
        RouterState state = MakeState(table, remaining);
        ApplyStatics();
        Show(state);
        _arenas.Commit();
    }

    /// <summary>Lets the readers see a state.</summary>
    /// <remarks>
    /// The router's short way to a table that has all routes is open only while the state that is published says the same: so it is closed before another state is,
    /// and whoever does not find it open asks the state.
    /// </remarks>
    private void Show(RouterState state)
    {
        if (_state.Only == state.Only)
        {
            Volatile.Write(ref _state, state);
            return;
        }

        _showOnly(null);
        Volatile.Write(ref _state, state);
        _showOnly(state.Only);
    }

    /// <summary>Moves the clock, unless somebody has pinned a state.</summary>
    private bool TryRecycle()
    {
        if (_pin.IsTaken)
        {
            return false;
        }

        // The full fence of the increment orders the last publication before the look at the pin: who pins after that look
        // reads a state that holds nothing retired.
        Interlocked.Increment(ref _clock);
        return !_pin.IsTaken;
    }

    /// <summary>Frees what is retired, if it is worth it. After a change, so that a large one that removes routes leaves none of them behind.</summary>
    internal void FreeRetired()
    {
        if (IsRecyclingDue)
        {
            TryFree();
        }
    }

    private bool IsRecyclingDue => _arenas.IsRecyclingDue(_isCompacting) || _patterns.Matchers.Retired >= TreeArenas.RecycleAt;

    /// <summary>Frees what is retired, if it is worth it or if a change may need it.</summary>
    private void FreeRetired(int patterns)
    {
        bool isShort = _patterns.IsShortOf(patterns);
        if ((isShort || IsRecyclingDue) && !TryFree() && (isShort || _arenas.IsRenewalDue))
        {
            Renew();
        }
    }

    /// <summary>Frees what is retired, unless somebody has pinned a state.</summary>
    private bool TryFree()
    {
        if (!TryRecycle())
        {
            return false;
        }

        _arenas.Recycle();
        _patterns.Matchers.Recycle();
        return true;
    }

    /// <summary>Leaves the storage to those who pinned it, and goes on with a copy.</summary>
    private void Renew()
    {
        _arenas.Renew();
        _patterns.Matchers.Renew();
        _pin = new StoragePin();
        Volatile.Write(ref _renewals, _renewals + 1);
    }
}
