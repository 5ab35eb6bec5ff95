using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Reads a route's parameters from its path. Nothing of this is done while matching.</summary>
internal static unsafe class RouteParameters
{
    internal static int Count(ulong* table, int route)
    {
        uint list = List(table, route);
        return list == 0 ? 0 : (int)table[list];
    }

    internal static ReadOnlySpan<byte> Name(ulong* table, ReadOnlySpan<byte> text, int route, int index)
    {
        ulong* parameter = Parameter(table, route, index);
        return text.Slice((int)(uint)parameter[1], (int)(parameter[0] >> 32));
    }

    internal static bool HasDefault(ulong* table, int route, int index) =>
        ((ParameterFlags)(byte)Parameter(table, route, index)[0] & ParameterFlags.HasDefault) != 0;

    /// <summary>The default of a parameter that has one.</summary>
    internal static ReadOnlySpan<byte> DefaultText(ulong* table, ReadOnlySpan<byte> text, int route, int index)
    {
        ulong place = table[Parameter(table, route, index)[1] >> 32];
        return text.Slice((int)(uint)place, (int)(place >> 32));
    }

    /// <summary>The index of a parameter by its name, without regard to case; -1 if there is none.</summary>
    internal static int IndexOf(ulong* table, ReadOnlySpan<byte> text, int route, ReadOnlySpan<char> name)
    {
        int count = Count(table, route);
        for (int i = 0; i < count; i++)
        {
            if (NameEquals(Name(table, text, route, i), name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a parameter's value stands in a path that the route matches.</summary>
    internal static RouteCapture Capture<T>(RouteTable owner, ulong* table, int route, int index, ReadOnlySpan<T> path)
        where T : unmanaged, IEquatable<T>
    {
        ulong* parameter = Parameter(table, route, index);
        ParameterFlags flags = (ParameterFlags)(byte)parameter[0];
        bool collapse = (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.IgnoreDuplicateSlashes << 32)) != 0;
        if (!TryFindSegment(path, (ushort)(parameter[0] >> 16), collapse, out int start, out int end))
        {
            return default;
        }

        if ((flags & ParameterFlags.CatchAll) != 0)
        {
            return new RouteCapture(start, path.Length - start);
        }

        if ((flags & ParameterFlags.Mixed) == 0)
        {
            return new RouteCapture(start, end - start);
        }

        int part = (byte)(parameter[0] >> 8);
        uint mixed = (uint)table[(parameter[1] >> 32) + 1];
        Span<RouteCapture> captures = stackalloc RouteCapture[((MixedRecord*)(table + mixed))->PartCount];
        bool matched;
        fixed (T* segment = &MemoryMarshal.GetReference(path))
        {
            matched = MixedSegment.TryCapture(owner, table, mixed, segment + start, end - start, captures);
        }

        return matched && captures[part].IsPresent ? new RouteCapture(start + captures[part].Offset, captures[part].Length) : default;
    }

    /// <summary>Where a segment stands in a path, if the path has so many.</summary>
    /// <param name="collapse">Whether duplicate slashes count as one.</param>
    internal static bool TryFindSegment<T>(ReadOnlySpan<T> path, int segment, bool collapse, out int start, out int end)
        where T : unmanaged, IEquatable<T>
    {
        T slash = typeof(T) == typeof(char) ? Unsafe.BitCast<char, T>('/') : Unsafe.BitCast<byte, T>((byte)'/');
        int trimmed = path.Length > 1 && path[^1].Equals(slash) ? path.Length - 1 : path.Length;
        start = 1;
        for (int i = 0; ; i++)
        {
            while (collapse && start < trimmed && path[start].Equals(slash))
            {
                start++;
            }

            // What a run of slashes at the end leaves is no segment; neither is what stands behind the path's end.
            if (start > trimmed || (start == trimmed && (collapse || path.Length <= 1)))
            {
                end = start;
                return false;
            }

            int length = path[start..trimmed].IndexOf(slash);
            end = length < 0 ? trimmed : start + length;
            if (i == segment)
            {
                return true;
            }

            start = end + 1;
        }
    }

    private static uint List(ulong* table, int route) =>
        (uint)(table[(table[TableLayout.Routes] >> 32) + (uint)route * TableLayout.RouteRecordLength] >> 32);

    private static ulong* Parameter(ulong* table, int route, int index) =>
        table + List(table, route) + 1 + (uint)index * TableLayout.ParameterLength;

    private static bool NameEquals(ReadOnlySpan<byte> utf8, ReadOnlySpan<char> name)
    {
        if (System.Text.Ascii.EqualsIgnoreCase(utf8, name))
        {
            return true;
        }

        // Names beyond ASCII are compared as the template parser does when it refuses repeated ones.
        using Utf16Text text = new(utf8, stackalloc char[Utf16Text.StackLength]);
        return text.Span.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
