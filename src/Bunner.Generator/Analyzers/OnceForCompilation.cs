using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>Something that is worked out once for a compilation, by the first analyzer that asks, and shared by all.</summary>
/// <remarks>Whoever asks while it is being worked out waits. A cancelled attempt leaves nothing behind, so the next one begins anew.</remarks>
internal sealed class OnceForCompilation<T>(Func<Compilation, CancellationToken, T> make)
    where T : class
{
    private readonly ConditionalWeakTable<Compilation, Cell> _cells = new();

    public T Get(Compilation compilation, CancellationToken cancellation)
    {
        Cell cell = _cells.GetValue(compilation, static _ => new Cell());
        if (cell.Value is { } known)
        {
            return known;
        }

        lock (cell)
        {
            return cell.Value ??= make(compilation, cancellation);
        }
    }

    private sealed class Cell
    {
        public volatile T? Value;
    }
}
