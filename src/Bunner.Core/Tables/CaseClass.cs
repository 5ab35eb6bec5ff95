namespace Bunner.Core.Tables;

/// <summary>One character in the place of all that are equal to it without regard to case, whatever case tables a platform has.</summary>
/// <remarks>
/// A table is built by one version of .NET and read by another, each with case mappings of its own version of Unicode or of the system. So none is asked
/// here. What is written down are alphabets whose pairs of letters no version changes (Unicode's stability policy: a pair stays a pair), with all characters
/// beyond them that some version maps to one of their letters, and scripts that have no case; every other character is
/// <see cref="Other"/>. Characters that need not be equal may have one class, but those that some version takes as equal never have two.
/// <para>
/// No character beyond ASCII equals an ASCII letter under <c>OrdinalIgnoreCase</c>. If a version of Unicode adds a character that maps to a letter of an
/// alphabet here, as 9.0 did with U+1C80 to U+1C86, it belongs here, too; a test asks the running platform about all characters. Hashes
/// in tables are made of classes: to change one is to change their format (<see cref="TableLayout.Magic"/>).
/// </para>
/// </remarks>
internal static class CaseClass
{
    /// <summary>The class of all that is not written down: no character.</summary>
    internal const uint Other = 0xFFFF;

    internal static uint Of(char c) => c switch
    {
        >= 'A' and <= 'Z' => (uint)(c | ' '),
        < '\x80' => c,
        < '\u0250' => OfLatin(c),
        < '\u0370' => OfMark(c),
        < '\u0400' => OfGreek(c),
        < '\u0530' => OfCyrillic(c),

        // Armenian.
        >= '\u0531' and <= '\u0556' => (uint)c + 0x30,
        >= '\u0561' and <= '\u0586' => c,
        < '\u0590' => Other,

        // From Hebrew to Myanmar, Hangul's letters, Ethiopic, Khmer and Mongolian.
        < '\u10A0' or (>= '\u1100' and < '\u13A0') or (>= '\u1780' and < '\u18B0') => c,

        // Georgian, as it is written, and its capitals.
        >= '\u10D0' and <= '\u10FF' => c,
        >= '\u1C90' and <= '\u1CBF' => (uint)c - 0xBC0,

        // Vietnamese, in pairs.
        >= '\u1EA0' and <= '\u1EFF' => c | 1u,

        // Kana, Han and Yi; Hangul.
        (>= '\u3040' and < '\uA4D0') or (>= '\uAC00' and < '\uD7A4') => c,

        // Forms of full and half width.
        >= '\uFF21' and <= '\uFF3A' => (uint)c + 0x20,
        >= '\uFF01' and <= '\uFFEF' => c,
        _ => OfStranger(c),
    };

    /// <summary>Signs and letters that stand far from the alphabets to which they belong.</summary>
    private static uint OfStranger(char c) => c switch
    {
        '\u1C80' => '\u0432',
        '\u1C81' => '\u0434',
        '\u1C82' => '\u043E',
        '\u1C83' => '\u0441',
        '\u1C84' or '\u1C85' => '\u0442',
        '\u1C86' => '\u044A',
        '\u1E9E' => '\u00FF',
        '\u1FBE' => '\u03B9',
        '\u2126' => '\u03C9',
        '\u212B' => '\u00E5',
        _ => Other,
    };

    private static uint OfLatin(char c) => c switch
    {
        // The micro sign is a Greek letter.
        '\u00B5' => '\u03BC',
        < '\u00C0' => Other,

        // Sharp s and y with diaeresis have one class, since their capitals stand elsewhere.
        < '\u0100' => c | 0x20u,
        '\u0178' => '\u00FF',

        // In pairs, of which some begin at even numbers and some at odd ones.
        (>= '\u0139' and <= '\u0148') or (>= '\u0179' and <= '\u017E') or (>= '\u01CD' and <= '\u01DC') or '\u01AF' or '\u01B0' => (c + 1u) & ~1u,
        < '\u0178' or '\u01A0' or '\u01A1' or (>= '\u01F8' and <= '\u021F') => c | 1u,
        _ => Other,
    };

    /// <summary>Phonetic letters, many of which have capitals by now, and marks, which have no case but for one that is a Greek letter.</summary>
    private static uint OfMark(char c) => c switch
    {
        < '\u0300' => Other,
        '\u0345' => '\u03B9',
        _ => c,
    };

    private static uint OfGreek(char c) => c switch
    {
        '\u0386' => '\u03AC',
        >= '\u0388' and <= '\u038A' => (uint)c + 0x25,
        '\u038C' => '\u03CC',
        '\u038E' or '\u038F' => (uint)c + 0x3F,
        >= '\u0391' and <= '\u03AB' => (uint)c + 0x20,

        // The small sigma at the end of words.
        '\u03C2' => '\u03C3',
        >= '\u03AC' and <= '\u03CE' => c,

        // Letters as signs.
        '\u03D0' => '\u03B2',
        '\u03D1' or '\u03F4' => '\u03B8',
        '\u03D5' => '\u03C6',
        '\u03D6' => '\u03C0',
        '\u03F0' => '\u03BA',
        '\u03F1' => '\u03C1',
        '\u03F5' => '\u03B5',
        _ => Other,
    };

    private static uint OfCyrillic(char c) => c switch
    {
        < '\u0410' => (uint)c + 0x50,
        < '\u0430' => (uint)c + 0x20,
        < '\u0460' => c,

        // In pairs.
        (>= '\u048A' and <= '\u04BF') or >= '\u04D0' => c | 1u,
        _ => Other,
    };
}
