using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Asks a guard about one value, in the generator as in the runtime.</summary>
internal static class GuardProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the guard accepts a value; null if that is the user's own code to say.</summary>
    internal static bool? Accepts(Guard guard, string value, RouterSettings settings)
    {
        switch (guard.Kind)
        {
            case GuardKind.Decimal:
                return decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
            case GuardKind.Double:
                return double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
            case GuardKind.Float:
                return float.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
            case GuardKind.Guid:
                return Guid.TryParse(value, out _);
            case GuardKind.DateTime:
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            case GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength:
                return value.Length >= guard.First && value.Length <= guard.Second;
            case GuardKind.Custom:
                return null;
        }

        GuardBounds bounds = GuardAutomata.Of(guard, settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates));
        return bounds.IsExact ? bounds.Upper.Accepts(value) : AcceptsByEngine(guard, value, settings.CaseSensitive);
    }

    private static bool? AcceptsByEngine(Guard guard, string value, bool caseSensitive)
    {
        try
        {
            RegexOptions options = caseSensitive ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
            return Regex.IsMatch(value, RegexGuard.Anchor(guard.Text ?? ""), options, s_patience);
        }
        catch (Exception exception) when (exception is RegexMatchTimeoutException or ArgumentException)
        {
            return null;
        }
    }
}
