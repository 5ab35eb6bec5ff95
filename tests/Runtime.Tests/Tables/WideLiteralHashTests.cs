using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Tables;

/// <summary>What is equal without regard to case has one hash, on every platform; the letters of an alphabet have different ones.</summary>
public sealed class WideLiteralHashTests
{
    [Fact]
    public void All_that_ordinal_comparison_takes_as_equal_has_one_hash()
    {
        Dictionary<string, string> first = new(StringComparer.OrdinalIgnoreCase);
        int equal = 0;
        foreach (string text in Characters())
        {
            if (!first.TryAdd(text, text))
            {
                equal++;
                AssertEqual(first[text], text);
            }
        }

        Assert.InRange(equal, 1_300, 2_000);
    }

    [Fact]
    public void All_case_mappings_of_the_platform_leave_the_hash_as_it_is()
    {
        int mapped = 0;
        foreach (string text in Characters())
        {
            foreach (string other in (string[])[text.ToUpperInvariant(), text.ToLowerInvariant()])
            {
                // What maps to an ASCII letter (U+212A) does not equal it.
                if (other != text && other[0] > '\x7F' == text[0] > '\x7F')
                {
                    mapped++;
                    AssertEqual(other, text);
                }
            }
        }

        Assert.InRange(mapped, 2_600, 4_000);
    }

    [Theory]
    [InlineData("абвгдеёжзийклмнопрстуфхцчшщъыьэюяђѓєѕіїјљњћќѝўџґғқңүұһәө", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЃЄЅІЇЈЉЊЋЌЍЎЏҐҒҚҢҮҰҺӘӨ")]
    [InlineData("αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ")]
    [InlineData("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžơưǎǐǒǔșțạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŹŻŽƠƯǍǏǑǓȘȚẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ")]
    [InlineData("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ")]
    [InlineData("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "ᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰ")]
    [InlineData("ａｂｃｘｙｚ", "ＡＢＣＸＹＺ")]
    public void The_letters_of_an_alphabet_are_told_apart_but_not_by_case(string lower, string upper)
    {
        Assert.Equal(lower.Length, upper.Length);
        Assert.Equal(lower.Length, lower.Select(static c => Hash(c.ToString())).Distinct().Count());
        AssertEqual(lower, upper);
        for (int i = 0; i < lower.Length; i++)
        {
            AssertEqual(lower[i].ToString(), upper[i].ToString());
            Assert.NotEqual(Hash(lower[i].ToString(), caseSensitive: true), Hash(upper[i].ToString(), caseSensitive: true));
        }
    }

    /// <summary>Mappings between places far from each other, among them those that not every version of Unicode has, or that only go one way.</summary>
    [Theory]
    [InlineData("\u00B5\u039C\u03BC")]
    [InlineData("\u00E5\u00C5\u212B")]
    [InlineData("\u00FF\u0178")]
    [InlineData("\u00DF\u1E9E")]
    [InlineData("\u0345\u0399\u03B9\u1FBE")]
    [InlineData("\u0392\u03B2\u03D0")]
    [InlineData("\u0395\u03B5\u03F5")]
    [InlineData("\u0398\u03B8\u03D1\u03F4")]
    [InlineData("\u039A\u03BA\u03F0")]
    [InlineData("\u03A0\u03C0\u03D6")]
    [InlineData("\u03A1\u03C1\u03F1")]
    [InlineData("\u03A3\u03C3\u03C2")]
    [InlineData("\u03A6\u03C6\u03D5")]
    [InlineData("\u03A9\u03C9\u2126")]
    [InlineData("\u0412\u0432\u1C80")]
    [InlineData("\u0414\u0434\u1C81")]
    [InlineData("\u041E\u043E\u1C82")]
    [InlineData("\u0421\u0441\u1C83")]
    [InlineData("\u0422\u0442\u1C84\u1C85")]
    [InlineData("\u042A\u044A\u1C86")]
    [InlineData("\u0462\u0463\u1C87")]
    [InlineData("\u1C88\uA64A\uA64B")]
    [InlineData("\u1E60\u1E61\u1E9B")]
    [InlineData("\u10A0\u2D00")]
    [InlineData("\u10D0\u1C90")]
    [InlineData("\u13A0\uAB70")]
    [InlineData("\u0264\uA7CB")]
    [InlineData("\u019B\uA7DC")]
    [InlineData("\u1C89\u1C8A")]
    public void What_some_version_maps_to_each_other_has_one_hash_in_all(string equal) =>
        Assert.All(equal, c => AssertEqual(equal[..1], c.ToString()));

    [Theory]
    [InlineData("日", "木")]
    [InlineData("한", "글")]
    [InlineData("か", "カ")]
    [InlineData("ש", "ל")]
    [InlineData("س", "ل")]
    [InlineData("ก", "ข")]
    [InlineData("क", "ख")]
    [InlineData("ა", "ბ")]
    [InlineData("ሀ", "ለ")]
    [InlineData("ក", "ខ")]
    [InlineData("e\u0301", "e\u0300")]
    public void Scripts_without_case_are_told_apart_as_well(string one, string other) => Assert.NotEqual(Hash(one), Hash(other));

    [Theory]
    [InlineData("\u212A", "k")]
    [InlineData("\u017F", "s")]
    [InlineData("\u0131", "i")]
    [InlineData("\u012F", "/")]
    public void Nothing_beyond_ASCII_has_the_hash_of_an_ASCII_character(string wide, string ascii) => Assert.NotEqual(Hash(ascii), Hash(wide));

    [Fact]
    public void Where_case_counts_every_character_does()
    {
        Assert.Equal(0x10000, Enumerable.Range(0, 0x10000).Select(static c => Hash(((char)c).ToString(), caseSensitive: true)).Distinct().Count());
    }

    /// <summary>All there are, lone surrogates as well, as texts.</summary>
    private static IEnumerable<string> Characters() => Enumerable.Range(0, 0x110000).Select(static c => c < 0x10000 ? ((char)c).ToString() : char.ConvertFromUtf32(c));

    private static void AssertEqual(string one, string other) =>
        Assert.True(Hash(one) == Hash(other) && Hash($"a{one}z") == Hash($"A{other}Z"), $"{string.Join(' ', (one + other).Select(static c => $"U+{(int)c:X4}"))} have different hashes");

    private static uint Hash(string text, bool caseSensitive = false) => WideLiteralHash.Compute(text, caseSensitive);
}
