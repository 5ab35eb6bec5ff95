using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bunner.Dynamic;

/// <content>What waits to be tried.</content>
internal unsafe ref partial struct TreeSearch<T>
{
    private void PushIds(uint root, int at, Stage stage = Stage.Ids)
    {
        if (root != 0)
        {
            if (_top == _frames.Length)
            {
                Grow();
            }

            Push(root, at, stage);
            _equals++;
        }
    }

    /// <summary>Puts something aside; there has to be room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(uint node, int at, Stage stage)
    {
        ref Frame frame = ref _frames[_top++];
        frame.Node = node;
        frame.At = at;
        frame.End = -1;
        frame.Next = 0;
        frame.Stage = stage;
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

        /// <summary>The children of a node of pattern ids, one after the other. What follows is of the same kind.</summary>
        Ids,

        /// <summary>The same for wide literals.</summary>
        WideIds,
    }

    /// <summary>A place at which there is more to try.</summary>
    [StructLayout(LayoutKind.Sequential, Size = FrameSize)]
    private struct Frame
    {
        internal uint Node;
        internal int At;
        internal int End;
        internal byte Next;
        internal Stage Stage;
    }

    /// <summary>Where the search goes on, in one word; the default is nowhere.</summary>
    private readonly struct Place
    {
        private const ulong WithoutRoom = 1UL << 63;

        private readonly ulong _word;

        internal Place(uint link, int at, bool needsRoom = false) =>
            _word = link | ((ulong)(uint)at << 32) | (needsRoom ? WithoutRoom : 0);

        /// <summary>The link to the node; without a text where that has been compared.</summary>
        internal uint Link => (uint)_word;

        internal int At => (int)(_word >> 32) & int.MaxValue;

        /// <summary>Whether there is no room to put aside what else could be tried there.</summary>
        internal bool NeedsRoom => (long)_word < 0;

        internal bool IsNone => _word == 0;
    }
}
