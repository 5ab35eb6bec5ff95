using System;

namespace Bunner.Core.Tables;

/// <summary>Chooses how many further pieces every candidate of a table has at least, where it is worth its time that most have as many.</summary>
/// <remarks>
/// The reason is that of <see cref="EvenLanes"/>: whether a candidate has further pieces, and how many, is a branch at the end of a
/// match that no processor can foresee if it depends on the route. In large tables requests wait for memory instead,
/// which more pieces do not make better.
/// </remarks>
internal sealed class EvenPieces
{
    /// <summary>Tables with more forms are left as they are.</summary>
    internal const int MaxForms = 2048;

    // In the time of a further piece: the first one, for which the record of them is read; and a wrong guess.
    private const double FirstPiece = 2, WrongGuess = 5;

    // More pieces than that are as rare as their candidates.
    private const int MaxPieces = 8;

    private readonly int[] _candidates = new int[MaxPieces + 1];

    /// <summary>Takes the number of further pieces that a candidate needs.</summary>
    internal void Count(int pieces) => _candidates[Math.Min(pieces, MaxPieces)]++;

    /// <summary>The number of pieces with which requests take the least time, if each candidate has as many of them.</summary>
    internal int Best()
    {
        (int best, double least) = (0, double.MaxValue);
        int alike = 0;
        for (int atLeast = 0; atLeast <= MaxPieces; atLeast++)
        {
            alike += _candidates[atLeast];
            double time = TimeOf(atLeast) * alike;
            int mostAlike = alike, unlike = 0;
            for (int pieces = atLeast + 1; pieces <= MaxPieces; pieces++)
            {
                time += TimeOf(pieces) * _candidates[pieces];
                unlike += _candidates[pieces];
                mostAlike = Math.Max(mostAlike, _candidates[pieces]);
            }

            time += WrongGuess * (alike + unlike - mostAlike);
            (best, least) = time < least ? (atLeast, time) : (best, least);
        }

        return best;
    }

    private static double TimeOf(int pieces) => pieces == 0 ? 0 : FirstPiece + pieces - 1;
}
