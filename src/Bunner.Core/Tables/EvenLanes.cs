using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Gives the blocks that buckets find without a probe one number of lanes, where that is worth its time; in tables of few forms the others, too.</summary>
/// <remarks>
/// The matcher goes through the lanes of a block in a loop. Where requests of unlike blocks follow each other, the processor
/// cannot foresee how often it goes round, and guesses late: what it has begun of the next requests is thrown away. A lane too many,
/// or a comparison of text in vain, may cost less.
/// </remarks>
internal static class EvenLanes
{
    // Both in the time of a lane, with the wrong guess that each brings about.
    private const double FailedTry = 5, OwnNumber = 6;

    /// <summary>The number of lanes with which requests of all blocks take the least time, if each route has as many of them.</summary>
    internal static int Best(IReadOnlyList<LanePlan> plans)
    {
        int most = 0;
        foreach (LanePlan plan in plans)
        {
            most = Math.Max(most, plan.Count);
        }

        (int best, double least) = (0, double.MaxValue);
        for (int lanes = 0; lanes <= most; lanes++)
        {
            double time = 0;
            foreach (LanePlan plan in plans)
            {
                time += plan.Forms * Math.Min(TimeOf(plan, lanes), TimeOfOwn(plan));
            }

            (best, least) = time < least ? (lanes, time) : (best, least);
        }

        return best;
    }

    /// <summary>The number of lanes of one block, given that of the others.</summary>
    internal static int NumberFor(LanePlan plan, int even) => TimeOf(plan, even) <= TimeOfOwn(plan) ? even : plan.Count;

    private static double TimeOf(LanePlan plan, int lanes) => lanes + FailedTry * plan.FailedTries(Math.Min(lanes, plan.Count));

    private static double TimeOfOwn(LanePlan plan) => TimeOf(plan, plan.Count) + OwnNumber;
}
