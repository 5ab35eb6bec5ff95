namespace Bunner.Core.Conflicts;

/// <summary>Some UTF-16 units: a bit for each ASCII character, and one for all others together.</summary>
/// <param name="Low">The characters below 64.</param>
/// <param name="High">The characters from 64 to 127.</param>
/// <param name="HasWide">Whether it has units beyond ASCII.</param>
internal readonly record struct UnitSet(ulong Low, ulong High, bool HasWide)
{
    /// <summary>All units.</summary>
    internal static UnitSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, true);

    /// <summary>What a whole number is written with: digits, signs, the spaces that parsers pass over, and NUL.</summary>
    internal static UnitSet Numeric { get; } = Of("0123456789+-\t\n\v\f\r \0");

    /// <summary>The letters of ASCII.</summary>
    internal static UnitSet Letters { get; } = new(0, 0x07FF_FFFE_07FF_FFFE, false);

    /// <summary>The characters of a text.</summary>
    internal static UnitSet Of(string text)
    {
        UnitSet set = default;
        foreach (char c in text)
        {
            set = set.With(c);
        }

        return set;
    }

    /// <summary>A character in either case.</summary>
    internal static UnitSet OfEither(char c) =>
        c is >= 'a' and <= 'z' ? default(UnitSet).With(c).With((char)(c - 32))
            : c is >= 'A' and <= 'Z' ? default(UnitSet).With(c).With((char)(c | 32)) : default(UnitSet).With(c);

    /// <summary>Whether a unit is in it.</summary>
    internal bool Has(char c) => c >= 128 ? HasWide : ((c < 64 ? Low : High) >> (c & 63) & 1) != 0;

    /// <summary>The units of both.</summary>
    internal UnitSet And(UnitSet other) => new(Low & other.Low, High & other.High, HasWide && other.HasWide);

    /// <summary>Whether no unit is in both.</summary>
    internal bool Excludes(UnitSet other) => (Low & other.Low) == 0 && (High & other.High) == 0 && !(HasWide && other.HasWide);

    /// <summary>The same with both cases of the letters of ASCII of which it has one.</summary>
    internal UnitSet InEitherCase() => this with { High = High | ((High & 0x07FF_FFFE) << 32) | ((High >> 32) & 0x07FF_FFFE) };

    /// <summary>The units of either.</summary>
    internal UnitSet Or(UnitSet other) => new(Low | other.Low, High | other.High, HasWide || other.HasWide);

    /// <summary>The same with one more; one beyond ASCII stands for all of them.</summary>
    internal UnitSet With(char c) => c >= 128 ? new(Low, High, true) : c < 64 ? new(Low | (1UL << c), High, HasWide) : new(Low, High | (1UL << (c - 64)), HasWide);
}
