using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tree;

/// <summary>A segment that is not one literal, as the tree tells segments apart: <c>{id:int}</c> and <c>{n:int}</c> are equal.</summary>
internal sealed class SegmentPattern : IEquatable<SegmentPattern>
{
    private static readonly SegmentPattern s_parameter = new([SegmentPatternPart.Free], isCatchAll: false, hasOptionalTail: false);
    private static readonly SegmentPattern s_catchAll = new([SegmentPatternPart.Free], isCatchAll: true, hasOptionalTail: false);

    private SegmentPattern(SegmentPatternPart[] parts, bool isCatchAll, bool hasOptionalTail)
    {
        Parts = parts;
        IsCatchAll = isCatchAll;
        HasOptionalTail = hasOptionalTail;
        WeakShape = (uint)((parts.Length << 3) | (parts[0].Literal is null ? 0 : 4) | (isCatchAll ? 2 : 0) | (hasOptionalTail ? 1 : 0));
        Shape = Hash(parts, WeakShape);
    }

    internal SegmentPatternPart[] Parts { get; }

    internal bool IsCatchAll { get; }

    /// <summary>Whether the last two parts, a period and a parameter, may be left out.</summary>
    internal bool HasOptionalTail { get; }

    internal bool IsMixed => Parts.Length > 1;

    /// <summary>The kinds of the parts. Equal for all patterns that differ in texts and guards only.</summary>
    internal uint WeakShape { get; }

    /// <summary>A hash of all that tells patterns apart. The same in every process.</summary>
    internal uint Shape { get; }

    /// <param name="segment">A segment that is not one literal.</param>
    /// <param name="guards">The guards of the route's parameters.</param>
    /// <param name="fold">Turns a literal into the form in which literals are compared.</param>
    internal static SegmentPattern Of(RouteSegment segment, ImmutableArray<ImmutableArray<Guard>> guards, Func<string, string> fold)
    {
        ImmutableArray<RoutePart> parts = segment.Parts;
        bool isCatchAll = parts[0] is ParameterPart { IsCatchAll: true };
        if (parts.Length == 1 && guards[((ParameterPart)parts[0]).Index].IsEmpty)
        {
            return isCatchAll ? s_catchAll : s_parameter;
        }

        List<SegmentPatternPart> list = [];
        foreach (RoutePart part in parts)
        {
            list.Add(part is LiteralPart literal
                ? SegmentPatternPart.OfLiteral(fold(literal.Text))
                : SegmentPatternPart.OfParameter(guards[((ParameterPart)part).Index]));
        }

        bool hasOptionalTail = parts.Length > 1 && parts[parts.Length - 1] is ParameterPart { IsOptional: true };
        return new SegmentPattern([.. list], isCatchAll, hasOptionalTail);
    }

    public bool Equals(SegmentPattern? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.WeakShape != WeakShape || other.Shape != Shape)
        {
            return false;
        }

        for (int i = 0; i < Parts.Length; i++)
        {
            if (!Parts[i].Matches(other.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as SegmentPattern);

    public override int GetHashCode() => (int)Shape;

    /// <remarks>FNV-1a, because the hash of a string differs from process to process.</remarks>
    private static uint Hash(SegmentPatternPart[] parts, uint seed)
    {
        uint hash = Add(2166136261, seed);
        foreach (SegmentPatternPart part in parts)
        {
            hash = Text(Add(hash, part.Literal is null ? 1u : 2u), part.Literal);
            foreach (Guard guard in part.Guards)
            {
                hash = Add(Add(Add(hash, (uint)guard.Kind), Mix(guard.First)), Mix(guard.Second));
                hash = Text(hash, guard.Text);
            }
        }

        return hash;

        static uint Add(uint hash, uint value) => (hash ^ value) * 16777619;
        static uint Mix(long value) => (uint)(value ^ (value >> 32));
        static uint Text(uint hash, string? text)
        {
            foreach (char c in text ?? "")
            {
                hash = Add(hash, c);
            }

            return hash;
        }
    }
}
