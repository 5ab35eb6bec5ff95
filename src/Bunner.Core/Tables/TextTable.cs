using System;
using System.Collections.Generic;
using System.Text;

namespace Bunner.Core.Tables;

/// <summary>The UTF-8 text of a table: a line for each route, then the names and defaults that the table points to.</summary>
internal sealed class TextTable
{
    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, ulong> _shared = new(StringComparer.Ordinal);

    /// <summary>Appends a text and returns where it stands: offset and length, both in bytes.</summary>
    internal ulong Append(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        uint offset = (uint)_bytes.Count;
        _bytes.AddRange(bytes);
        return TableWriter.Pack(offset, (uint)bytes.Length);
    }

    /// <summary>As <see cref="Append"/>, but the same text is kept once, on a line of its own.</summary>
    internal ulong Shared(string text)
    {
        if (!_shared.TryGetValue(text, out ulong place))
        {
            _shared.Add(text, place = Append(text));
            Append("\n");
        }

        return place;
    }

    internal byte[] ToArray() => [.. _bytes];
}
