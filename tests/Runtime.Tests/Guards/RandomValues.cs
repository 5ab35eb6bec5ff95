using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Runtime.Tests.Guards;

/// <summary>Values that constraints may meet: the well-known corners, and random neighbours of what each constraint accepts.</summary>
internal static class RandomValues
{
    private static readonly string[] s_alphabets =
    [
        "0123456789", "0123456789+-", "0123456789+-., eE", "0123456789abcdefABCDEF-{}()x,", "0123456789-/:. TZAPM+",
        "trueTRUEfalseFALSE \0\t", "abcxyzABCXYZ", "abcK\u212Aıİ\n", "ab./", " \t\n\v\f\r\u0085\u00A0\u2003\u3000\0", "\uD800\uDC00é€\U0001F600a",
    ];

    public static IEnumerable<string> Corners { get; } =
    [
        "", " ", "0", "-0", "+0", "00", "1", "-1", "+1", "--1", "1-", "1+", "(1)", " 1", "1 ", "\t1\r\n", "\v1\f", "\u00A01", "1\u2003", "1\0", "1\0\0", "\01", "1 \0", "1\0 ",
        "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "79228162514264337593543950335", "79228162514264337593543950336", "0.0000000000000000000000000001", "1.", ".1", ".", "-.5", "1,2", "1,,2", ",1", "1,", "1,234.5", "1.2,3",
        "1e5", "1E+5", "1e-5", "1e", "e5", "1e400", "-1e400", "1e-400", "1e99999999999", "NaN", "nan", "Infinity", "-Infinity", "+Infinity", "infinity", "∞", "-∞", "0x10", "1f", "1L", "1_000", "$1", "¤1", "1%",
        "\u22121", "\u20101", "٣", "１", "true", "false", "TRUE", "False", " true ", "true\0", "\0true", "\u00A0true\u3000", "yes", "1true", "tru", "truе",
        "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "(00000000-0000-0000-0000-000000000000)", "00000000000000000000000000000000",
        "{0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}", " 00000000-0000-0000-0000-000000000000 ", "{00000000-0000-0000-0000-000000000000", "0000000-0000-0000-0000-000000000000",
        "CA761232-ED42-11CE-BACD-00AA0057B223", "\u00A0CA761232-ED42-11CE-BACD-00AA0057B223", "+A761232-ED42-11CE-BACD-00AA0057B2230", "0x761232-ED42-11CE-BACD-00AA0057B223",
        "2020-01-01", "2020-02-30", "2020-1-1", "01/02/2020", "13/13/2020", "1/2", "10:00", "10:00:61", "25:00", "2020-01-01T10:00:00", "2020-01-01T10:00:00Z", "2020-01-01T10:00:00+02:00", "2020-01-01T10:00:00.1234567",
        "2020-01-01 10:00 PM", "Mon, 06 Jan 2020 10:00:00 GMT", "Monday", "January", "1 January 2020", "January 2020", "20200101", "2020", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2020-01-01\0", " 2020-01-01 ",
        "a", "Z", "abcXYZ", "ab1", "a b", "abc\n", "\nabc", "\u212A", "K", "ı", "İ", "é", "ß", "\uD83D\uDE00", "\uD800", "\uDC00", "\uDC00\uD800", "a\uD800", "\0", "\uFFFD", "\uFEFF", "\uFEFF1",
        "a.b", ".a", "a.", "..", "...", "..a", "a..", "a./b", "/a.b", "a.b/", "a.b/c", "a/b.c", "/", "//.", "//.a", "..a.", "a\u3002b", "%2F.a", ".\u0301",
    ];

    public static IEnumerable<string> Long { get; } =
    [
        .. from length in new[] { 127, 128, 129, 1_000, 100_000 }
           from shape in new[] { "0", "1", "9", " ", "a", ".", "/", "é", "\U0001F600", "\uD800", "\0", "-", "1," }
           select string.Concat(Enumerable.Repeat(shape, length)),
        new string('0', 5_000) + "1", new string(' ', 5_000) + "1", "1" + new string('\0', 5_000), new string(' ', 5_000) + "true",
        new string(' ', 5_000) + "2020-01-01", "2020-01-01" + new string(' ', 5_000), new string('\u3000', 5_000) + "CA761232-ED42-11CE-BACD-00AA0057B223",
        "0." + new string('0', 5_000) + "1", new string('9', 5_000) + "e-4990", new string('a', 5_000) + ".a",
    ];

    public static IEnumerable<string> Random(int seed, int count)
    {
        Random random = new(seed);
        string[] corners = [.. Corners];
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            text.Clear();
            if (random.Next(3) == 0)
            {
                text.Append(corners[random.Next(corners.Length)]);
            }

            string alphabet = s_alphabets[random.Next(s_alphabets.Length)];
            int slips = random.Next(text.Length > 0 ? 3 : 24);
            for (int j = 0; j < slips; j++)
            {
                text.Insert(random.Next(text.Length + 1), alphabet[random.Next(alphabet.Length)]);
            }

            yield return text.ToString();
        }
    }
}
