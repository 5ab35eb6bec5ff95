using System;

namespace Bunner.Core;

/// <summary>What two texts begin with alike.</summary>
internal static class CommonPrefix
{
    /// <summary>How many characters that are.</summary>
    internal static int Length(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
#if NETSTANDARD2_0
        int length = Math.Min(x.Length, y.Length), same = 0;
        while (same < length && x[same] == y[same])
        {
            same++;
        }

        return same;
#else
        return x.CommonPrefixLength(y);
#endif
    }
}
