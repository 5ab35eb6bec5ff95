using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <summary>A route as the search reads it: all that a match needs of it, beside those of other routes.</summary>
/// <remarks>
/// The route itself is an object somewhere else, of which a match would read its value alone, and mostly find it in no cache. So the value is here: of a type
/// of references, or of small values. Of others it is read from the route.
/// <para>
/// Invariants: a router's slots are made with values of its own type, which a reader asks for by <see cref="ValueOf"/>. A reader that is overtaken may see parts of
/// two routes of the same router: each reference is one of them, whole and of the right type, but a small value may be of both. It is told to begin again, and gives none of it away.
/// </para>
/// </remarks>
internal struct RouteSlot
{
    /// <summary>The route; null where there is none.</summary>
    internal readonly RouteEntry? Entry;

    private readonly object? _reference;
    private uint _bits;
    private readonly EndingSlash _slash;

    private RouteSlot(RouteEntry entry, object? reference)
    {
        Entry = entry;
        _reference = reference;
        _slash = entry.TrailingSlash switch
        {
            null => EndingSlash.Any,
            true => EndingSlash.Required,
            false => EndingSlash.Refused,
        };
    }

    private enum EndingSlash : byte
    {
        Any,
        Required,
        Refused,
    }

    /// <summary>Whether it does not matter if the path ends in a slash.</summary>
    internal readonly bool TakesAnyEnd => _slash == EndingSlash.Any;

    /// <summary>Whether the route takes paths that end so.</summary>
    /// <param name="inSlash">Whether the path ends in a slash.</param>
    internal readonly bool Takes(bool inSlash) => _slash == (inSlash ? EndingSlash.Required : EndingSlash.Refused);

    /// <summary>The slot of a route with its value.</summary>
    internal static RouteSlot Make<T>(RouteEntry entry, T value)
    {
        RouteSlot slot = new(entry, typeof(T).IsValueType ? null : value);
        if (IsSmall<T>())
        {
            // Invariant: a small value has no references and is not longer than the bits. These lie at a multiple of four, which is enough for any value of that length.
            Unsafe.As<uint, T>(ref slot._bits) = value;
        }

        return slot;
    }

    /// <summary>The value of a route of this type's router.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="entry">What was read from it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ValueOf<T>(ref readonly RouteSlot slot, RouteEntry entry)
    {
        if (!typeof(T).IsValueType)
        {
            // Invariant: Make has put a value of this type there, or null.
            object? reference = slot._reference;
            return Unsafe.As<object?, T>(ref reference);
        }

        // Invariants: Make has written bits of small values as this type; they are only read here. Routes with other values are made as entries of this type.
        return IsSmall<T>()
            ? Unsafe.As<uint, T>(ref Unsafe.AsRef(in slot._bits))
            : Unsafe.As<RouteEntry<T>>(entry).Value;
    }

    /// <summary>Whether a value of a type is in the slot as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSmall<T>() => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() <= sizeof(uint);
}
