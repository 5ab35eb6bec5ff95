using System;
using System.Buffers;
using System.Runtime.CompilerServices;
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
    /// <summary>What a search needs of the stack: enough for the alternatives of most paths, at 16 bytes each. More are kept in a rented array.</summary>
    internal const int StackRoom = StackFrames * FrameSize;

    private const int StackFrames = 48, FrameSize = 16;

    /// <summary>How many nodes and patterns are looked at until the clock is looked at. A power of two.</summary>
    private const int StepsBetweenLooks = 256;

    private readonly RouterState _state;
    private readonly SearchPath<T>* _path;
    private readonly uint _letterCase;
    private readonly bool _isExhaustive;
    private readonly ref int _clock;
    private readonly int _began;

    private Span<Frame> _frames;
    private Frame[]? _rented;
    private int _top;

    // How many frames on the stack have alternatives that need not be worse than what was found before them.
    private int _equals;
    private ref readonly RouteSlot _best;
    private long _steps;

    // The node at which the path ended last.
    private ref RadixNode _reached;

    private TreeSearch(RouterState state, SearchPath<T>* path, bool isExhaustive, Span<Frame> stack, ref int clock, int began)
    {
        _state = state;
        _path = path;
        _letterCase = state.CaseSensitive ? 0 : 0x20u;
        _isExhaustive = isExhaustive;
        _frames = stack;
        _clock = ref clock;
        _began = began;
    }

    /// <summary>The best route, or a reference to nothing.</summary>
    /// <param name="state">What has the tree.</param>
    /// <param name="root">The method's tree.</param>
    /// <param name="path">The path, pinned, itself on the caller's stack.</param>
    /// <param name="stack">As many bytes as <see cref="StackRoom"/>, aligned to 8.</param>
    /// <param name="clock">Counts the writer's recyclings.</param>
    /// <param name="began">What the clock showed before the state was read.</param>
    /// <param name="steps">Counts the nodes and patterns that were looked at.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref readonly RouteSlot Find(
        RouterState state, scoped in MethodRoots.Root root, SearchPath<T>* path, byte* stack, scoped ref int clock, int began, scoped ref long steps)
    {
        TreeSearch<T> search = new(state, path, root.Ordered > 0, new Span<Frame>(stack, StackFrames), ref clock, began);
        ref readonly RouteSlot found = ref search.Run(root.Link);
        steps += search._steps;
        if (search._rented is not null)
        {
            // Where the search was overtaken and threw, the array is left to the garbage collector.
            ArrayPool<Frame>.Shared.Return(search._rented);
        }

        // Invariant: what was found is nothing, or a slot of an array on the heap, never anything on the stack: it outlives the search.
        return ref Unsafe.AsRef(in found);
    }

    private ref readonly RouteSlot Run(uint link)
    {
        Place place = new(link, 0);
        while (true)
        {
            place = Descend(place);
            if (!place.IsNone)
            {
                if (place.NeedsRoom)
                {
                    Grow();
                    continue;
                }

                Arrive();
            }

            if (_top == 0)
            {
                return ref _best;
            }

            place = Back();
            if (place.IsNone)
            {
                return ref _best;
            }
        }
    }

    /// <summary>Goes down along texts, and parameters without alternatives, as far as possible. What else could be tried at each place is put aside.</summary>
    /// <returns>
    /// The node at which the path ends, if there is one; or one to go on from when there is more room for what is put aside.
    /// </returns>
    /// <remarks>It calls nothing: so what it needs for each node stays in registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Place Descend(Place place)
    {
        ref RadixNode nodes = ref _state.Tree.Nodes.First;
        nuint bytes = (nuint)_state.Tree.Nodes.Length * (nuint)sizeof(RadixNode);
        T* text = _path->Text;

        // As wide as addresses, so that none is widened at each node.
        nint end = _path->End;
        Vector128<byte> cases = Vector128.Create((byte)_letterCase);
        long steps = _steps;
        uint link = place.Link;
        nint at = place.At;
        Place reached = default;
        do
        {
            nuint offset = NodeLink.OffsetOf(link);
            if (offset >= bytes)
            {
                ArenaArray<RadixNode>.Throw();
            }

            // Invariant: the distance is a multiple of a node's size, and less than the size of all.
            ref RadixNode read = ref Unsafe.AddByteOffset(ref nodes, offset);
            if (Sse.IsSupported)
            {
                // The nodes of a text that one route alone has were made one after the other: so the next one is on its way while this one is.
                // To ask for what is behind the array, or for where it stood before it was moved, has no effect.
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref read, 1)));
            }

            if (((uint)++steps & (StepsBetweenLooks - 1)) == 0 && IsOvertaken())
            {
                break;
            }

            // A torn length is more than can be equal. What is behind the path's end may be equal, and leads nowhere.
            int length = NodeLink.LengthOf(link);
            if (PathEdge.CountEqual(ref RadixNode.EdgeOf(ref read), text + at, cases) < length)
            {
                break;
            }

            at += length;
            if (at >= end)
            {
                if (at == end)
                {
                    reached = new Place(NodeLink.WithoutText(link), (int)at);
                    _reached = ref read;
                }

                break;
            }

            // Whether there is but one child the processor guesses, mostly rightly: so nothing waits for the place of that one.
            if (read.IsStraight)
            {
                link = read.Children[0];
                continue;
            }

            uint unit = PathText.Unit(text[at]);
            if ((read.Flags & (RadixFlags.Block | RadixFlags.HasPatterns)) == 0)
            {
                // Whether its text begins with the unit shows there.
                link = read.Children[ChildIndex.PlaceOf(read.Multiplier, unit)];
                continue;
            }

            uint child = Child(ref read, unit);
            if (read.HasPatterns)
            {
                if ((uint)_top >= (uint)_frames.Length)
                {
                    reached = new Place(NodeLink.WithoutText(link), (int)at, needsRoom: true);
                    break;
                }

                if ((read.WideLiterals | read.Guarded | child) != 0)
                {
                    Push(NodeLink.NodeOf(link), (int)at, FirstStage(read));
                }
                else
                {
                    // There is nothing but a parameter or a catch-all to try.
                    if (read.CatchAlls != 0)
                    {
                        Push(NodeLink.NodeOf(link), (int)at, Stage.CatchAlls);
                    }

                    child = read.Parameter;
                    nint behind = child == 0 ? at : PathEdge.SegmentEnd(text, at, end);
                    if (behind == at)
                    {
                        break;
                    }

                    at = behind;
                    if (at < end && NodeLink.OffsetOf(child) < bytes && NodeLink.LengthOf(child) == 0)
                    {
                        // Routes end behind the parameter, and others go on with a slash: where to, is known before the end of the segment is.
                        // Invariant: the distance was compared with the size of all.
                        ref RadixNode ending = ref Unsafe.AddByteOffset(ref nodes, NodeLink.OffsetOf(child));
                        if ((ending.Flags & (RadixFlags.Block | RadixFlags.HasPatterns)) == 0)
                        {
                            steps++;
                            child = ending.IsStraight ? ending.Children[0] : ending.Children[ChildIndex.PlaceOf(ending.Multiplier, '/')];
                        }
                    }
                }
            }

            link = child;
        }
        while (link != 0);

        _steps = steps;
        return reached;
    }

    /// <summary>Takes what ends where the path ends.</summary>
    private void Arrive()
    {
        ref RadixNode read = ref _reached;
        bool isFound = read.Routes != 0 && Consider(read.Routes);
        if (read.CatchAlls != 0 && (!isFound || _isExhaustive))
        {
            PushIds(read.CatchAlls, _path->End);
        }
    }

    /// <summary>Whether the writer has recycled what may be read here. Asked seldom, as it does not matter where nothing leads in circles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOvertaken()
    {
        if (Volatile.Read(ref _clock) == _began)
        {
            return false;
        }

        // What was found may be anything, and nothing is left to try.
        _best = ref Unsafe.NullRef<RouteSlot>();
        _top = 0;
        return true;
    }

    /// <summary>Takes up the alternative that was put aside last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Place Back()
    {
        while (_top > 0)
        {
            ref Frame frame = ref _frames[_top - 1];
            ref RadixNode read = ref _state.Tree.Nodes[frame.Node];
            switch (frame.Stage)
            {
                case Stage.WideLiterals:
                    frame.Stage = Stage.Guarded;
                    PushIds(read.WideLiterals, frame.At, Stage.WideIds);
                    break;
                case Stage.Guarded:
                    frame.Stage = Stage.Parameter;
                    PushIds(read.Guarded, frame.At);
                    break;
                case Stage.Parameter:
                    int at = frame.At;
                    uint node = read.Parameter;
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
                        int end = (int)PathEdge.SegmentEnd(_path->Text, at, _path->End);
                        if (end > at)
                        {
                            return new Place(node, end);
                        }
                    }

                    break;
                case Stage.CatchAlls:
                    int place = frame.At;
                    _top--;
                    PushIds(read.CatchAlls, place);
                    break;
                default:
                    if ((++_steps & (StepsBetweenLooks - 1)) == 0 && IsOvertaken())
                    {
                        return default;
                    }

                    Place behind = NextId(ref frame, ref read);
                    if (!behind.IsNone)
                    {
                        return behind;
                    }

                    break;
            }
        }

        return default;
    }

    /// <summary>Where the next pattern of a place leads to, if it fits the segment.</summary>
    private Place NextId(ref Frame frame, ref RadixNode read)
    {
        uint child = NextPattern(ref frame, ref read);
        if (child == 0)
        {
            _top--;
            _equals--;
            return default;
        }

        ref RadixNode next = ref _state.Tree.Nodes[child];
        if ((next.Flags & RadixFlags.PatternEnd) == 0)
        {
            PushIds(child, frame.At, frame.Stage);
            return default;
        }

        SegmentMatcher? matcher = _state.Tree.Matchers[next.Pattern];
        if (matcher is null)
        {
            return default;
        }

        if (matcher.Class == PatternClass.CatchAll)
        {
            if (next.Routes != 0 && FitsRest(matcher, frame.At))
            {
                Consider(next.Routes);
            }

            return default;
        }

        int end = frame.End < 0 ? frame.End = (int)PathEdge.SegmentEnd(_path->Text, frame.At, _path->End) : frame.End;
        if (end == frame.At || end - frame.At < matcher.Metadata.MinimumLength || !Fits(matcher, _path->Text + frame.At, end - frame.At))
        {
            return default;
        }

        // Its text is its id, none of which counts.
        return new Place(NodeLink.To(child, 0), end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Stage FirstStage(in RadixNode node) =>
        node.WideLiterals != 0 ? Stage.WideLiterals
        : node.Guarded != 0 ? Stage.Guarded
        : node.Parameter != 0 ? Stage.Parameter
        : Stage.CatchAlls;
}
