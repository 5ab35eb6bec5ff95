using System;

namespace Bunner.Dynamic;

/// <content>When the arrays are worth making shorter, and which of them.</content>
internal sealed partial class TreeArenas
{
    // What may be retired needs room, too: to take that from a small table would make its arrays shorter and longer in turns.
    private const int LeastGain = RecycleBytes;

    private readonly ICompactArena[] _all;

    /// <summary>Whether at least half of what the arrays take is more than they need.</summary>
    internal bool IsCompactionDue
    {
        get
        {
            long bytes = 0, fitting = 0;
            foreach (ICompactArena arena in _all)
            {
                bytes += arena.ArrayBytes;
                fitting += arena.FittingBytes;
            }

            return bytes - fitting >= Math.Max(fitting, LeastGain);
        }
    }

    /// <summary>The next array that is being made shorter, or null.</summary>
    internal ICompactArena? Compacting => Array.Find(_all, static arena => arena.IsCompacting);

    /// <summary>Whether all slots that are allocated next will be in the shorter arrays.</summary>
    internal bool HasRoom => Array.TrueForAll(_all, static arena => arena.HasRoom);

    /// <summary>Whether nothing is left to be moved.</summary>
    internal bool CanCopy => Array.TrueForAll(_all, static arena => arena.CanCopy);

    /// <summary>Begins to make those arrays shorter where that is worth it.</summary>
    internal void StartCompaction()
    {
        foreach (ICompactArena arena in _all)
        {
            arena.StartCompaction();
        }
    }

    /// <summary>Leaves all arrays as they are.</summary>
    internal void StopCompaction()
    {
        foreach (ICompactArena arena in _all)
        {
            arena.StopCompaction();
        }
    }

    /// <summary>Plans the shorter arrays larger.</summary>
    internal void Raise(int slots)
    {
        foreach (ICompactArena arena in _all)
        {
            arena.Raise(slots);
        }
    }

    /// <summary>Whether a node or its block of children is not in the shorter arrays.</summary>
    /// <remarks>The only element of a fixed buffer that it reads is the first one.</remarks>
    internal unsafe bool IsAbove(uint node)
    {
        ref RadixNode read = ref Nodes[node];
        return Nodes.IsAbove(node) || read.Kind switch
        {
            ChildKind.Four => false,
            ChildKind.Sixteen => Sixteens.IsAbove(read.Children[0]),
            ChildKind.FortyEight => FortyEights.IsAbove(read.Children[0]),
            _ => Alls.IsAbove(read.Children[0]),
        };
    }
}
