using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>The patterns of a bucket: which sets of segments are literal in some form of a route.</summary>
/// <param name="isOpen">Whether the forms are open: then the list holds those of every depth.</param>
internal sealed class PatternList(bool isOpen)
{
    private readonly Dictionary<string, Pattern> _byMask = new(StringComparer.Ordinal);

    internal bool IsOpen { get; } = isOpen;

    /// <summary>The patterns by the rank of their best route.</summary>
    internal List<Pattern> ByRank { get; } = [];

    /// <summary>Adds the pattern of a form. Forms come by rising rank.</summary>
    internal void Add(RouteForm form, int rank)
    {
        string key = form.SegmentCount + ":" + string.Join(",", form.Mask);
        if (!_byMask.ContainsKey(key))
        {
            Pattern pattern = new(form.Mask, form.SegmentCount, rank);
            _byMask.Add(key, pattern);
            ByRank.Add(pattern);
        }
    }

    internal uint Write(TableWriter writer)
    {
        if (ByRank.Count == 0)
        {
            return 0;
        }

        uint start = writer.Add((ulong)ByRank.Count);
        foreach (Pattern pattern in ByRank)
        {
            writer.Add(TableWriter.Pack((uint)pattern.LowestRank, (uint)pattern.Depth));
            foreach (ulong word in pattern.Mask)
            {
                writer.Add(word);
            }
        }

        return start;
    }
}

/// <summary>A set of segments that are literal, and the best rank of the forms that have it.</summary>
internal sealed record Pattern(ulong[] Mask, int Depth, int LowestRank)
{
    /// <summary>Whether another form is literal wherever this pattern is.</summary>
    internal bool IsWithin(ulong[] mask)
    {
        for (int i = 0; i < Mask.Length; i++)
        {
            if ((Mask[i] & ~(i < mask.Length ? mask[i] : 0)) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The ids of a form, cut to this pattern's depth and literals.</summary>
    internal ushort[] Apply(ushort[] ids)
    {
        ushort[] cut = new ushort[Depth];
        for (int i = 0; i < Depth; i++)
        {
            cut[i] = ((Mask[i / 64] >> (i % 64)) & 1) != 0 ? ids[i] : (ushort)0;
        }

        return cut;
    }
}
