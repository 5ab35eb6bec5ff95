using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>What the first or the last characters of a segment say about the mixed segments of a block: a bit for each route that they leave possible.</summary>
/// <remarks>
/// Only a path that has the text of a candidate with checks is asked, so that other blocks and paths lose nothing by it. As many characters are hashed
/// as the literals have in common: those at the segment's start, or those at its end. A route whose literal is shorter there, or that has none, is always possible;
/// literals whose hashes meet share a mask. What is left is compared anyway.
/// </remarks>
internal readonly struct EndsLane
{
    // A lane costs about as much as to refuse two candidates.
    private const int LeastGain = 2;

    // Places of slashes, and distances from them, have eight bits each.
    private const int MaxPosition = 128;

    private const int PlacesPerLiteral = 4, MaxPlaces = 256;

    private readonly byte _place, _bits, _shift;
    private readonly sbyte _distance;

    private EndsLane(int place, int distance, int characters, int shift, ulong[] masks)
    {
        (_place, _distance, _bits, _shift) = ((byte)place, (sbyte)distance, (byte)(8 * characters), (byte)shift);
        Masks = masks;
    }

    /// <summary>The masks, by the uppermost bits of the hash.</summary>
    internal ulong[] Masks { get; }

    /// <summary>The lane's record.</summary>
    /// <param name="masks">The offset of the masks.</param>
    internal ulong Record(uint masks) =>
        _place | ((ulong)(byte)_distance << 8) | ((ulong)_bits << 16) | ((ulong)_shift << 24) | ((ulong)masks << 32);

    /// <summary>The lane that leaves the fewest routes possible, if there is one worth its time.</summary>
    /// <param name="writer">The table, which has the checks of the routes.</param>
    /// <param name="forms">The routes as they are tried.</param>
    /// <param name="foldBits">The bits that fold letters.</param>
    internal static EndsLane? For(TableWriter writer, ReadOnlySpan<RouteForm> forms, ulong foldBits)
    {
        List<End> ends = [];
        for (int i = 0; i < forms.Length; i++)
        {
            AddEnds(writer, ends, forms[i].Checks, i);
        }

        if (ends.Count <= LeastGain)
        {
            return null;
        }

        HashSet<(int, bool)> places = [];
        Choice best = default;
        int most = LeastGain;
        foreach (End end in ends)
        {
            if (places.Add((end.Position, end.IsLast)))
            {
                Choose(ends, end, foldBits, ref best, ref most);
            }
        }

        return most > LeastGain ? Make(ends, best, forms.Length, foldBits) : null;
    }

    /// <summary>The number of characters by which the routes with a literal at the same place as one are told apart best.</summary>
    private static void Choose(List<End> ends, in End place, ulong foldBits, ref Choice best, ref int most)
    {
        HashSet<ulong> keys = [];
        for (int characters = 1; characters <= place.MaxCharacters; characters++)
        {
            keys.Clear();
            int told = 0;
            foreach (End end in ends)
            {
                if (end.IsAt(place, characters))
                {
                    keys.Add(end.Key(characters, foldBits));
                    told++;
                }
            }

            // A path that has one of the literals has all those left that have the same.
            int gain = keys.Count == 0 ? 0 : told - (told + keys.Count - 1) / keys.Count;
            if (gain > most)
            {
                (best, most) = (new Choice(place, characters, keys.Count), gain);
            }
        }
    }

    private static EndsLane Make(List<End> ends, in Choice choice, int forms, ulong foldBits)
    {
        int places = 2, shift = 63;
        while (places < MaxPlaces && places < PlacesPerLiteral * choice.Keys)
        {
            places *= 2;
            shift--;
        }

        ulong all = ulong.MaxValue >> (CandidateBlocks.MaxForms - forms), told = 0;
        ulong[] masks = new ulong[places];
        foreach (End end in ends)
        {
            if (end.IsAt(choice.Place, choice.Characters))
            {
                told |= 1UL << end.Form;
                masks[(int)((end.Key(choice.Characters, foldBits) * LaneKey.Multiplier) >> shift)] |= 1UL << end.Form;
            }
        }

        for (int i = 0; i < masks.Length; i++)
        {
            masks[i] |= all & ~told;
        }

        End place = choice.Place;
        return place.IsLast
            ? new EndsLane(place.Position + 1, -choice.Characters, choice.Characters, shift, masks)
            : new EndsLane(place.Position, 1, choice.Characters, shift, masks);
    }

    private static void AddEnds(TableWriter writer, List<End> ends, uint checks, int form)
    {
        if (checks == 0)
        {
            return;
        }

        int check = (int)checks + 1;
        for (ulong count = writer[(int)checks]; count > 0; count--, check += TableLayout.CheckLength)
        {
            int position = (ushort)(writer[check] >> 16);
            if ((CheckKind)(byte)writer[check] != CheckKind.Mixed || position >= MaxPosition - 1)
            {
                continue;
            }

            int mixed = (int)writer[check + 1];
            ulong lengths = writer[mixed + MixedLayout.Lengths];
            if ((uint)lengths != 0)
            {
                ends.Add(new End(form, position, IsLast: false, (int)(uint)lengths, writer[mixed + MixedLayout.FirstText]));
            }

            if (lengths >> 32 != 0)
            {
                ends.Add(new End(form, position, IsLast: true, (int)(lengths >> 32), writer[mixed + MixedLayout.LastText]));
            }
        }
    }

    /// <summary>A literal at the start or the end of a mixed segment.</summary>
    private readonly record struct End(int Form, int Position, bool IsLast, int Length, ulong Text)
    {
        /// <summary>As many as a word holds; at the end of a segment, no more than stand before it in every path.</summary>
        internal int MaxCharacters => IsLast ? Math.Min(MixedLayout.EndLength, 2 * Position + 2) : MixedLayout.EndLength;

        internal bool IsAt(in End place, int characters) => Position == place.Position && IsLast == place.IsLast && Length >= characters;

        internal ulong Key(int characters, ulong foldBits)
        {
            int unused = 64 - 8 * characters;
            return (IsLast ? Text >> unused : Text & (ulong.MaxValue >> unused)) | foldBits;
        }
    }

    private readonly record struct Choice(End Place, int Characters, int Keys);
}
