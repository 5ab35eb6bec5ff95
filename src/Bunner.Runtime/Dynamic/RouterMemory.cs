namespace Bunner;

/// <summary>What a <see cref="DynamicRouter{T}"/> holds.</summary>
/// <param name="Routes">The number of routes.</param>
/// <param name="Nodes">The nodes of the trees.</param>
/// <param name="Patterns">The different patterns of the routes in trees.</param>
/// <param name="SealedBytes">The bytes of the sealed table: exact.</param>
/// <param name="TreeBytes">The bytes of the trees' arrays, unused room included: exact.</param>
/// <param name="TemplateBytes">
/// The bytes of the parsed templates of the routes in trees and of their patterns, which sealing frees: an estimate from their lengths, segments and numbers. The
/// automata of <c>regex</c> constraints, which routers share, are not in it.
/// </param>
public readonly record struct RouterMemory(int Routes, int Nodes, int Patterns, long SealedBytes, long TreeBytes, long TemplateBytes)
{
    /// <summary>All bytes, without the values of the routes.</summary>
    public long TotalBytes => SealedBytes + TreeBytes + TemplateBytes;
}
