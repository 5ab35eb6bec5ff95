using System.Runtime.CompilerServices;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Hashes of what a route matches, segment by segment: of its forms, and of what it shares with routes that may be ambiguous with it.</summary>
/// <remarks>The same in every process and for the same route at any time, whether a template, a tree or a table is read.</remarks>
internal static class FormHash
{
    /// <summary>Stands for a parameter without constraints.</summary>
    internal const uint Parameter = 0x9E37_79B1;

    /// <summary>The hash before the first segment: of what routes that match the same paths have to agree in first.</summary>
    internal static uint Start(string method, int order)
    {
        uint hash = LiteralHash.Start;
        foreach (char c in method)
        {
            hash = LiteralHash.Add(hash, c);
        }

        return Add(hash, (uint)order);
    }

    /// <summary>Takes one more segment into a hash.</summary>
    /// <param name="segment">A literal's <see cref="LiteralHash"/>, or what stands for a pattern.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Add(uint hash, uint segment) => (((hash << 5) | (hash >> 27)) ^ segment) * 0x85EB_CA6B;

    /// <summary>The hash of a form that ends here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Finish(uint hash)
    {
        // The products leave the lower bits alike.
        uint mixed = (hash ^ (hash >> 15)) * 0x2C1B_3C6D;
        return mixed ^ (mixed >> 13);
    }

    /// <summary>What stands for a segment that is no literal where routes are looked for that may be ambiguous: its kind.</summary>
    internal static uint KindOf(RouteSegment segment) => RouteForm.Single(segment) is not { } parameter ? 1
        : (parameter.IsCatchAll ? 2u : 4) + (parameter.Constraints.IsEmpty ? 0u : 1);
}
