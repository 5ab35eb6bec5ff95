using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Tables;

/// <summary>Literals are told apart however many there are, and so are their keys.</summary>
public sealed class LiteralTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public void Every_literal_has_its_own_number(int capacity)
    {
        LiteralTable literals = new(caseSensitive: false, capacity);
        Dictionary<string, int> expected = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> again = new(StringComparer.OrdinalIgnoreCase);
        Random random = new(7);
        for (int i = 0; i < 120_000; i++)
        {
            // More that are beyond ASCII than there are slots at first, before any that is not.
            string text = (i < 500 ? "é" : random.Next(20) == 0 ? "É" : random.Next(2) == 0 ? "w" : "W") + random.Next(40_000);
            int number = literals.NumberOf(text);
            if (expected.TryAdd(text, number))
            {
                Assert.Equal(expected.Count, number);
            }
            else
            {
                again.Add(text);
                Assert.Equal(expected[text], number);
            }
        }

        Assert.InRange(again.Count, 1_000, expected.Count - 1_000);
        foreach ((string text, int number) in expected)
        {
            Assert.Equal(again.Contains(text), literals.IsShared(number));
            Assert.Equal(text, literals.Numbered(number).ToString(), ignoreCase: true);
        }
    }

    [Theory]
    [InlineData(3, 10, false)]
    [InlineData(2_000, 100_000, false)]
    [InlineData(2_100, 100_000, false)]
    [InlineData(30_000, 1_000_000, false)]
    [InlineData(30_000, 1_000_000, true)]
    public void Different_keys_are_counted_exactly(int count, int range, bool caseSensitive)
    {
        LiteralTable literals = new(caseSensitive);
        Random random = new(count);
        List<ushort> ids = [];
        for (int i = 0; i < count; i++)
        {
            // What "^" and "~" make alike is alike only where case does not count.
            ids.Add(literals.Intern(random.Next(5) switch
            {
                0 => $"é{random.Next(range)}",
                1 => $"same-beginning-{random.Next(range)}",
                2 => $"{(random.Next(2) == 0 ? '^' : '~')}{random.Next(range / 10)}",
                _ => $"w{random.Next(range)}",
            }));
        }

        ids = [.. ids.Distinct()];
        KeyCount keys = new(literals, ids.ToArray());
        foreach (int offset in (int[])[0, 1, 2])
        {
            int expected = ids.Where(id => !literals[id].IsWide).Select(id => literals[id].Key(offset, caseSensitive)).Distinct().Count();
            Assert.Equal(expected, keys.Different(offset));
        }

        Assert.Equal(0, new KeyCount(literals, []).Different(0));
    }
}
