using System;
using System.Collections.Generic;
using Bunner.Core.Tables;

namespace Bunner.Inspection;

/// <summary>A path as the matcher sees it: its segments, and whether there is a slash behind the last.</summary>
internal sealed class PathSplit
{
    private readonly List<int> _starts = [];

    internal PathSplit(string path, RouterSettings settings)
    {
        Path = path.Length == 0 ? "/" : path;
        List<string> segments = [];
        for (int start = 1; start < Path.Length;)
        {
            int slash = Path.IndexOf('/', start);
            int end = slash < 0 ? Path.Length : slash;
            if (end > start || !settings.IgnoreDuplicateSlashes)
            {
                segments.Add(Path[start..end]);
                _starts.Add(start);
            }

            start = end + 1;
        }

        Segments = segments;
        EndsInSlash = segments.Count > 0 && Path[^1] == '/';
    }

    internal string Path { get; }

    internal IReadOnlyList<string> Segments { get; }

    internal bool EndsInSlash { get; }

    /// <summary>What a catch-all at a segment takes.</summary>
    internal ReadOnlySpan<char> RestFrom(int segment) => Path.AsSpan(_starts[segment]);
}
