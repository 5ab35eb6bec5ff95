using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bunner.Dynamic;

/// <summary>Adds, replaces and takes out children of nodes that the change going on has made itself. Grows and shrinks their blocks.</summary>
/// <remarks>
/// Invariant: keys are characters below 128, and <see cref="RadixNode.ChildCount"/> is at most what the kind of block has room for, as
/// <see cref="Add"/> moves the children first: so no index leaves a fixed buffer. Only the writer calls, so that no content changes under it.
/// A reference to an item is not kept across an allocation, which may replace the array.
/// </remarks>
internal sealed unsafe class ChildTable(TreeArenas arenas)
{
    // A node takes the smaller block back only when there is room to spare, so that one child coming and going costs nothing.
    private const int ShrinkToFour = 3, ShrinkToSixteen = 12, ShrinkToFortyEight = 36;

    /// <summary>The child whose edge begins with a character, or 0.</summary>
    internal uint Find(uint reference, byte key)
    {
        ref RadixNode node = ref arenas.Nodes[reference];
        switch (node.Kind)
        {
            case ChildKind.Four:
                int place = PlaceIn(node, key);
                return KeyAt(node.Keys, place) == key ? NodeLink.NodeOf(node.Children[place]) : 0;
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref arenas.Sixteens[node.Children[0]];
                int at = IndexOf(ref sixteen, node.ChildCount, key);
                return at < 0 ? 0 : NodeLink.NodeOf(sixteen.Children[at]);
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref arenas.FortyEights[node.Children[0]];
                int index = fortyEight.Index[key];
                return index == 0 ? 0 : NodeLink.NodeOf(fortyEight.Children[index - 1]);
            default:
                return NodeLink.NodeOf(arenas.Alls[node.Children[0]].Children[key]);
        }
    }

    /// <summary>Puts another child in the place of one that is there.</summary>
    internal void Replace(uint reference, byte key, uint child)
    {
        uint link = NodeLink.To(arenas, child);
        ref RadixNode node = ref arenas.Nodes[reference];
        switch (node.Kind)
        {
            case ChildKind.Four:
                node.Children[PlaceIn(node, key)] = link;
                break;
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref arenas.Sixteens[node.Children[0]];
                sixteen.Children[IndexOf(ref sixteen, node.ChildCount, key)] = link;
                break;
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref arenas.FortyEights[node.Children[0]];
                fortyEight.Children[fortyEight.Index[key] - 1] = link;
                break;
            default:
                arenas.Alls[node.Children[0]].Children[key] = link;
                break;
        }
    }

    /// <summary>Adds a child under a character that none has.</summary>
    internal void Add(uint reference, byte key, uint child)
    {
        uint link = NodeLink.To(arenas, child);
        if (arenas.Nodes[reference].Kind == ChildKind.Four && TryAppendInNode(ref arenas.Nodes[reference], key, link))
        {
            return;
        }

        int count = arenas.Nodes[reference].ChildCount;
        switch (arenas.Nodes[reference].Kind)
        {
            case ChildKind.Four:
                Move(reference, ChildKind.Sixteen);
                break;
            case ChildKind.Sixteen when count == 16:
                Move(reference, ChildKind.FortyEight);
                break;
            case ChildKind.FortyEight when count == 48:
                Move(reference, ChildKind.All);
                break;
        }

        Append(ref arenas.Nodes[reference], key, link);
    }

    /// <summary>Takes out a child that is there.</summary>
    internal void Remove(uint reference, byte key)
    {
        ref RadixNode node = ref arenas.Nodes[reference];
        int last = node.ChildCount - 1;
        switch (node.Kind)
        {
            case ChildKind.Four:
                int free = PlaceIn(node, key);
                node.Keys = WithKey(node.Keys, free, RadixNode.NoKey);
                node.Children[free] = 0;
                break;
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref arenas.Sixteens[node.Children[0]];
                int found = IndexOf(ref sixteen, node.ChildCount, key);
                sixteen.Keys[found] = sixteen.Keys[last];
                sixteen.Children[found] = sixteen.Children[last];
                sixteen.Keys[last] = RadixNode.NoKey;
                sixteen.Children[last] = 0;
                break;
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref arenas.FortyEights[node.Children[0]];
                int place = fortyEight.Index[key] - 1;
                fortyEight.Index[key] = 0;
                fortyEight.Children[place] = fortyEight.Children[last];
                fortyEight.Children[last] = 0;
                for (int i = 0; i < 128 && place != last; i++)
                {
                    if (fortyEight.Index[i] == last + 1)
                    {
                        fortyEight.Index[i] = (byte)(place + 1);
                        break;
                    }
                }

                break;
            default:
                arenas.Alls[node.Children[0]].Children[key] = 0;
                break;
        }

        node.ChildCount--;
        switch (node.Kind)
        {
            case ChildKind.Four when last == 1:
                KeepFirst(ref node);
                break;
            case ChildKind.Sixteen when last <= ShrinkToFour && ChildIndex.TryMake(MemoryMarshal.CreateReadOnlySpan(ref arenas.Sixteens[node.Children[0]].Keys[0], last), node.Multiplier, out _):
                Move(reference, ChildKind.Four);
                break;
            case ChildKind.FortyEight when last <= ShrinkToSixteen:
                Move(reference, ChildKind.Sixteen);
                break;
            case ChildKind.All when last <= ShrinkToFortyEight:
                Move(reference, ChildKind.FortyEight);
                break;
        }
    }

    /// <summary>The <see cref="NodeLink"/> to the child with a number, and its character; a link of 0 where the number stands for no child.</summary>
    /// <param name="reference">The node.</param>
    /// <param name="index">From 0 to one less than <see cref="Places"/>.</param>
    internal (byte Key, uint Link) At(uint reference, int index)
    {
        ref RadixNode node = ref arenas.Nodes[reference];
        switch (node.Kind)
        {
            case ChildKind.Four:
                return (KeyAt(node.Keys, index), node.Children[index]);
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref arenas.Sixteens[node.Children[0]];
                return (sixteen.Keys[index], sixteen.Children[index]);
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref arenas.FortyEights[node.Children[0]];
                int at = fortyEight.Index[index];
                return ((byte)index, at == 0 ? 0 : fortyEight.Children[at - 1]);
            default:
                return ((byte)index, arenas.Alls[node.Children[0]].Children[index]);
        }
    }

    /// <summary>The child of a node that has but one.</summary>
    internal uint OnlyOf(uint reference)
    {
        int index = 0;
        uint link;
        do
        {
            link = At(reference, index++).Link;
        }
        while (link == 0);

        return NodeLink.NodeOf(link);
    }

    /// <summary>How many numbers <see cref="At"/> knows for a node.</summary>
    internal static int Places(in RadixNode node) => node.Kind switch
    {
        ChildKind.Four => RadixNode.InlineChildren,
        ChildKind.Sixteen => node.ChildCount,
        _ => 128,
    };

    /// <summary>Gives a node, which has just been copied, a block of its own.</summary>
    internal void CopyBlock(uint reference)
    {
        ref RadixNode node = ref arenas.Nodes[reference];
        uint block = node.Children[0];
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                node.Children[0] = arenas.Sixteens.Add(arenas.Sixteens[block]);
                arenas.Sixteens.Retire(block);
                break;
            case ChildKind.FortyEight:
                node.Children[0] = arenas.FortyEights.Add(arenas.FortyEights[block]);
                arenas.FortyEights.Retire(block);
                break;
            case ChildKind.All:
                node.Children[0] = arenas.Alls.Add(arenas.Alls[block]);
                arenas.Alls.Retire(block);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static byte KeyAt(uint keys, int index) => (byte)(keys >> (8 * index));

    /// <summary>The place of a key in a block of 16, by one vector comparison; -1 if it is not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int IndexOf(ref Node16 block, int count, byte key)
    {
        uint equal = Vector128.Equals(Vector128.LoadUnsafe(ref block.Keys[0]), Vector128.Create(key)).ExtractMostSignificantBits();
        equal &= (1u << count) - 1;
        return equal == 0 ? -1 : BitOperations.TrailingZeroCount(equal);
    }

    private static uint WithKey(uint keys, int index, byte key) => (keys & ~(0xFFu << (8 * index))) | ((uint)key << (8 * index));

    private static int PlaceIn(in RadixNode node, byte key) => (int)ChildIndex.PlaceOf(node.Multiplier, key);

    /// <summary>Adds a child in the node, if there is room and its key can be told from the others.</summary>
    private static bool TryAppendInNode(ref RadixNode node, byte key, uint link)
    {
        if (node.ChildCount == RadixNode.InlineChildren)
        {
            return false;
        }

        Span<byte> keys = stackalloc byte[RadixNode.InlineChildren];
        Span<uint> links = stackalloc uint[RadixNode.InlineChildren];
        int count = 0;
        for (int i = 0; i < RadixNode.InlineChildren; i++)
        {
            if (node.Children[i] != 0)
            {
                keys[count] = KeyAt(node.Keys, i);
                links[count++] = node.Children[i];
            }
        }

        keys[count] = key;
        links[count++] = link;
        if (!ChildIndex.TryMake(keys[..count], count == 1 ? (byte)0 : node.Multiplier, out byte multiplier))
        {
            return false;
        }

        node.Multiplier = multiplier;
        node.ChildCount = (byte)count;
        node.Keys = uint.MaxValue;
        Vector128<uint>.Zero.StoreUnsafe(ref node.Children[0]);
        for (int i = 0; i < count; i++)
        {
            int place = PlaceIn(node, keys[i]);
            node.Keys = WithKey(node.Keys, place, keys[i]);
            node.Children[place] = links[i];
        }

        return true;
    }

    /// <summary>Puts the only child that is left in the first place, where readers expect it.</summary>
    private static void KeepFirst(ref RadixNode node)
    {
        for (int i = 1; i < RadixNode.InlineChildren; i++)
        {
            if (node.Children[i] != 0)
            {
                node.Keys = WithKey(uint.MaxValue, 0, KeyAt(node.Keys, i));
                (node.Children[0], node.Children[i]) = (node.Children[i], 0);
            }
        }

        node.Multiplier = 0;
    }

    private void Append(ref RadixNode node, byte key, uint link)
    {
        if (node.Kind == ChildKind.Four)
        {
            // It cannot fail: who moves children into a node has found that their keys can be told apart there.
            TryAppendInNode(ref node, key, link);
            return;
        }

        int at = node.ChildCount++;
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref arenas.Sixteens[node.Children[0]];
                sixteen.Keys[at] = key;
                sixteen.Children[at] = link;
                break;
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref arenas.FortyEights[node.Children[0]];
                fortyEight.Index[key] = (byte)(at + 1);
                fortyEight.Children[at] = link;
                break;
            default:
                arenas.Alls[node.Children[0]].Children[key] = link;
                break;
        }
    }

    /// <summary>Takes all children of a node over to another kind of block.</summary>
    private void Move(uint reference, ChildKind kind)
    {
        RadixNode before = arenas.Nodes[reference];
        (byte Key, uint Link)[] children = new (byte, uint)[before.ChildCount];
        int count = 0;
        for (int i = 0; i < Places(before); i++)
        {
            (byte Key, uint Link) child = At(reference, i);
            if (child.Link != 0)
            {
                children[count++] = child;
            }
        }

        FreeBlock(before);
        uint block = kind switch
        {
            ChildKind.Sixteen => arenas.Sixteens.Add(Empty16()),
            ChildKind.FortyEight => arenas.FortyEights.Add(default),
            ChildKind.All => arenas.Alls.Add(default),
            _ => 0,
        };
        ref RadixNode node = ref arenas.Nodes[reference];
        node.Kind = kind;
        node.Flags = kind == ChildKind.Four ? node.Flags & ~RadixFlags.Block : node.Flags | RadixFlags.Block;
        node.ChildCount = 0;
        node.Keys = uint.MaxValue;
        node.Children[0] = block;
        node.Children[1] = node.Children[2] = node.Children[3] = 0;
        for (int i = 0; i < count; i++)
        {
            Append(ref node, children[i].Key, children[i].Link);
        }
    }

    /// <summary>Gives back the block of a node that the change going on has made.</summary>
    internal void FreeBlock(in RadixNode node)
    {
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                arenas.Sixteens.GiveBack(node.Children[0]);
                break;
            case ChildKind.FortyEight:
                arenas.FortyEights.GiveBack(node.Children[0]);
                break;
            case ChildKind.All:
                arenas.Alls.GiveBack(node.Children[0]);
                break;
        }
    }

    private static Node16 Empty16()
    {
        Node16 block = default;
        Vector128.Create(RadixNode.NoKey).StoreUnsafe(ref block.Keys[0]);
        return block;
    }
}
