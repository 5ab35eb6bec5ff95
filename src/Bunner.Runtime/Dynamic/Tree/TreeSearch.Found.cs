using System.Runtime.CompilerServices;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <content>What becomes of the routes that the search comes to.</content>
internal unsafe ref partial struct TreeSearch<T>
{
    /// <summary>Takes the best of the routes that end at a node, if it is better than the best so far. Whether there is one.</summary>
    private bool Consider(uint routes)
    {
        ref readonly RouteSlot found = ref Unsafe.NullRef<RouteSlot>();
        if ((routes & RadixNode.ManyRoutes) == 0)
        {
            found = ref _state.Tree.Entries[routes];
            if (!Allows(in found))
            {
                return false;
            }
        }
        else
        {
            foreach (uint route in _state.Tree.Lists[routes & ~RadixNode.ManyRoutes])
            {
                if (Allows(in _state.Tree.Entries[route]))
                {
                    found = ref _state.Tree.Entries[route];
                    break;
                }
            }

            if (Unsafe.IsNullRef(in found))
            {
                return false;
            }
        }

        if (Unsafe.IsNullRef(in _best) || found.Entry!.CompareTo(_best.Entry!) < 0)
        {
            _best = ref found;
        }

        if (!_isExhaustive)
        {
            KeepEquals();
        }

        return true;
    }

    /// <summary>Forgets what waits and is worse than what was found: all but patterns of the rank of one that led here.</summary>
    private void KeepEquals()
    {
        int kept = 0;
        for (int i = 0; kept < _equals && i < _top; i++)
        {
            if (_frames[i].Stage >= Stage.Ids)
            {
                _frames[kept++] = _frames[i];
            }
        }

        _top = kept;
    }

    private readonly bool Allows(ref readonly RouteSlot route) =>
        route.TakesAnyEnd || route.Takes(inSlash: _path->End > 0 && PathText.IsSlash(_path->Original + _path->OriginalLength - 1));
}
