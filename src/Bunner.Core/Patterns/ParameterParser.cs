using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>Reads what stands between a parameter's braces: <c>*name:constraint(argument)=default?</c>.</summary>
/// <remarks>Follows the rules of ASP.NET Core to the letter, its odd corners included, so that a template means the same in both.</remarks>
internal readonly ref struct ParameterParser
{
    private static readonly char[] s_forbiddenInNames = ['/', '{', '}', '?', '*'];

    private readonly EscapedText _inside;
    private readonly TextRange _range;
    private readonly ImmutableArray<RoutePatternError>.Builder _errors;

    private ParameterParser(EscapedText inside, TextRange range, ImmutableArray<RoutePatternError>.Builder errors)
    {
        _inside = inside;
        _range = range;
        _errors = errors;
    }

    /// <summary>Reads one parameter; mistakes go to <paramref name="errors"/> and the parameter is made all the same.</summary>
    /// <param name="template">The whole template.</param>
    /// <param name="range">The parameter with its braces.</param>
    /// <param name="index">Its place among the template's parameters.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static ParameterPart Parse(string template, TextRange range, int index, ImmutableArray<RoutePatternError>.Builder errors)
        => new ParameterParser(EscapedText.Read(template, range.Start + 1, range.End - 1), range, errors).Parse(index);

    private ParameterPart Parse(int index)
    {
        string text = _inside.Text;
        bool isOptional = text.Length > 0 && text[text.Length - 1] == '?';
        int end = isOptional ? text.Length - 1 : text.Length;
        int stars = CountStars(text);

        int nameEnd = FindNameEnd(text, stars, end);
        string name = nameEnd > stars ? text.Substring(stars, nameEnd - stars) : "";
        TextRange nameRange = _inside.Locate(stars, nameEnd > stars ? nameEnd : stars);

        // A name that a delimiter ends is followed by the constraints, and there the reading starts one character
        // early, with the name's last one. It matters only for a name that ends in "(" or "=".
        int constraintsStart = nameEnd < end ? nameEnd - 1 : end;
        int defaultSign = ConstraintListParser.Parse(_inside, constraintsStart, end, out ImmutableArray<ConstraintReference> constraints);
        bool hasDefault = defaultSign < end && text[defaultSign] == '=';

        ParameterPart part = new(name, nameRange, index, _range)
        {
            IsOptional = isOptional,
            IsCatchAll = stars > 0,
            EncodesSlashes = stars != 2,
            Constraints = constraints,
            Default = hasDefault ? text.Substring(defaultSign + 1, end - defaultSign - 1) : null,
            DefaultRange = hasDefault ? _inside.Locate(defaultSign + 1, end) : new TextRange(_range.End - 1, 0),
        };

        Check(part, text.Length);
        return part;
    }

    private static int CountStars(string text)
    {
        if (text.Length == 0 || text[0] != '*')
        {
            return 0;
        }

        return text.Length > 1 && text[1] == '*' ? 2 : 1;
    }

    /// <summary>A name ends before <c>:</c> or <c>=</c>, but may begin with either.</summary>
    private static int FindNameEnd(string text, int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (text[i] is ':' or '=')
            {
                return i;
            }
        }

        return end;
    }

    private void Check(ParameterPart part, int length)
    {
        if (part.IsCatchAll && part.IsOptional)
        {
            Report(
                RoutePatternErrorCode.OptionalCatchAll,
                _inside.Locate(length - 1, length),
                "A catch-all parameter cannot be optional. Remove the '?': a catch-all also matches when nothing is left of the path.");
            return;
        }

        if (part.IsOptional && part.Default is not null)
        {
            Report(
                RoutePatternErrorCode.OptionalWithDefault,
                _inside.Locate(length - 1, length),
                "An optional parameter cannot have a default value. Remove the '?': a parameter with a default may be left out anyway.");
            return;
        }

        if (part.Name.Length == 0)
        {
            Report(
                RoutePatternErrorCode.MissingParameterName,
                _range,
                "The parameter has no name. Write a name between the braces, as in '{id}'.");
            return;
        }

        int bad = part.Name.IndexOfAny(s_forbiddenInNames);
        if (bad >= 0)
        {
            Report(
                RoutePatternErrorCode.InvalidParameterName,
                part.NameRange,
                $"The parameter name '{Quotation.Shorten(part.Name)}' has the character '{part.Name[bad]}'. A name cannot have any of '/', '{{', '}}', '?' and '*'; use letters and digits.");
        }
    }

    private void Report(RoutePatternErrorCode code, TextRange range, string message) => _errors.Add(new RoutePatternError(code, range, message));
}
