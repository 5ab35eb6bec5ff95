using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    private readonly TreeView _view;
    private readonly T* _path;
    private readonly int _length;
    private readonly int _end;
    private readonly bool _foldsCase;
    private readonly bool _vectors;
    private readonly bool _isExhaustive;
    private readonly Span<Frame> _stack;

    // The path as it was asked for, where runs of slashes were taken out of the one that is searched.
    private readonly T* _original;
    private readonly int _originalLength;

    private Span<Frame> _frames;
    private Frame[]? _rented;
    private int _top;
    private RouteEntry? _best;

    private TreeSearch(in TreeView view, in SearchPath<T> path, bool foldsCase, bool isExhaustive, Span<Frame> stack)
    {
        _view = view;
        _path = path.Text;
        _length = path.Length;
        _end = path.End;
        _original = path.Original;
        _originalLength = path.OriginalLength;
        _foldsCase = foldsCase;
        _isExhaustive = isExhaustive;
        _vectors = RouteMatcher.Vectors && RouteMatcher.CanReadBehind(path.Text, path.Length);
        _stack = stack;
        _frames = stack;
    }

    /// <summary>The best route, or null.</summary>
    /// <param name="view">The tree.</param>
    /// <param name="root">The method's tree.</param>
    /// <param name="path">The path, pinned.</param>
    /// <param name="foldsCase">Whether the case of ASCII letters is ignored.</param>
    /// <param name="clock">Counts the writer's recyclings.</param>
    /// <param name="began">What the clock showed before the view was read.</param>
    /// <param name="steps">Counts the nodes and patterns that were looked at.</param>
    [SkipLocalsInit]
    internal static RouteEntry? Find(in TreeView view, in MethodRoots.Root root, in SearchPath<T> path, bool foldsCase, ref int clock, int began, ref long steps)
    {
        TreeSearch<T> search = new(view, path, foldsCase, root.Ordered > 0, stackalloc Frame[StackFrames]);
        try
        {
            search.Run(root.Node, ref clock, began, ref steps);
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

    private void Run(uint start, ref int clock, int began, ref long steps)
    {
        uint node = start;
        int at = 0;
        bool isBehindPattern = false;
        RadixNode[] nodes = _view.Nodes;
        while (true)
        {
            // Go down along texts as far as possible; what else could be tried at each place waits.
            while (true)
            {
                ref RadixNode read = ref nodes[node];
                if (IsOvertaken(ref clock, began, ref steps))
                {
                    _best = null;
                    return;
                }

                if (!isBehindPattern)
                {
                    int length = read.EdgeLength;
                    if (length > _end - at || !HasEdge(ref read, at, length))
                    {
                        break;
                    }

                    at += length;
                }

                isBehindPattern = false;
                if (at == _end)
                {
                    if (read.Routes != 0)
                    {
                        Consider(read.Routes);
                    }

                    if (read.CatchAlls != 0)
                    {
                        Push(new Frame { Node = node, At = at, Stage = Stage.CatchAlls });
                    }

                    break;
                }

                if (read.HasPatterns)
                {
                    Push(new Frame { Node = node, At = at, Stage = FirstStage(read) });
                }

                node = Child(ref read, at);
                if (node == 0)
                {
                    break;
                }
            }

            if (!Back(ref node, ref at, ref isBehindPattern, ref clock, began, ref steps))
            {
                return;
            }
        }
    }

    /// <summary>Whether the writer has recycled what may be read here. Asks seldom, as it does not matter where nothing leads in circles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOvertaken(ref int clock, int began, ref long steps) =>
        (++steps & (StepsBetweenLooks - 1)) == 0 && Volatile.Read(ref clock) != began;

    /// <summary>Takes up the alternative that was put aside last.</summary>
    private bool Back(ref uint node, ref int at, ref bool isBehindPattern, ref int clock, int began, ref long steps)
    {
        while (_top > 0)
        {
            ref Frame frame = ref _frames[_top - 1];
            ref RadixNode read = ref _view.Nodes[frame.Node];
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
                        int end = SegmentEnd(at);
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
                    if (IsOvertaken(ref clock, began, ref steps))
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

        ref RadixNode next = ref _view.Nodes[child];
        if ((next.Flags & RadixFlags.PatternEnd) == 0)
        {
            PushIds(child, frame.At);
            return false;
        }

        SegmentMatcher? matcher = _view.Matchers[next.Pattern];
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

        int end = frame.End < 0 ? frame.End = SegmentEnd(frame.At) : frame.End;
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
            found = Allow(_view.Entries[routes]);
        }
        else
        {
            foreach (uint route in _view.Lists[routes & ~RadixNode.ManyRoutes])
            {
                found = Allow(_view.Entries[route]);
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

    private void PushIds(uint root, int at)
    {
        if (root != 0)
        {
            Push(new Frame { Node = root, At = at, End = -1, Stage = Stage.Ids });
        }
    }

    private void Push(in Frame frame)
    {
        if (_top == _frames.Length)
        {
            Grow();
        }

        _frames[_top++] = frame;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        Frame[] rented = ArrayPool<Frame>.Shared.Rent(_frames.Length * 2);
        _frames.CopyTo(rented);
        if (_rented is not null)
        {
            ArrayPool<Frame>.Shared.Return(_rented);
        }

        _rented = rented;
        _frames = rented;
    }

    /// <summary>What is to be tried next at a place.</summary>
    private enum Stage : byte
    {
        WideLiterals,
        Guarded,
        Parameter,
        CatchAlls,

        /// <summary>The children of a node of pattern ids, one after the other.</summary>
        Ids,
    }

    /// <summary>A place at which there is more to try.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame
    {
        internal uint Node;
        internal int At;
        internal int End;
        internal byte Next;
        internal Stage Stage;
    }
}
