using System;

namespace Bunner.Core.Tables;

/// <summary>Where the two stretches stand that are the key of a static path.</summary>
/// <param name="First">Where the first one begins, in the path with its first slash.</param>
/// <param name="FromEnd">How many characters before the path's end the second one begins.</param>
internal readonly record struct StaticPlaces(byte First, byte FromEnd)
{
    /// <summary>How many characters a stretch has; that of a shorter path is all of it.</summary>
    internal const int Window = 8;

    /// <summary>The beginning and the end of a path of so many characters, without its first slash.</summary>
    internal static StaticPlaces Ends(int length) => new(1, (byte)Math.Min(length, Window));
}
