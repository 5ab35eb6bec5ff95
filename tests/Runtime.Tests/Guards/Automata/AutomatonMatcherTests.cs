using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;
using Bunner.Matching;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>The loop over a table says what the automaton says, in each of its ways, in characters and in UTF-8.</summary>
public unsafe class AutomatonMatcherTests
{
    // One for each way, and for the borders between them.
    private static readonly string[] s_patterns =
    [
        "", "a", "[^/]+", ".*", @"\d+", "[a-z]{1,63}", "[0-9a-f]{64}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a{15}", "a{16}", "a{17}", "a{40,200}", "a{254}", "a{255}", "a{256}", "a{300,400}",
        "[a-z]+(-[a-z]+)*", @"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}", @"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "(en|de|fr|it|es|pt|nl|pl|cs|da|fi|sv|no|hu|ro|bg|el|tr)",
        ".{20}", "(?s:.{17,30})", "[^a]{20,30}", "é{18,}", "[é-ü]{1,30}", @"[\u4e00-\u9fff]+", @"\uD83D\uDE00+", @"[\uD800-\uDBFF][\uDC00-\uDFFF]", "(a|é){1,40}", "[^b]*b[^b]{0,3}", @"[\x00-\x7f]{18,40}", @"(\x00|\x7f){1,40}",
        "a(b(c(d(e(f(g(h(i(jk?)?)?)?)?)?)?)?)?)?", "[ac-eg-i]([bdf]|x){16}", string.Join("|", Enumerable.Range(0, 200).Select(static i => $"w{i * 7919}")), "[^\\s\\S]", "(a[b-d]){9}e?", "[abc]d[efg]h[ijk]l[mno]p[qrs]t[uvw]x",
    ];

    [Fact]
    public void The_loop_agrees_with_the_automaton()
    {
        Random random = new(77);
        RandomExpressions expressions = new(random);
        foreach (string pattern in s_patterns)
        {
            Compare(pattern, random, expressions, values: 600);
        }

        for (int i = 0; i < 600; i++)
        {
            Compare(expressions.Next(ignoreCase: true).Pattern, random, expressions, values: 30);
        }
    }

    [Fact]
    public void Ill_formed_utf8_is_what_it_decodes_to()
    {
        Random random = new(78);
        byte[] alphabet = [0x61, 0x62, 0x2D, 0x80, 0xBF, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0xFF, 0xC0, 0xF5, 0x00];
        foreach (string pattern in new[] { "[^/]+", "[a-b\uFFFD-]{1,40}", ".*é.*", @"[\uD800-\uDFFF€\uFFFDab-]+", "[a-b-]{17,30}", @"(.{2})*", ".{20,21}" })
        {
            Table table = new(pattern);
            for (int i = 0; i < 4_000; i++)
            {
                byte[] value = new byte[random.Next(32)];
                for (int k = 0; k < value.Length; k++)
                {
                    value[k] = random.Next(4) == 0 ? (byte)random.Next(256) : alphabet[random.Next(random.Next(2) == 0 ? 3 : alphabet.Length)];
                }

                string decoded = Encoding.UTF8.GetString(value);
                Assert.True(table.Automaton.Accepts(decoded) == table.AcceptsUtf8(value), $"«{pattern}» on {Convert.ToHexString(value)}");
            }
        }
    }

    [Fact]
    public void The_kelvin_sign_is_no_letter_k()
    {
        Table table = new("[a-z]+|k{20}");
        Assert.True(table.Accepts("K"));
        Assert.False(table.Accepts("\u212A"));
        Assert.False(table.Accepts("kk\u017F"));
        Assert.True(table.Accepts(new string('K', 20)));
        Assert.False(table.Accepts(new string('k', 19) + "\u212A\u212A"));
        Assert.True(new Table("[^k]").Accepts("\u212A"));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        Table[] tables = [.. s_patterns.Select(static pattern => new Table(pattern))];
        byte[] text = Encoding.UTF8.GetBytes("hello-wörld-\U0001F600-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        Assert.Equal(0, Allocation.Least(() =>
        {
            foreach (Table table in tables)
            {
                table.AcceptsUtf8(text);
                table.Accepts("hello-wörld-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
            }
        }));
    }

    private static void Compare(string pattern, Random random, RandomExpressions expressions, int values)
    {
        if (!ExpressionCompiler.TryCompile(pattern, true, AutomatonLimits.Default, out _, out _))
        {
            return;
        }

        Table table = new(pattern);
        for (int i = 0; i < values; i++)
        {
            string value = random.Next(3) == 0 ? expressions.NextValue() : Walk(table.Automaton, random);
            bool expected = table.Automaton.Accepts(value);
            Assert.True(expected == table.Accepts(value), $"«{pattern}» on «{Regex.Escape(value)}»: {!expected}");
            Assert.True(expected == table.AcceptsSlowly(value), $"«{pattern}» on «{Regex.Escape(value)}» by transitions: {!expected}");
            byte[] utf8 = Encoding.UTF8.GetBytes(value);
            Assert.True(table.Automaton.Accepts(Encoding.UTF8.GetString(utf8)) == table.AcceptsUtf8(utf8), $"«{pattern}» on «{Regex.Escape(value)}» in UTF-8");
        }
    }

    /// <summary>A value that the automaton accepts or nearly: a way through its states, sometimes with a slip.</summary>
    private static string Walk(Automaton automaton, Random random)
    {
        StringBuilder value = new();
        int state = automaton.Start;
        int length = random.Next(random.Next(6) == 0 ? 420 : 70);
        while (state != Automaton.Dead && value.Length < length && !(automaton.IsAccepting(state) && random.Next(12) == 0))
        {
            int[] live = [.. Enumerable.Range(0, automaton.Classes.RangeCount).Where(range => automaton.Next(state, automaton.Classes.RangeClass(range)) != Automaton.Dead)];
            if (live.Length == 0)
            {
                break;
            }

            int range = live[random.Next(live.Length)];
            char unit = (char)random.Next(automaton.Classes.RangeStart(range), automaton.Classes.RangeEnd(range));
            value.Append(unit);
            state = automaton.Next(state, automaton.Classes.ClassOf(unit));
        }

        if (value.Length > 0 && random.Next(3) == 0)
        {
            value[random.Next(value.Length)] = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(0x80);
        }

        return value.ToString();
    }

    private sealed class Table
    {
        private readonly ulong[] _data;
        private readonly uint _offset;

        public Table(string pattern)
        {
            Assert.True(ExpressionCompiler.TryCompile(pattern, true, AutomatonLimits.Default, out Automaton? automaton, out _));
            Automaton = automaton;
            TableWriter writer = new();
            writer.BeginSection("automaton");
            writer.Add(0);
            _offset = new AutomatonTable(writer).Add(automaton);
            _data = writer.Finish().Data;
        }

        public Automaton Automaton { get; }

        public bool Accepts(string value)
        {
            fixed (ulong* table = _data)
            fixed (char* start = value)
            {
                return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
            }
        }

        public bool AcceptsSlowly(string value)
        {
            fixed (ulong* table = _data)
            fixed (char* start = value)
            {
                return AutomatonMatcher.RunTransitions(table, table + _offset, start, value.Length);
            }
        }

        public bool AcceptsUtf8(byte[] value)
        {
            fixed (ulong* table = _data)
            fixed (byte* start = value)
            {
                return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
            }
        }
    }
}
