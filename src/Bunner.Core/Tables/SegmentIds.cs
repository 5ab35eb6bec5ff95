using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The literal id of each segment of all routes, 0 for a parameter.</summary>
/// <param name="count">How many segments there are.</param>
internal sealed class SegmentIds(int count)
{
    private readonly ushort[] _ids = new ushort[count];

    /// <summary>The ids of a form's segments.</summary>
    internal ReadOnlySpan<ushort> Of(in RouteForm form) => _ids.AsSpan(form.FirstSegment, form.SegmentCount);

    /// <summary>The ids of the segments from a place on, which are to be filled in once.</summary>
    internal Span<ushort> Slice(int first, int length) => _ids.AsSpan(first, length);

    /// <summary>The id of a form's segment, 0 for a parameter and behind the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort At(in RouteForm form, int position) => position < form.SegmentCount ? _ids[form.FirstSegment + position] : (ushort)0;
}
