using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Bunner.Conformance.Fixtures;

/// <summary>Memory of whole pages; on Linux, reading the page before it or the one behind it ends the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int PageSize = 4096;
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    private static readonly ConcurrentBag<GuardedMemory> s_small = [];

    private readonly byte* _start;
    private readonly int _length;

    private GuardedMemory(int pages)
    {
        _length = pages * PageSize;
        _start = (byte*)NativeMemory.AlignedAlloc((nuint)(_length + 2 * PageSize), PageSize) + PageSize;
        if (OperatingSystem.IsLinux() && Protect(NoAccess) != 0)
        {
            throw new InvalidOperationException("The pages around the memory could not be protected.");
        }
    }

    /// <summary>All of the memory; at least as long as was asked for.</summary>
    public Span<byte> Span => new(_start, _length);

    public static GuardedMemory Rent(int bytes) =>
        bytes <= PageSize && s_small.TryTake(out GuardedMemory? memory) ? memory : new GuardedMemory(Math.Max(1, (bytes + PageSize - 1) / PageSize));

    public void Dispose()
    {
        if (_length == PageSize)
        {
            s_small.Add(this);
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            _ = Protect(ReadWrite);
        }

        NativeMemory.AlignedFree(_start - PageSize);
    }

    private int Protect(int protection) =>
        MProtect(_start - PageSize, PageSize, protection) | MProtect(_start + _length, PageSize, protection);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int MProtect(void* start, nuint length, int protection);
}
