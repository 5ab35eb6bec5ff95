using System;
using System.Buffers;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>A path as the tree is searched for it: without the slash at its end, and without runs of slashes where those count as one.</summary>
/// <remarks>Invariants: the text that it was made of stays pinned while it is in use, and <see cref="PathEdge.Block"/> units can be read from any place of it on, its end included.</remarks>
internal unsafe readonly struct SearchPath<T>
    where T : unmanaged
{
    internal SearchPath(T* text, int length)
        : this(text, length, text, length)
    {
    }

    internal SearchPath(T* text, int length, T* original, int originalLength)
    {
        Text = text;
        Length = length;
        Original = original;
        OriginalLength = originalLength;
        End = length > 0 && PathText.IsSlash(text + length - 1) ? length - 1 : length;
        IsPath = length == 0 || PathText.IsSlash(text);
    }

    internal T* Text { get; }

    internal int Length { get; }

    /// <summary>The length without one slash at the end: what has to be matched.</summary>
    internal int End { get; }

    /// <summary>The path as it was asked for.</summary>
    internal T* Original { get; }

    internal int OriginalLength { get; }

    /// <summary>Whether it is empty or begins with a slash; nothing else matches.</summary>
    internal bool IsPath { get; }

    /// <summary>Whether two slashes stand side by side.</summary>
    internal static bool HasRuns(T* text, int length) => typeof(T) == typeof(char)
        ? new ReadOnlySpan<char>(text, length).IndexOf("//") >= 0
        : new ReadOnlySpan<byte>(text, length).IndexOf("//"u8) >= 0;

    /// <summary>Writes a path with one slash for each run, none at the end; returns its length.</summary>
    internal static int Collapse(T* text, int length, Span<T> target)
    {
        int written = 0;
        for (int i = 0; i < length; i++)
        {
            if (PathText.IsSlash(text + i) && (i + 1 == length || PathText.IsSlash(text + i + 1)))
            {
                continue;
            }

            target[written++] = text[i];
        }

        return written;
    }
}
