using System;
using System.Text;

namespace Runtime.Tests.Patterns;

/// <summary>Templates from a seed: noise from the grammar's own characters, and mostly well-formed ones with a few slips.</summary>
internal sealed class RandomTemplates(int seed)
{
    private const string NoiseCharacters = "////{{{}}}}?**:::=()).~aAbB1,\\ -";

    private static readonly string[] s_names = ["a", "b", "c", "id", "ID", "name", "x1", "a b", ":", "=", "K", "a(", "a)", "ä"];

    private static readonly string[] s_constraints =
    [
        "int", "int?", "min(1)", "range(1,5)", "length(2)", "regex(^a$)", "regex(a:b)", "regex(a=b)", "regex(^\\d{{3}}$)",
        "regex((a|b))", "regex(a)b)", "", "INT", "unknown", "x(", "x)", "x()", "regex([[}}{{])", "regex(a/b)",
    ];

    private static readonly string[] s_defaults = ["", "x", "a:b", "a=b", "{{", "}}", "a/b", "a?b", "(", ")"];

    private static readonly string[] s_literals = ["a", "b", ".", ".", "-", "a.", "{{", "}}", "x{{y}}", "*", ":", "=", "(", ")", "~", "\u212A", "\0", "\uD800"];

    private readonly Random _random = new(seed);

    public string Noise(int maximumLength)
    {
        int length = _random.Next(maximumLength + 1);
        return string.Create(length, _random, static (span, random) =>
        {
            foreach (ref char c in span)
            {
                c = NoiseCharacters[random.Next(NoiseCharacters.Length)];
            }
        });
    }

    public string Likely()
    {
        StringBuilder template = new(Pick("/", "/", "/", "", "~/"));
        int segments = _random.Next(5);
        for (int i = 0; i < segments; i++)
        {
            template.Append(i > 0 ? "/" : "");
            int parts = _random.Next(10) < 6 ? 1 : _random.Next(1, 5);
            bool isParameter = _random.Next(2) == 0;
            for (int j = 0; j < parts; j++)
            {
                template.Append(isParameter ? Parameter() : Pick(s_literals));
                isParameter = _random.Next(12) == 0 ? isParameter : !isParameter;
            }
        }

        template.Append(_random.Next(6) == 0 ? "/" : "");
        return _random.Next(5) == 0 ? Slip(template.ToString()) : template.ToString();
    }

    private string Parameter()
    {
        StringBuilder text = new("{");
        text.Append(_random.Next(10) == 0 ? Pick("*", "**") : "");
        text.Append(Pick(s_names));
        text.Append(_random.Next(3) == 0 ? _random.Next(100) : "");
        for (int i = _random.Next(8) - 4; i > 0; i--)
        {
            text.Append(':').Append(Pick(s_constraints));
        }

        text.Append(_random.Next(6) == 0 ? "=" + Pick(s_defaults) : "");
        text.Append(_random.Next(6) == 0 ? "?" : "");
        return text.Append('}').ToString();
    }

    private string Slip(string template)
    {
        if (template.Length == 0)
        {
            return template;
        }

        int at = _random.Next(template.Length);
        string inserted = NoiseCharacters[_random.Next(NoiseCharacters.Length)].ToString();
        return _random.Next(3) switch
        {
            0 => template.Remove(at, 1),
            1 => template.Insert(at, inserted),
            _ => template.Remove(at, 1).Insert(at, inserted),
        };
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
