using System;

namespace Bunner.Core.Tree;

/// <summary>What a node is and has, in one byte.</summary>
[Flags]
internal enum NodeFlags : byte
{
    None = 0,

    /// <summary>The node's own children and routes are in order and indexed.</summary>
    Sealed = 1 << 0,

    /// <summary>The node, or one below it, has changed since the tree was sealed.</summary>
    Dirty = 1 << 1,

    /// <summary>One of the pattern children is a catch-all.</summary>
    HasWildcard = 1 << 2,

    /// <summary>One of the pattern children is a parameter alone in its segment, or a mixed segment.</summary>
    HasParameters = 1 << 3,

    HasStaticChildren = 1 << 4,

    HasPatternChildren = 1 << 5,

    /// <summary>The node has no children.</summary>
    Leaf = 1 << 6,

    Root = 1 << 7,
}
