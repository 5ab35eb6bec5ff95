using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Bunner.Bench.Guards;

/// <summary>A guard that is timed: its expression, what .NET generates for it, and values.</summary>
internal sealed record GuardPattern(string Name, string Expression, Regex IgnoringCase, Regex CaseSensitive, string[] Matching, string[] Failing);

/// <summary>The guards that <c>compare --guards</c> times.</summary>
/// <remarks>
/// What fails, fails where values in practice do: at the first character, in the middle, at the end, by being too short.
/// The generated expressions get anchors, since a guard always means the whole value.
/// </remarks>
internal static partial class GuardPatterns
{
    private const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private const string SemVer =
        @"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?";

    private const string Slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
    private const string Date = @"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])";
    private const string Digest = "[0-9a-f]{64}";
    private const string Mail = @"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}";

    private const RegexOptions Sensitive = RegexOptions.CultureInvariant;
    private const RegexOptions Insensitive = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    public static IReadOnlyList<GuardPattern> All { get; } =
    [
        new("uuid", Uuid, UuidIgnoringCase(), UuidSensitive(),
            ["ca761232-ed42-11ce-bacd-00aa0057b223", "00000000-0000-0000-0000-000000000000", "d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
            ["xa761232-ed42-11ce-bacd-00aa0057b223", "ca761232-ed42-11ce-bacd_00aa0057b223", "ca761232-ed42-11ce-bacd-00aa0057b22g", "ca761232", "latest", "ca761232ed4211cebacd00aa0057b223"]),
        new("semver", SemVer, SemVerIgnoringCase(), SemVerSensitive(),
            ["1.2.3", "10.20.30", "1.0.0-alpha.1", "2.1.0-rc.1+build.5114f85", "0.0.4", "1.0.0-x.7.z.92", "4.18.2-beta"],
            ["v1.2.3", "1.2", "01.2.3", "1.2.3-", "1.0.0-alpha..1", "latest", "1.2.3.4"]),
        new("slug", Slug, SlugIgnoringCase(), SlugSensitive(),
            ["hello", "hello-world", "how-to-write-a-router", "2024-in-review", "a", "the-quick-brown-fox-jumps-over-the-lazy-dog"],
            ["-hello", "hello--world", "hello-world-", "how_to_write_a_router", "the-quick-brown-fox-jumps-over-the-lazy-dog!", "a.b"]),
        new("date", Date, DateIgnoringCase(), DateSensitive(),
            ["2024-02-29", "1999-12-31", "2000-01-01", "2026-10-15"],
            ["2024-13-01", "24-02-29", "2024-02-32", "2024/02/29", "today", "2024-02-2"]),
        new("digest", Digest, DigestIgnoringCase(), DigestSensitive(),
            ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "0000000000000000000000000000000000000000000000000000000000000000"],
            ["x3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "ba7816bf8f01cfea414140de5dae222-b00361a396177a9cb410ff61f20015ad", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ag", "ba7816bf", "latest"]),
        new("e-mail", Mail, MailIgnoringCase(), MailSensitive(),
            ["ada@example.com", "grace.hopper@navy.mil", "a@b.co", "first.last+tag@mail.example.co.uk", "someone_else%x@sub-domain.example.org"],
            ["ada", "ada@example", "@example.com", "ada example.com", "first.last+tag@mail.example.co.u", "!ada@example.com"]),
    ];

    [GeneratedRegex(@"\A(?:" + Uuid + @")\z", Insensitive)]
    private static partial Regex UuidIgnoringCase();

    [GeneratedRegex(@"\A(?:" + Uuid + @")\z", Sensitive)]
    private static partial Regex UuidSensitive();

    [GeneratedRegex(@"\A(?:" + SemVer + @")\z", Insensitive)]
    private static partial Regex SemVerIgnoringCase();

    [GeneratedRegex(@"\A(?:" + SemVer + @")\z", Sensitive)]
    private static partial Regex SemVerSensitive();

    [GeneratedRegex(@"\A(?:" + Slug + @")\z", Insensitive)]
    private static partial Regex SlugIgnoringCase();

    [GeneratedRegex(@"\A(?:" + Slug + @")\z", Sensitive)]
    private static partial Regex SlugSensitive();

    [GeneratedRegex(@"\A(?:" + Date + @")\z", Insensitive)]
    private static partial Regex DateIgnoringCase();

    [GeneratedRegex(@"\A(?:" + Date + @")\z", Sensitive)]
    private static partial Regex DateSensitive();

    [GeneratedRegex(@"\A(?:" + Digest + @")\z", Insensitive)]
    private static partial Regex DigestIgnoringCase();

    [GeneratedRegex(@"\A(?:" + Digest + @")\z", Sensitive)]
    private static partial Regex DigestSensitive();

    [GeneratedRegex(@"\A(?:" + Mail + @")\z", Insensitive)]
    private static partial Regex MailIgnoringCase();

    [GeneratedRegex(@"\A(?:" + Mail + @")\z", Sensitive)]
    private static partial Regex MailSensitive();
}
