using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bunner.Dynamic;

/// <summary>The path of a route that has no parameters, and the route.</summary>
/// <remarks>Invariant: whole blocks are compared that lie in the text, whose array is never shorter than one.</remarks>
internal sealed unsafe class StaticPath
{
    private readonly Vector128<byte> _first;
    private readonly Vector128<byte> _last;
    private readonly int _length;
    private readonly byte[] _text;
    private readonly RouteSlot _slot;

    /// <param name="tokens">The route's key, which is all text.</param>
    /// <param name="route">The route.</param>
    internal StaticPath(ReadOnlySpan<int> tokens, RouteEntry route)
    {
        _slot = route.Slot;
        _length = tokens.Length;
        _text = new byte[Math.Max(_length, PathEdge.Block)];
        for (int i = 0; i < _length; i++)
        {
            _text[i] = (byte)tokens[i];
        }

        fixed (byte* text = _text)
        {
            PathKey key = PathKey.Read(text, _length, Vector128<byte>.Zero);
            (_first, _last, Hash) = (key.First, key.Last, key.Hash);
        }
    }

    internal RouteEntry Route => _slot.Entry!;

    internal ref readonly RouteSlot Slot => ref _slot;

    internal uint Hash { get; }

    /// <summary>The version of the first state that has the route. Written before readers get to see this.</summary>
    internal long Born { get; set; }

    internal int Length => _length;

    /// <summary>About what it takes.</summary>
    internal long Bytes => 104 + _text.Length;

    /// <summary>Whether it is the path that was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Is<T>(in PathKey key, T* path, int length, Vector128<byte> cases)
        where T : unmanaged =>
        _length == length && _first == key.First && _last == key.Last && (length <= 2 * PathEdge.Block || HasMiddle(path, cases));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasMiddle<T>(T* path, Vector128<byte> cases)
        where T : unmanaged
    {
        for (int at = PathEdge.Block; at < _length - PathEdge.Block; at += PathEdge.Block)
        {
            if (PathEdge.CountEqual(ref _text[at], path + at, cases) < PathEdge.Block)
            {
                return false;
            }
        }

        return true;
    }
}
