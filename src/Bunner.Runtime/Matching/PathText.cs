using System.Runtime.CompilerServices;

namespace Bunner.Matching;

/// <summary>Reads characters of a path that is UTF-16 or UTF-8.</summary>
internal static unsafe class PathText
{
    /// <summary>Whether the unit at an address, which lies in the path, is a slash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsSlash<T>(T* at)
        where T : unmanaged => Unit(*at) == '/';

    /// <summary>A unit as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Unit<T>(T unit)
        where T : unmanaged => typeof(T) == typeof(char) ? Unsafe.BitCast<T, ushort>(unit) : Unsafe.BitCast<T, byte>(unit);
}
