using System;

namespace Bunner;

/// <summary>The routes of one router: what was generated from attributes, in the form that the matcher reads.</summary>
/// <remarks>Generated classes derive from it; it holds no managed memory until names or templates are asked for.</remarks>
public abstract partial class RouteTable
{
    /// <summary>The match table, as constant data. Its layout belongs to the version of the runtime it was generated for.</summary>
    protected internal abstract ReadOnlySpan<ulong> Data { get; }

    /// <summary>One UTF-8 line for each route, in the order of their ids: method, template and name with tabs between.</summary>
    protected internal abstract ReadOnlySpan<byte> Text { get; }

    /// <summary>Asks a guard that the runtime does not know: a regular expression or a user-defined constraint.</summary>
    /// <param name="guard">The guard's number in this table.</param>
    /// <param name="value">The value as the path has it.</param>
    /// <returns>Whether the guard lets the value pass.</returns>
    protected internal virtual bool Accepts(int guard, ReadOnlySpan<char> value) => false;
}
