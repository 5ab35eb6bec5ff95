using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Decides any request, at no haste: any length and depth, empty segments, wide literals.</summary>
internal static unsafe class CarefulMatcher
{
    private const int StackSegments = 64;

    /// <summary>The id of the best route, or <see cref="RouteMatcher.None"/>.</summary>
    /// <remarks>Segments behind the deepest route's are not looked at, so that the buffers fit on the stack: a template has at most some thousand. Invariant: no more segments are written than the method's limit.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Find<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        // The empty path is the root, as in ASP.NET Core.
        if (length > 0 && !PathText.IsSlash(path))
        {
            return RouteMatcher.None;
        }

        uint limit = method->Limit;
        uint room = Math.Max(limit + 1, StackSegments);
        uint* before = stackalloc uint[(int)room];
        uint* end = stackalloc uint[(int)room];
        PathSegments segments = new() { Before = before, End = end, FirstEmpty = uint.MaxValue };
        TableFlags flags = (TableFlags)(table[TableLayout.MagicAndFlags] >> 32);
        Split(path, length, limit, (flags & TableFlags.IgnoreDuplicateSlashes) != 0, ref segments);
        ulong bucket = table[method->FirstBucket + Math.Min(segments.Count, limit)];
        return CandidateSearch.Find(owner, table, bucket, path, length, new CarefulSegments<T>(path, length, segments, flags));
    }

    /// <summary>Finds the segments, up to one more than any route of the method has.</summary>
    private static void Split<T>(T* path, int length, uint limit, bool collapse, ref PathSegments segments)
        where T : unmanaged
    {
        int trimmed = length > 0 && PathText.IsSlash(path + length - 1) ? length - 1 : length;
        int before = 0;
        while (before < trimmed && segments.Count < limit)
        {
            while (collapse && before + 1 < trimmed && PathText.IsSlash(path + before + 1))
            {
                before++;
            }

            int start = before + 1;
            int found = typeof(T) == typeof(char)
                ? new ReadOnlySpan<char>(path + start, trimmed - start).IndexOf('/')
                : new ReadOnlySpan<byte>(path + start, trimmed - start).IndexOf((byte)'/');
            int end = found < 0 ? trimmed : start + found;
            if (end == start)
            {
                // What a run of slashes at the end leaves is no segment, if runs count as one.
                if (collapse)
                {
                    return;
                }

                segments.FirstEmpty = Math.Min(segments.FirstEmpty, segments.Count);
            }

            segments.Before[segments.Count] = (uint)before;
            segments.End[segments.Count++] = (uint)end;
            before = found < 0 ? trimmed : end;
        }
    }
}
