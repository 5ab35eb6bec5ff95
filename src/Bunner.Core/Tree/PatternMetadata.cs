using System;

namespace Bunner.Core.Tree;

/// <summary>What is asked of a pattern before the pattern itself is looked at, in four bytes.</summary>
/// <param name="Score">
/// How specific the pattern is, the larger the more. From the highest bit: 3 for a mixed segment or constrained parameter,
/// 2 for a parameter, 1 for a constrained catch-all, 0 for a catch-all (2 bits); mixed (1 bit); the number of guards, at
/// most 31 (5 bits); the number of literal characters, at most 255 (8 bits).
/// </param>
/// <param name="MinimumLength">The fewest characters that a matching segment has; 255 stands for that or more.</param>
/// <param name="LastLiteralLength">The length of the literal at the end, 0 if a parameter ends it; 255 stands for that or more.</param>
internal readonly record struct PatternMetadata(ushort Score, byte MinimumLength, byte LastLiteralLength)
{
    private const int Constrained = 3, Parameter = 2, ConstrainedCatchAll = 1;

    internal static PatternMetadata Of(SegmentPattern pattern)
    {
        int guards = 0, literals = 0, minimum = 0, last = 0;
        for (int i = 0; i < pattern.Parts.Length; i++)
        {
            SegmentPatternPart part = pattern.Parts[i];
            int length = part.Literal?.Length ?? part.MinimumLength;
            bool canBeMissing = pattern.HasOptionalTail && i >= pattern.Parts.Length - 2;
            guards += part.Guards.Length;
            literals += part.Literal?.Length ?? 0;
            minimum += canBeMissing ? 0 : length;
            last = part.Literal?.Length ?? 0;
        }

        int kind = pattern.IsCatchAll
            ? guards > 0 ? ConstrainedCatchAll : 0
            : pattern.IsMixed || guards > 0 ? Constrained : Parameter;
        int score = (kind << 14) | (pattern.IsMixed ? 1 << 13 : 0) | (Math.Min(guards, 31) << 8) | Math.Min(literals, byte.MaxValue);
        return new PatternMetadata((ushort)score, Saturate(pattern.IsCatchAll ? 0 : minimum), Saturate(last));
    }

    private static byte Saturate(int length) => (byte)Math.Min(length, byte.MaxValue);
}
