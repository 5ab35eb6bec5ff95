using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace Bunner.Dynamic;

/// <summary>A short way to the routes of a method that have no parameters: from the hash of a path to the route.</summary>
/// <remarks>
/// The tree has these routes, too: what is not found here is looked for there. So the table may leave routes out, and it does where their
/// bucket is full. What is found is right if none of the method's routes has an explicit order: nothing goes before a route that is all
/// literals. All states since the table was made share it, and the writer changes it in place: before it publishes a state. A reader of an older state
/// does not find a route that has gone since, and takes the tree; a route that has come since says so itself (<see cref="StaticPath.Born"/>).
/// <para>Invariant: a bucket's hashes are read at once, at a place that is a multiple of the bucket's length and inside of the array.</para>
/// </remarks>
internal sealed unsafe class StaticRoutes
{
    private const int Bucket = 4, LeastBuckets = 4;

    /// <summary>The bit for all lengths from this one on.</summary>
    private const int LastBit = 63;

    private readonly uint[] _hashes;
    private readonly StaticPath?[] _paths;
    private readonly int _shift;
    private ulong _lengths;
    private int _longest;

    private StaticRoutes(int buckets)
    {
        _hashes = new uint[Bucket * buckets];
        _paths = new StaticPath?[Bucket * buckets];
        _shift = 32 - BitOperations.Log2((uint)buckets);
    }

    /// <summary>How many routes it has.</summary>
    internal int Count { get; private set; }

    /// <summary>About what it takes.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The routes, for those who are in no hurry.</summary>
    internal IEnumerable<StaticPath> Paths
    {
        get
        {
            foreach (StaticPath? path in _paths)
            {
                if (path is not null)
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>Whether most of it is empty: less than an eighth is in use.</summary>
    internal bool IsTooLong => IsTooLongFor(Count);

    /// <summary>The table if its size fits, otherwise a copy whose size does.</summary>
    /// <param name="table">The table, if there is one.</param>
    /// <param name="coming">How many routes may come.</param>
    internal static StaticRoutes Fitting(StaticRoutes? table, int coming)
    {
        int count = (table?.Count ?? 0) + coming;
        if (table is not null && 2 * count <= table._paths.Length && !table.IsTooLongFor(count))
        {
            return table;
        }

        // Half full at most, and an eighth to a quarter when it is made, so that buckets are seldom full, and so that as many routes as it has have to come
        // before it is made longer again. After that it may be made shorter at once, and is a quarter full then: before the next time, half of them have to go.
        StaticRoutes made = new(Math.Max(LeastBuckets, (int)BitOperations.RoundUpToPowerOf2((uint)count)));
        foreach (StaticPath path in table?.Paths ?? [])
        {
            made.Add(path);
        }

        made.Bytes += made._paths.Length * (long)(sizeof(uint) + sizeof(nint));
        return made;
    }

    /// <summary>The route of a path; a reference to nothing if it is not here, or not as old as the state.</summary>
    /// <param name="path">The path.</param>
    /// <param name="length">Its length, without a slash at the end.</param>
    /// <param name="letterCase">The bit by which letters differ that are the same.</param>
    /// <param name="version">The version of the state.</param>
    internal ref readonly RouteSlot Find<T>(T* path, int length, uint letterCase, long version)
        where T : unmanaged
    {
        if (length > _longest || (_lengths >> Math.Min(length, LastBit) & 1) == 0)
        {
            return ref Unsafe.NullRef<RouteSlot>();
        }

        Vector128<byte> cases = Vector128.Create((byte)letterCase);
        PathKey key = PathKey.Read(path, length, cases);
        int bucket = BucketOf(key.Hash);
        uint equal = Vector128.Equals(Vector128.LoadUnsafe(ref _hashes[bucket]), Vector128.Create(key.Hash)).ExtractMostSignificantBits();
        for (; equal != 0; equal &= equal - 1)
        {
            if (_paths[bucket + BitOperations.TrailingZeroCount(equal)] is { } found && found.Born <= version && found.Is(key, path, length, cases))
            {
                return ref found.Slot;
            }
        }

        return ref Unsafe.NullRef<RouteSlot>();
    }

    /// <summary>Adds a route, if there is room in its bucket.</summary>
    internal void Add(StaticPath path)
    {
        int bucket = BucketOf(path.Hash);
        for (int i = bucket; i < bucket + Bucket; i++)
        {
            if (_paths[i] is null)
            {
                _lengths |= 1UL << Math.Min(path.Length, LastBit);
                _longest = Math.Max(_longest, path.Length);
                _hashes[i] = path.Hash;
                Volatile.Write(ref _paths[i], path);
                Count++;
                Bytes += path.Bytes;
                return;
            }
        }
    }

    /// <summary>Takes a route out, if it is there.</summary>
    internal void Remove(StaticPath path)
    {
        int bucket = BucketOf(path.Hash);
        for (int i = bucket; i < bucket + Bucket; i++)
        {
            if (_paths[i] is { } there && there.Route == path.Route)
            {
                _paths[i] = null;
                Count--;
                Bytes -= there.Bytes;
                return;
            }
        }
    }

    /// <summary>Whether a route is where its path is looked for.</summary>
    internal bool HasAtPlace(StaticPath path) => Array.IndexOf(_paths, path, BucketOf(path.Hash), Bucket) is >= 0 and int at && _hashes[at] == path.Hash;

    private bool IsTooLongFor(int count) => _paths.Length > Bucket * LeastBuckets && 2 * Bucket * count < _paths.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(uint hash) => (int)(hash >> _shift) * Bucket;
}
