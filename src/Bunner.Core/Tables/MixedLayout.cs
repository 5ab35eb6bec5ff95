using System;
using System.Collections.Generic;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>What stands before the parts of a mixed segment: enough to refuse most segments that do not match.</summary>
/// <remarks>
/// Six words: number of parts 16, <see cref="MixedFlags"/> 16, the fewest characters that match 32; length of the literal at the start 32, of the
/// literal at the end 32; up to eight characters of the first one as bytes, folded, and the bits of them that count; the last
/// characters of the other one, which end with the word, and their bits. Then two words for each part: of a literal 0, its length
/// 32, and the offset of its characters, folded, as UTF-16; of a parameter 1 and the offset of its guards (0: none).
/// <para>
/// Literals with NUL or characters beyond ASCII have no length here, and no bits: they are compared with the rules of .NET, and all
/// others of their segment are then compared so once more. Characters beyond ASCII never equal an ASCII letter, in no case.
/// </para>
/// </remarks>
internal static class MixedLayout
{
    // Words of it.
    internal const int Lengths = 1;
    internal const int FirstText = 2;
    internal const int LastText = 4;

    /// <summary>How many characters at each end are compared at once.</summary>
    internal const int EndLength = 8;

    /// <param name="segment">The segment.</param>
    /// <param name="literals">Folds literals.</param>
    /// <param name="guards">The guards of all its parameters.</param>
    internal static List<ulong> Header(RouteSegment segment, LiteralTable literals, List<Guard> guards)
    {
        int count = segment.Parts.Length, parameters = 0, shortest = 0;
        bool isNarrow = true;
        bool hasOptionalTail = segment.Parts[count - 1] is ParameterPart { IsOptional: true };
        for (int i = 0; i < count; i++)
        {
            string? literal = (segment.Parts[i] as LiteralPart)?.Text;
            isNarrow &= literal is null || IsNarrow(literal);
            parameters += literal is null ? 1 : 0;
            shortest += hasOptionalTail && i >= count - 2 ? 0 : literal?.Length ?? 1;
        }

        string first = NarrowEnd(segment.Parts[0], literals), last = NarrowEnd(segment.Parts[count - 1], literals);
        bool hasOneParameter = isNarrow && parameters == 1 && !hasOptionalTail, hasLongEnds = Math.Max(first.Length, last.Length) > EndLength;
        bool isNumber = hasOneParameter && guards.Count == 1 && guards[0].Kind is (GuardKind.Int or GuardKind.Long);
        MixedFlags flags = (hasOptionalTail ? MixedFlags.HasOptionalTail : 0)
            | (guards.Count > 0 ? MixedFlags.HasGuards : 0)
            | (isNarrow ? MixedFlags.Narrow : 0)
            | (hasOneParameter ? MixedFlags.OneParameter : 0)
            | (isNarrow && parameters == 2 && !hasOptionalTail ? MixedFlags.TwoParameters : 0)
            | (hasLongEnds ? MixedFlags.LongEnds : 0)
            | (hasOneParameter && !hasLongEnds && (isNumber || guards.Count == 0) ? MixedFlags.Ends : 0)
            | (isNumber ? MixedFlags.Number : 0);
        (ulong firstText, ulong firstBits) = Pack(first.AsSpan(0, Math.Min(first.Length, EndLength)), 0, literals.IsCaseSensitive);
        ReadOnlySpan<char> lastCharacters = last.AsSpan(Math.Max(0, last.Length - EndLength));
        (ulong lastText, ulong lastBits) = Pack(lastCharacters, EndLength - lastCharacters.Length, literals.IsCaseSensitive);
        return
        [
            TableWriter.Pack((uint)count | ((uint)flags << 16), (uint)Math.Max(1, shortest)), TableWriter.Pack((uint)first.Length, (uint)last.Length),
            firstText, firstBits, lastText, lastBits,
        ];
    }

    private static string NarrowEnd(RoutePart part, LiteralTable literals) =>
        part is LiteralPart { Text: var text } && IsNarrow(text) ? literals.Fold(text) : "";

    private static (ulong Text, ulong Bits) Pack(ReadOnlySpan<char> text, int place, bool caseSensitive)
    {
        ulong characters = 0, bits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool hasCase = !caseSensitive && text[i] is >= 'a' and <= 'z';
            characters |= (ulong)text[i] << (8 * (place + i));
            bits |= (hasCase ? 0xDFul : 0xFFul) << (8 * (place + i));
        }

        return (characters, bits);
    }

    private static bool IsNarrow(string text)
    {
        foreach (char c in text)
        {
            if (c is '\0' or > '\x7F')
            {
                return false;
            }
        }

        return true;
    }
}
