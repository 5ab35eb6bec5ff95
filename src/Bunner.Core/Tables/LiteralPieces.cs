using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bunner.Core.Tables;

/// <summary>Writes the literal text of routes in pieces of 32 characters, which the matcher compares with one vector each.</summary>
/// <remarks>
/// Literal segments that stand side by side are one run, slashes included: the fused edges of the route tree. A piece is 32
/// bytes that are or-ed to the path's characters, narrowed, and 32 that must come out: the bit of the case for letters,
/// nothing for other characters, all bits behind the run's end. So case is folded exactly: nothing but the two cases of an
/// ASCII letter become it. The pieces at the starts of runs come first; those that go on with a run may only be compared
/// when what is before them was found, because the path may end there.
/// </remarks>
internal sealed class LiteralPieces(TableWriter writer, LiteralTable literals, RouterSettings settings)
{
    /// <summary>The number of characters in a piece.</summary>
    internal const int Length = 32;

    /// <summary>The matcher compares the starts of so many runs without asking how many there are; what is missing is filled up.</summary>
    internal const int Starts = 3;

    // Places, lengths and numbers of segments have eight bits each.
    private const int MaxRun = 224, MaxPosition = 224;

    private readonly Dictionary<string, uint> _texts = new(StringComparer.Ordinal);

    /// <summary>Whether a literal is compared in pieces; if not, it has a check.</summary>
    internal static bool Covers(string literal, int position) =>
        literal.Length < MaxRun && position < MaxPosition && LiteralTable.IsNarrow(literal);

    /// <summary>The pieces of a form.</summary>
    internal CandidateText Of(RouteForm form)
    {
        List<ulong> starts = [], further = [];
        uint end = 0;
        StringBuilder run = new();
        int start = 0;
        for (int i = 0; i <= form.Ids.Length; i++)
        {
            string? text = i < form.Ids.Length && form.Ids[i] != 0 ? literals[form.Ids[i]].Text : null;
            bool covered = text is not null && Covers(text, i);
            if (run.Length > 0 && (!covered || settings.IgnoreDuplicateSlashes || run.Length + 1 + text!.Length > MaxRun))
            {
                // The slash behind the run is part of it; at the end of the path its length says as much.
                if (i < form.Ids.Length || form.IsOpen)
                {
                    run.Append('/');
                }
                else
                {
                    end = (uint)start | ((uint)i << 8) | ((uint)(run.Length + 1) << 16);
                }

                AddRun(starts, further, run.ToString(), start);
                run.Clear();
            }

            if (covered)
            {
                start = run.Length == 0 ? i : start;
                run.Append(run.Length == 0 ? "" : "/").Append(text);
            }
        }

        while (starts.Count < Starts)
        {
            starts.Add(Text("") | (1UL << 40));
        }

        return new CandidateText(end, starts.GetRange(0, Starts), [.. starts.Skip(Starts), .. further]);
    }

    private void AddRun(List<ulong> starts, List<ulong> further, string run, int start)
    {
        for (int at = 0; at < run.Length; at += Length)
        {
            uint text = Text(run.Substring(at, Math.Min(Length, run.Length - at)));
            (at == 0 ? starts : further).Add(text | ((ulong)start << 32) | ((ulong)(at + 1) << 40));
        }
    }

    private uint Text(string text)
    {
        if (!_texts.TryGetValue(text, out uint offset))
        {
            offset = writer.AddZeros(2 * Length / 8);
            for (int i = 0; i < Length; i++)
            {
                bool isLetter = i < text.Length && text[i] is ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
                ulong mask = i >= text.Length ? 0xFFu : isLetter && !settings.CaseSensitive ? 0x20u : 0;
                int word = (int)offset + i / 8, shift = 8 * (i % 8);
                writer[word] |= mask << shift;
                writer[word + Length / 8] |= (i < text.Length ? text[i] : 0xFFUL) << shift;
            }

            _texts.Add(text, offset);
        }

        return offset;
    }
}

/// <summary>The literal text of a candidate.</summary>
/// <param name="End">Where the last segment has to end, if it is literal: segment 8, segment behind it 8, characters with the slash before them 16.</param>
/// <param name="Starts">The pieces at the starts of the first runs.</param>
/// <param name="Further">All other pieces.</param>
internal readonly record struct CandidateText(uint End, List<ulong> Starts, List<ulong> Further);
