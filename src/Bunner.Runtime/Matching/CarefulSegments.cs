using System;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Any path, read one character at a time and never beyond a segment.</summary>
internal readonly unsafe struct CarefulSegments<T>(T* path, int length, PathSegments places, TableFlags flags) : ISegments
    where T : unmanaged
{
    public PathSegments Places => places;

    private bool IsCaseSensitive => (flags & TableFlags.CaseSensitive) != 0;

    private ulong FoldBits => IsCaseSensitive ? 0 : LaneKey.FoldBits;

    public ulong Key(uint position, uint window)
    {
        int start = (int)places.Before[position] + 1, size = (int)places.End[position] - start;
        ulong key = 0;
        uint all = 0;
        for (int i = 0; i < size; i++)
        {
            uint c = Read(start + i);
            all |= c;
            if ((uint)i - window < LaneKey.Window)
            {
                key |= (ulong)(byte)c << (8 * (i - (int)window));
            }
        }

        if (all > 0x7F && (flags & TableFlags.WideLiterals) != 0)
        {
            return WideHash(start, size);
        }

        key = BranchFree.LowBits(key, LaneKey.KeptBits((uint)size - window));
        return key | FoldBits;
    }

    public ulong TextKey(uint position)
    {
        int start = (int)places.Before[position] + 1, size = (int)places.End[position] - start;
        ulong key = LaneKey.OfLength((uint)size);
        uint all = 0;
        for (int i = 0; i < size; i += LaneKey.Window)
        {
            ulong window = 0;
            for (int j = 0; j < LaneKey.Window && i + j < size; j++)
            {
                uint c = Read(start + i + j);
                all |= c;
                window |= (ulong)(byte)c << (8 * j);
            }

            key = LaneKey.Combine(key, window | FoldBits);
        }

        return all > 0x7F && (flags & TableFlags.WideLiterals) != 0 ? WideHash(start, size) : key;
    }

    public bool HasText(ulong* table, CandidateRecord* candidate)
    {
        // An open form's own segments must not be empty, an exact form has no others.
        if (places.FirstEmpty < Math.Min(candidate->Depth, places.Count))
        {
            return false;
        }

        if (candidate->EndLength != 0 && places.End[places.Count - 1] - places.Before[candidate->EndFrom - 1] != candidate->EndLength)
        {
            return false;
        }

        if (places.Count == 0)
        {
            return true;
        }

        return HasHead(table, candidate)
            && Has(table, candidate->Text, candidate->Bits, candidate->Segment, 1)
            && (candidate->Besides == 0 || HasFurther(table, (BesidesRecord*)(table + candidate->Besides)));
    }

    private bool HasFurther(ulong* table, BesidesRecord* besides)
    {
        PieceRecord* piece = (PieceRecord*)(besides + 1);
        for (uint count = besides->PieceCount; count > 0; count--, piece++)
        {
            if (!Has(table, piece->Text, piece->Bits, piece->Segment, piece->Distance))
            {
                return false;
            }
        }

        return true;
    }

    // Where the head has a slash the path has one.
    private bool HasHead(ulong* table, CandidateRecord* candidate) =>
        Has((byte*)(table + candidate->HeadText) + 1, (byte*)(table + candidate->HeadBits) + 1, LiteralPieces.HeadLength - 1, places.Before[0] + 1);

    private bool Has(ulong* table, uint textAt, uint bitsAt, uint segment, uint distance) =>
        Has((byte*)(table + textAt), (byte*)(table + bitsAt), LiteralPieces.Length, places.Before[segment] + distance);

    private bool Has(byte* text, byte* bits, uint most, uint at)
    {
        for (uint i = 0; i < most && bits[i] != 0; i++)
        {
            uint c = at + i < (uint)length ? Read((int)(at + i)) : uint.MaxValue;
            if (c > 0x7F || ((c ^ text[i]) & bits[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private ulong WideHash(int start, int size) => WideSegments<T>.WideHash(new ReadOnlySpan<T>(path + start, size), IsCaseSensitive);

    private uint Read(int index) => PathText.Unit(path[index]);
}
