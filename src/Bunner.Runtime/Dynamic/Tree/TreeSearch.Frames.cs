using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bunner.Dynamic;

/// <content>What waits to be tried.</content>
internal unsafe ref partial struct TreeSearch<T>
{
    private void PushIds(uint root, int at)
    {
        if (root != 0)
        {
            Push(new Frame { Node = root, At = at, End = -1, Stage = Stage.Ids });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
