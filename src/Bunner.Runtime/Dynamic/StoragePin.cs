using System.Threading;

namespace Bunner.Dynamic;

/// <summary>Counts those who need the storage of a state as it is. The writer has one for each generation of its arrays.</summary>
internal sealed class StoragePin
{
    private int _count;

    /// <summary>Whether somebody needs the storage. The writer asks behind a full fence.</summary>
    internal bool IsTaken => Volatile.Read(ref _count) != 0;

    /// <summary>A full fence: what is read behind it is not older than the pin.</summary>
    internal void Take() => Interlocked.Increment(ref _count);

    internal void Release() => Interlocked.Decrement(ref _count);
}
