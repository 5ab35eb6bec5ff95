namespace Bunner.Dynamic;

/// <summary>An arena as compaction sees it, whatever it has items of.</summary>
internal interface ICompactArena
{
    /// <summary>What the array takes.</summary>
    public long ArrayBytes { get; }

    /// <summary>What an array would take that has room for what is in use, and some to spare.</summary>
    public long FittingBytes { get; }

    /// <summary>Whether the array is being made shorter.</summary>
    public bool IsCompacting { get; }

    /// <summary>Whether the next slot that is allocated will be in the shorter array.</summary>
    public bool HasRoom { get; }

    /// <summary>Whether no slot is taken any more that the shorter array does not have.</summary>
    public bool CanCopy { get; }

    /// <summary>Begins to make the array shorter, if that is worth it.</summary>
    public void StartCompaction();

    /// <summary>Gives up what <see cref="StartCompaction"/> began.</summary>
    public void StopCompaction();

    /// <summary>Plans the shorter array larger.</summary>
    public void Raise(int slots);

    /// <summary>Copies a part of the array into the shorter one; whether that was the last, so that the shorter one is the array now.</summary>
    /// <param name="bytes">How much to copy.</param>
    public bool Copy(int bytes);
}
