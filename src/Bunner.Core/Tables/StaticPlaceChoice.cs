using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Chooses for each length of static paths where the two stretches of the key stand, so that few paths share a key.</summary>
/// <remarks>
/// Beginning and end, as long as they tell the paths of a length apart: what begins or ends alike is looked at elsewhere. One
/// stretch is moved while the other one stands, in turns, as long as that helps. It need not be the best of all choices: what shares
/// a key afterwards is found by its whole text. Of very many paths only some are asked, so that this takes no longer than the rest of building.
/// </remarks>
internal sealed class StaticPlaceChoice
{
    // Moves of a stretch, and what is looked at in all for one.
    private const int MaxMoves = 4, MaxWork = 1 << 17;

    // Neighbours in the order of their texts are the ones that are hard to tell apart.
    private const int Run = 16, MinPaths = 4 * Run;

    private readonly int _length, _count;
    private readonly byte[] _texts;
    private readonly ulong[] _salts, _set;

    private StaticPlaceChoice(int length, List<(string Text, uint Bucket)> paths)
    {
        _length = length;
        _count = paths.Count;
        _texts = new byte[_count * length];
        _salts = new ulong[_count];
        int room = 4;
        while (room < 2 * _count)
        {
            room *= 2;
        }

        _set = new ulong[room];
        for (int path = 0; path < _count; path++)
        {
            _salts[path] = (paths[path].Bucket + 1) * StaticKey.MetaWeight;
            for (int i = 0; i < length; i++)
            {
                _texts[path * length + i] = (byte)paths[path].Text[i];
            }
        }
    }

    /// <summary>The places for each length, up to that of the longest path.</summary>
    /// <param name="paths">Folded paths of ASCII characters without their first slashes, and their methods' buckets; no two are equal.</param>
    internal static StaticPlaces[] For(IReadOnlyCollection<(string Text, uint Bucket)> paths)
    {
        SortedDictionary<int, List<(string Text, uint Bucket)>> byLength = [];
        foreach ((string Text, uint Bucket) path in paths)
        {
            if (!byLength.TryGetValue(path.Text.Length, out List<(string Text, uint Bucket)>? list))
            {
                byLength.Add(path.Text.Length, list = []);
            }

            list.Add(path);
        }

        int longest = 0, lengths = byLength.Count;
        foreach (int length in byLength.Keys)
        {
            longest = Math.Max(longest, length);
        }

        StaticPlaces[] places = new StaticPlaces[longest + 1];
        for (int length = 0; length <= longest; length++)
        {
            // Beginning and end are all that a short path has.
            places[length] = length > TableLayout.KeyLength && byLength.TryGetValue(length, out List<(string Text, uint Bucket)>? list) && list.Count > 1
                ? Best(length, list, MaxWork / lengths)
                : StaticPlaces.Ends(length);
        }

        return places;
    }

    private static StaticPlaces Best(int length, List<(string Text, uint Bucket)> paths, int work)
    {
        HashSet<StaticKey> keys = [];
        foreach ((string text, uint bucket) in paths)
        {
            keys.Add(StaticKey.Of(text, bucket, StaticPlaces.Ends(length)));
        }

        if (keys.Count == paths.Count)
        {
            return StaticPlaces.Ends(length);
        }

        paths.Sort(static (x, y) => string.CompareOrdinal(x.Text, y.Text) is var order && order != 0 ? order : x.Bucket.CompareTo(y.Bucket));
        return new StaticPlaceChoice(length, Sample(paths, Math.Max(MinPaths, work / Math.Min(length, byte.MaxValue)))).Choose();
    }

    /// <summary>Not more than about so many of them, in runs of neighbours.</summary>
    private static List<(string Text, uint Bucket)> Sample(List<(string Text, uint Bucket)> paths, int count)
    {
        if (paths.Count <= count)
        {
            return paths;
        }

        List<(string Text, uint Bucket)> some = [];
        int runs = count / Run;
        for (int run = 0; run < runs; run++)
        {
            some.AddRange(paths.GetRange((int)((long)run * (paths.Count - Run) / (runs - 1)), Run));
        }

        return some;
    }

    private StaticPlaces Choose()
    {
        // Where a stretch that counts from the front may begin, and one that counts from the end; both in the text.
        int lastFirst = Math.Min(_length - StaticPlaces.Window, byte.MaxValue - 1);
        int firstSecond = Math.Max(0, _length - byte.MaxValue), lastSecond = _length - StaticPlaces.Window;
        int first = 0, second = lastSecond, most = 0;
        for (int move = 0; move < MaxMoves && most < _count; move++)
        {
            int before = most;
            if (move % 2 == 0)
            {
                Move(second, 0, lastFirst, 0, ref first, ref most);
            }
            else
            {
                Move(first, firstSecond, lastSecond, lastSecond, ref second, ref most);
            }

            if (most == before)
            {
                break;
            }
        }

        return new StaticPlaces((byte)(first + 1), (byte)(_length - second));
    }

    /// <summary>Moves one stretch to where most keys are different.</summary>
    /// <param name="other">Where the other one stands.</param>
    /// <param name="from">The first place.</param>
    /// <param name="to">The last one.</param>
    /// <param name="edge">That of the two which goes before where it is as good as others.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="most">How many keys are different then.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private void Move(int other, int from, int to, int edge, ref int place, ref int most)
    {
        int step = edge == from ? 1 : -1;
        for (int at = edge; at >= from && at <= to && most < _count; at += step)
        {
            int count = Count(other, at);
            if (count > most)
            {
                (place, most) = (at, count);
            }
        }
    }

    /// <summary>How many keys are different with the stretches at two places. Two that hash alike count as one, which does no harm.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private int Count(int one, int other)
    {
        Array.Clear(_set, 0, _set.Length);
        ulong mask = (ulong)_set.Length - 1;
        int count = 0;
        for (int path = 0; path < _count; path++)
        {
            ulong hash = TableHash.Mix(Word(path, one) ^ _salts[path], Word(path, other) ^ StaticKey.MetaWeight) | 1;
            ulong at = hash >> 32 & mask;
            while (_set[at] != 0 && _set[at] != hash)
            {
                at = at + 1 & mask;
            }

            count += _set[at] == 0 ? 1 : 0;
            _set[at] = hash;
        }

        return count;
    }

    private ulong Word(int path, int at) => BinaryPrimitives.ReadUInt64LittleEndian(_texts.AsSpan(path * _length + at));
}
