using System.Runtime.CompilerServices;

namespace Bunner.Core;

/// <summary>For loops over all routes of a table, which run once in the life of most processes.</summary>
/// <remarks>
/// The JIT first compiles a method without optimising it and does better only when it has run for a while; a table is
/// built by then. The value is that of <c>MethodImplOptions.AggressiveOptimization</c>, which netstandard2.0 does not name.
/// </remarks>
internal static class ColdLoop
{
    /// <summary>Compiled optimised at once.</summary>
    internal const MethodImplOptions Optimized = (MethodImplOptions)512;
}
