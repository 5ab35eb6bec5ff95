using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Bunner.Conformance.Oracle;

/// <summary>A constraint of a template, evaluated with what the base class library has for it.</summary>
internal sealed record OracleConstraint(string Name, string? Argument)
{
    private static readonly ConcurrentDictionary<(string Pattern, RegexOptions Options), Regex> s_regexes = new();

    public static OracleConstraint Parse(string text)
    {
        int open = text.IndexOf('(');
        return open >= 0 && text.EndsWith(')')
            ? new OracleConstraint(text[..open].ToLowerInvariant(), text[(open + 1)..^1])
            : new OracleConstraint(text.ToLowerInvariant(), null);
    }

    /// <summary>Whether a catch-all that was left out and has no default passes.</summary>
    public bool AcceptsNothing => Name == "nonfile";

    public bool Accepts(string value, bool caseSensitive)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return Name switch
        {
            "int" => int.TryParse(value, NumberStyles.Integer, culture, out _),
            "long" => long.TryParse(value, NumberStyles.Integer, culture, out _),
            "bool" => bool.TryParse(value, out _),
            "decimal" => decimal.TryParse(value, NumberStyles.Number, culture, out _),
            "double" => double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, culture, out _),
            "float" => float.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, culture, out _),
            "guid" => Guid.TryParse(value, out _),
            "datetime" => DateTime.TryParse(value, culture, DateTimeStyles.None, out _),
            "alpha" => value.All(char.IsAsciiLetter),
            "length" => value.Length >= Number(0) && value.Length <= Number(1),
            "minlength" => value.Length >= Number(0),
            "maxlength" => value.Length <= Number(0),
            "min" => TryParseLong(value, out long number) && number >= Number(0),
            "max" => TryParseLong(value, out long number) && number <= Number(0),
            "range" => TryParseLong(value, out long number) && number >= Number(0) && number <= Number(1),
            "required" => value.Length > 0,
            "file" => IsFile(value),
            "nonfile" => !IsFile(value),
            "regex" => Regex(caseSensitive).IsMatch(WithoutFalseLetters(value)),
            _ => CustomConstraints.Accepts(Name, value),
        };
    }

    /// <summary>The argument at a place; <c>length(3)</c> is <c>length(3,3)</c>.</summary>
    private long Number(int index)
    {
        string[] arguments = Argument!.Split(',', StringSplitOptions.TrimEntries);
        return long.Parse(arguments[Math.Min(index, arguments.Length - 1)], CultureInfo.InvariantCulture);
    }

    private static bool TryParseLong(string value, out long number) =>
        long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);

    /// <summary>After the last slash: a dot with something other than dots behind it.</summary>
    private static bool IsFile(string value)
    {
        string name = value[(value.LastIndexOf('/') + 1)..];
        int dot = name.IndexOf('.');
        return dot >= 0 && name[dot..].Any(c => c != '.');
    }

    /// <summary>The Kelvin sign and the dotted capital I are letters of no expression, though .NET takes them for k and i.</summary>
    private static string WithoutFalseLetters(string value) => value.Replace('\u212A', '\uFFFE').Replace('\u0130', '\uFFFE');

    private Regex Regex(bool caseSensitive) => s_regexes.GetOrAdd(
        (Argument!, caseSensitive ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase),
        static key => new Regex($@"\A(?:{WithAsciiClasses(key.Pattern)})\z", key.Options, TimeSpan.FromSeconds(10)));

    /// <summary>The expression with the shorthands written out as ASCII: .NET's mean all of Unicode.</summary>
    private static string WithAsciiClasses(string pattern)
    {
        StringBuilder result = new();
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            string pair = pattern[i] == '\\' && i + 1 < pattern.Length ? pattern[i..(i + 2)] : pattern[i..(i + 1)];
            inClass = pair switch { "[" => true, "]" => false, _ => inClass };
            string? members = pair switch { @"\d" => "0-9", @"\w" => "a-zA-Z0-9_", @"\s" => @"\t-\r ", _ => null };
            result.Append(members is null ? pair : inClass ? members : $"[{members}]");
            i += pair.Length - 1;
        }

        return result.ToString();
    }
}
