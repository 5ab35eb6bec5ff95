using System;
using System.Text;

namespace Runtime.Tests.Guards.Automata;

/// <summary>Random expressions, each written twice: as Bunner reads it, and for .NET with Bunner's meaning spelled out.</summary>
/// <remarks>
/// In the second text no case is ignored and no shorthand used: <c>k</c> becomes <c>[kK]</c> and <c>\w</c> the ASCII class, so
/// that .NET's own tables of letters play no part.
/// </remarks>
internal sealed class RandomExpressions(Random random)
{
    private const string Letters = "abkKsxZ";
    private const string Others = "01-_. \n\u00E9\u212A\uD83D\uDE00\uFFFF";

    private readonly StringBuilder _bunner = new();
    private readonly StringBuilder _oracle = new();

    /// <summary>The expression for Bunner, and the one for .NET with anchors.</summary>
    public (string Pattern, string Oracle) Next(bool ignoreCase)
    {
        _bunner.Clear();
        _oracle.Clear();
        Alternatives(ignoreCase, depth: 0);
        return (_bunner.ToString(), @"\A(?:" + _oracle + @")\z");
    }

    /// <summary>A text that such an expression may match, or nearly.</summary>
    public string NextValue()
    {
        char[] value = new char[random.Next(random.Next(12) + 1)];
        for (int i = 0; i < value.Length; i++)
        {
            value[i] = random.Next(12) == 0 ? (char)random.Next(0x10000) : random.Next(4) == 0 ? Pick(Others) : Pick(Letters);
        }

        return new string(value);
    }

    private void Alternatives(bool ignoreCase, int depth)
    {
        int count = random.Next(4) == 0 ? 2 + random.Next(2) : 1;
        for (int i = 0; i < count; i++)
        {
            Both(i > 0 ? "|" : "");
            int items = random.Next(depth == 0 ? 6 : 3);
            for (int k = 0; k < items; k++)
            {
                Item(ignoreCase, depth);
            }
        }
    }

    private void Item(bool ignoreCase, int depth)
    {
        switch (random.Next(depth > 3 ? 9 : 12))
        {
            case 0:
                Write(".", @"[^\n]");
                break;
            case 1:
                Shorthand();
                break;
            case 2 or 3:
                Class(ignoreCase);
                break;
            case 4 when random.Next(3) == 0:
                bool start = random.Next(2) == 0;
                Write(start ? random.Next(2) == 0 ? "^" : @"\A" : Pick(["$", @"\z", @"\Z"]), start ? @"\A" : @"\z");
                return;
            case >= 9:
                Group(ignoreCase, depth);
                break;
            default:
                char c = random.Next(5) == 0 ? Pick(Others) : Pick(Letters);
                Literal(c, ignoreCase);
                break;
        }

        if (random.Next(2) == 0)
        {
            Both(Pick(["?", "*", "+", "{2}", "{0}", "{1,}", "{0,2}", "{1,3}", "{3,4}"]) + (random.Next(4) == 0 ? "?" : ""));
        }
        else if (random.Next(12) == 0)
        {
            _bunner.Append("(?#note)");
        }
    }

    private void Literal(char c, bool ignoreCase)
    {
        string escaped = Escape(c);
        string written = random.Next(8) switch
        {
            0 => $"\\u{(int)c:x4}",
            1 when c < 0x100 => $"\\x{(int)c:X2}",
            2 when c < 0x40 => "\\0" + (char)('0' + (c >> 3)) + (char)('0' + (c & 7)),
            _ => escaped,
        };
        Write(written, ignoreCase && char.IsAsciiLetter(c) ? $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]" : escaped);
    }

    private void Shorthand()
    {
        char letter = Pick("dDwWsS");
        Write("\\" + letter, "[" + (char.IsUpper(letter) ? "^" : "") + Ascii(char.ToLowerInvariant(letter)) + "]");
    }

    private void Class(bool ignoreCase)
    {
        string negation = random.Next(3) == 0 ? "^" : "";
        Both("[" + negation);
        ClassItems(ignoreCase);
        if (random.Next(5) == 0)
        {
            Both("-[");
            ClassItems(ignoreCase);
            Both("]");
        }

        Both("]");
    }

    private void ClassItems(bool ignoreCase)
    {
        int items = 1 + random.Next(3);
        for (int i = 0; i < items; i++)
        {
            if (random.Next(5) == 0)
            {
                char letter = Pick("dws");
                Write("\\" + letter, Ascii(letter));
            }
            else if (random.Next(3) == 0)
            {
                char low = Pick("aAk0"), high = (char)(low + random.Next(6));
                string range = $"{low}-{high}";
                Write(range, range + (ignoreCase && char.IsAsciiLetter(low) ? $"{Flip(low)}-{Flip(high)}" : ""));
            }
            else
            {
                char c = random.Next(2) == 0 ? Pick(Others) : Pick(Letters);
                Write(Escape(c), Escape(c) + (ignoreCase && char.IsAsciiLetter(c) ? Flip(c) : ""));
            }
        }
    }

    // Groups capture for .NET: without that it makes one loop of "(?:b+|){3}", which then does not match the empty text.
    private void Group(bool ignoreCase, int depth)
    {
        switch (random.Next(6))
        {
            case 0:
                bool inside = random.Next(2) == 0;
                Write(inside ? "(?i:" : "(?-i:", "(");
                Alternatives(inside, depth + 1);
                break;
            case 1:
                Write("(?<n" + random.Next(99) + ">", "(");
                Alternatives(ignoreCase, depth + 1);
                break;
            case 2:
                // The option holds up to the end of the group, over alternatives too.
                Write(ignoreCase ? "((?-i)" : "((?i)", "(");
                Alternatives(!ignoreCase, depth + 1);
                break;
            default:
                Write(random.Next(2) == 0 ? "(" : "(?:", "(");
                Alternatives(ignoreCase, depth + 1);
                break;
        }

        Both(")");
    }

    private static string Ascii(char letter) => letter switch
    {
        'd' => "0-9",
        'w' => "a-zA-Z0-9_",
        _ => @"\t-\r ",
    };

    private static char Flip(char c) => char.IsAsciiLetter(c) ? (char)(c ^ 0x20) : c;

    private static string Escape(char c) => c switch
    {
        '\n' => @"\n",
        '-' => @"\-",
        '.' => @"\.",
        _ => c.ToString(),
    };

    private void Both(string text) => Write(text, text);

    private void Write(string bunner, string oracle)
    {
        _bunner.Append(bunner);
        _oracle.Append(oracle);
    }

    private char Pick(string characters) => characters[random.Next(characters.Length)];

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];
}
