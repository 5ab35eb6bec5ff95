namespace Bunner.Bench.Layout;

/// <summary>The nodes of a tree in some layout, as what walks down the tree asks them. A type argument, so that the walk is compiled for each.</summary>
internal interface INodes
{
    /// <summary>What a node takes, with its children, in bytes.</summary>
    public long BytesOf(uint node);

    /// <summary>The child whose edge begins with a character, or 0.</summary>
    public uint Child(uint node, byte key);

    /// <summary>The node behind the parameter, or 0.</summary>
    public uint Parameter(uint node);

    /// <summary>The first eight characters of the edge that leads to a node: a search compares them.</summary>
    public ulong Edge(uint node);
}
