using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>Finds the best route of a path in the tree of a method.</summary>
/// <remarks>
/// Alternatives are tried from the most specific on; those not tried yet wait on a stack. As a tree node is reached by one way only, and
/// always at the same segment, no node is visited twice: the work is bounded by the nodes whose texts and patterns agree with the
/// path, and by what the patterns cost. Where no route has an explicit order, the first match ends the search, but for patterns of
/// equal rank at one place (constrained parameters, mixed segments): what they lead to is compared.
/// <para>
/// A reader that is overtaken by the writer's recycling may read a node that is being written. Whatever it reads then, it stays
/// inside the arrays (an index is checked, an edge never reaches out of its node), and it is told to begin again. What it reads may even
/// lead in circles, for as long as it likes: so it looks at the clock every <see cref="StepsBetweenLooks"/> steps.
/// </para>
/// </remarks>
internal unsafe ref partial struct TreeSearch<T>
    where T : unmanaged
{
    private const int StackFrames = 48;

    /// <summary>How many nodes and patterns are looked at until the clock is looked at. A power of two.</summary>
    private const int StepsBetweenLooks = 256;

    private readonly RouterState _state;
    private readonly byte* _folded;
    private readonly T* _path;
    private readonly int _length;
    private readonly int _end;
    private readonly bool _isExhaustive;
    private readonly ref int _clock;
    private readonly int _began;

    // The path as it was asked for, where runs of slashes were taken out of the one that is searched.
    private readonly T* _original;
    private readonly int _originalLength;

    private Span<Frame> _frames;
    private Frame[]? _rented;
    private int _top;
    private RouteEntry? _best;
    private long _steps;

    private TreeSearch(RouterState state, in SearchPath<T> path, byte* folded, bool isExhaustive, Span<Frame> stack, ref int clock, int began)
    {
        _state = state;
        _folded = folded;
        _path = path.Text;
        _length = path.Length;
        _end = path.End;
        _original = path.Original;
        _originalLength = path.OriginalLength;
        _isExhaustive = isExhaustive;
        _frames = stack;
        _clock = ref clock;
        _began = began;
    }

    /// <summary>The best route, or null.</summary>
    /// <param name="state">What has the tree.</param>
    /// <param name="root">The method's tree.</param>
    /// <param name="path">The path, pinned.</param>
    /// <param name="room">Where the path can be folded (<see cref="FoldedPath"/>).</param>
    /// <param name="clock">Counts the writer's recyclings.</param>
    /// <param name="began">What the clock showed before the state was read.</param>
    /// <param name="steps">Counts the nodes and patterns that were looked at.</param>
    [SkipLocalsInit]
    internal static RouteEntry? Find(RouterState state, in MethodRoots.Root root, in SearchPath<T> path, byte* room, ref int clock, int began, ref long steps)
    {
        FoldedPath.Write(path.Text, path.Length, path.End, !state.CaseSensitive, room);
        TreeSearch<T> search = new(state, path, room, root.Ordered > 0, stackalloc Frame[StackFrames], ref clock, began);
        try
        {
            search.Run(root.Node);
            steps += search._steps;
            return search._best;
        }
        finally
        {
            if (search._rented is not null)
            {
                ArrayPool<Frame>.Shared.Return(search._rented);
            }
        }
    }

    private void Run(uint start)
    {
        RadixNode[] nodes = _state.Tree.Nodes;
        byte* text = FoldedPath.TextIn(_folded, _end);
        uint node = start;
        int at = 0, end = _end;
        bool isBehindPattern = false;
        while (true)
        {
            // Go down along texts as far as possible; what else could be tried at each place waits.
            while (true)
            {
                ref RadixNode read = ref nodes[node];
                if (IsOvertaken())
                {
                    _best = null;
                    return;
                }

                if (!isBehindPattern)
                {
                    // No edge agrees with what is behind the path's end (FoldedPath); a torn length may lead there all the same.
                    int length = read.EdgeLength;
                    if (!HasEdge(ref read, text + at, length))
                    {
                        break;
                    }

                    at += length;
                }

                isBehindPattern = false;
                if (at >= end)
                {
                    if (at == end)
                    {
                        Arrive(ref read, node);
                    }

                    break;
                }

                uint child = Child(ref read, text[at]);
                if (read.HasPatterns)
                {
                    if ((read.WideLiterals | read.Guarded) != 0 || child != 0)
                    {
                        Push(new Frame { Node = node, At = at, Stage = FirstStage(read) });
                    }
                    else
                    {
                        // There is nothing but a parameter or a catch-all to try.
                        if (read.CatchAlls != 0)
                        {
                            Push(new Frame { Node = node, At = at, Stage = Stage.CatchAlls });
                        }

                        child = read.Parameter;
                        int behind = child == 0 ? at : FoldedPath.SegmentEnd(_folded, at, _end);
                        if (behind == at)
                        {
                            break;
                        }

                        at = behind;
                    }
                }

                node = child;
                if (node == 0)
                {
                    break;
                }
            }

            if (_top == 0 || !Back(ref node, ref at, ref isBehindPattern))
            {
                return;
            }
        }
    }

    /// <summary>Takes what ends where the path ends.</summary>
    private void Arrive(ref RadixNode read, uint node)
    {
        if (read.Routes != 0)
        {
            Consider(read.Routes);
        }

        if (read.CatchAlls != 0)
        {
            Push(new Frame { Node = node, At = _end, Stage = Stage.CatchAlls });
        }
    }

    /// <summary>Whether the writer has recycled what may be read here. Asks seldom, as it does not matter where nothing leads in circles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOvertaken() => (++_steps & (StepsBetweenLooks - 1)) == 0 && Volatile.Read(ref _clock) != _began;

    /// <summary>Takes up the alternative that was put aside last.</summary>
    private bool Back(ref uint node, ref int at, ref bool isBehindPattern)
    {
        while (_top > 0)
        {
            ref Frame frame = ref _frames[_top - 1];
            ref RadixNode read = ref _state.Tree.Nodes[frame.Node];
            switch (frame.Stage)
            {
                case Stage.WideLiterals:
                    frame.Stage = Stage.Guarded;
                    PushIds(read.WideLiterals, frame.At);
                    break;
                case Stage.Guarded:
                    frame.Stage = Stage.Parameter;
                    PushIds(read.Guarded, frame.At);
                    break;
                case Stage.Parameter:
                    at = frame.At;
                    node = read.Parameter;
                    if (read.CatchAlls == 0)
                    {
                        _top--;
                    }
                    else
                    {
                        frame.Stage = Stage.CatchAlls;
                    }

                    if (node != 0)
                    {
                        int end = FoldedPath.SegmentEnd(_folded, at, _end);
                        if (end > at)
                        {
                            at = end;
                            return true;
                        }
                    }

                    break;
                case Stage.CatchAlls:
                    int place = frame.At;
                    _top--;
                    PushIds(read.CatchAlls, place);
                    break;
                default:
                    if (IsOvertaken())
                    {
                        _best = null;
                        return false;
                    }

                    if (TryNextId(ref frame, ref read, ref node, ref at))
                    {
                        isBehindPattern = true;
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    /// <summary>The next pattern of a place: goes on behind it if it fits the segment.</summary>
    private bool TryNextId(ref Frame frame, ref RadixNode read, ref uint node, ref int at)
    {
        uint child = NextChild(ref frame, ref read);
        if (child == 0)
        {
            _top--;
            return false;
        }

        ref RadixNode next = ref _state.Tree.Nodes[child];
        if ((next.Flags & RadixFlags.PatternEnd) == 0)
        {
            PushIds(child, frame.At);
            return false;
        }

        SegmentMatcher? matcher = _state.Tree.Matchers[next.Pattern];
        if (matcher is null)
        {
            return false;
        }

        if (matcher.Class == PatternClass.CatchAll)
        {
            if (next.Routes != 0 && FitsRest(matcher, frame.At))
            {
                Consider(next.Routes);
            }

            return false;
        }

        int end = frame.End < 0 ? frame.End = FoldedPath.SegmentEnd(_folded, frame.At, _end) : frame.End;
        if (end == frame.At || end - frame.At < matcher.Metadata.MinimumLength || !Fits(matcher, _path + frame.At, end - frame.At))
        {
            return false;
        }

        node = child;
        at = end;
        return true;
    }

    /// <summary>Takes the best of the routes that end at a node, if it is better than the best so far.</summary>
    private void Consider(uint routes)
    {
        RouteEntry? found = null;
        if ((routes & RadixNode.ManyRoutes) == 0)
        {
            found = Allow(_state.Tree.Entries[routes]);
        }
        else
        {
            foreach (uint route in _state.Tree.Lists[routes & ~RadixNode.ManyRoutes])
            {
                found = Allow(_state.Tree.Entries[route]);
                if (found is not null)
                {
                    break;
                }
            }
        }

        if (found is null)
        {
            return;
        }

        if (_best is null || found.CompareTo(_best) < 0)
        {
            _best = found;
        }

        if (_isExhaustive)
        {
            return;
        }

        // What waits is worse, but for patterns of the rank of the one that led here.
        int kept = 0;
        for (int i = 0; i < _top; i++)
        {
            if (_frames[i].Stage == Stage.Ids)
            {
                _frames[kept++] = _frames[i];
            }
        }

        _top = kept;
    }

    private readonly RouteEntry? Allow(RouteEntry? route) =>
        route?.TrailingSlash is not { } wanted || wanted == (_end > 0 && PathText.IsSlash(_original + _originalLength - 1)) ? route : null;

    private static Stage FirstStage(in RadixNode node) =>
        node.WideLiterals != 0 ? Stage.WideLiterals
        : node.Guarded != 0 ? Stage.Guarded
        : node.Parameter != 0 ? Stage.Parameter
        : Stage.CatchAlls;
}
