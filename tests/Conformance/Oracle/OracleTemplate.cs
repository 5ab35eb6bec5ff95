using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bunner.Conformance.Oracle;

/// <summary>A piece of a segment: text, or a parameter.</summary>
internal abstract record OraclePart;

internal sealed record OracleLiteral(string Text) : OraclePart;

internal sealed record OracleParameter(
    string Name, bool IsOptional, bool IsCatchAll, string? Default, IReadOnlyList<OracleConstraint> Constraints) : OraclePart
{
    public bool MayBeLeftOut => IsOptional || IsCatchAll || Default != null;
}

/// <summary>What stands between two slashes of a template.</summary>
internal sealed record OracleSegment(IReadOnlyList<OraclePart> Parts)
{
    public bool IsMixed { get; } = Parts.Count > 1;

    public OracleParameter? Parameter { get; } = Parts.Count > 1 ? null : Parts[0] as OracleParameter;

    public OracleLiteral? Literal { get; } = Parts.Count > 1 ? null : Parts[0] as OracleLiteral;
}

/// <summary>
/// A template, read by a parser of its own that knows only well-formed templates: the oracle shares no code with what it
/// checks, and the suite gives it no mistakes to find.
/// </summary>
internal sealed class OracleTemplate
{
    private OracleTemplate(OracleSegment[] segments, bool hasTrailingSlash)
    {
        Segments = segments;
        EndsInCatchAll = segments.Length > 0 && segments[^1].Parameter is { IsCatchAll: true };
        HasTrailingSlash = hasTrailingSlash;
    }

    public OracleSegment[] Segments { get; }

    public bool HasTrailingSlash { get; }

    public bool EndsInCatchAll { get; }

    public static OracleTemplate Parse(string template)
    {
        string text = template.StartsWith("~/", System.StringComparison.Ordinal) ? template[2..]
            : template.StartsWith('/') ? template[1..]
            : template;
        List<OracleSegment> segments = [];
        List<OraclePart> parts = [];
        StringBuilder literal = new();
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            bool doubled = i + 1 < text.Length && text[i + 1] == c;
            if (c == '/')
            {
                EndSegment();
                i++;
            }
            else if (c is '{' or '}' && doubled)
            {
                literal.Append(c);
                i += 2;
            }
            else if (c == '{')
            {
                EndLiteral();
                int end = EndOfParameter(text, i + 1);
                parts.Add(ParseParameter(Unescape(text[(i + 1)..end])));
                i = end + 1;
            }
            else
            {
                literal.Append(c);
                i++;
            }
        }

        EndSegment();
        return new OracleTemplate([.. segments], text.EndsWith('/'));

        void EndLiteral()
        {
            if (literal.Length > 0)
            {
                parts.Add(new OracleLiteral(literal.ToString()));
                literal.Clear();
            }
        }

        void EndSegment()
        {
            EndLiteral();
            if (parts.Count > 0)
            {
                segments.Add(new OracleSegment(parts.ToArray()));
                parts.Clear();
            }
        }
    }

    private static int EndOfParameter(string text, int start)
    {
        int i = start;
        while (true)
        {
            bool doubled = i + 1 < text.Length && text[i + 1] == text[i];
            if (text[i] is '{' or '}' && doubled)
            {
                i += 2;
            }
            else if (text[i] == '}')
            {
                return i;
            }
            else
            {
                i++;
            }
        }
    }

    private static string Unescape(string text) =>
        text.Replace("}}", "}", System.StringComparison.Ordinal).Replace("{{", "{", System.StringComparison.Ordinal);

    /// <summary>Reads <c>**name:constraint(argument):constraint=default?</c>.</summary>
    private static OracleParameter ParseParameter(string text)
    {
        bool isCatchAll = text.StartsWith('*');
        text = text.TrimStart('*');
        bool isOptional = text.EndsWith('?');
        text = isOptional ? text[..^1] : text;

        int i = 1;
        while (i < text.Length && text[i] is not (':' or '='))
        {
            i++;
        }

        string name = text[..i];
        List<OracleConstraint> constraints = [];
        while (i < text.Length && text[i] == ':')
        {
            int end = EndOfConstraint(text, i + 1);
            if (end > i + 1)
            {
                constraints.Add(OracleConstraint.Parse(text[(i + 1)..end]));
            }

            i = end;
        }

        string? defaultValue = i < text.Length ? text[(i + 1)..] : null;
        return new OracleParameter(name, isOptional, isCatchAll, defaultValue, constraints);
    }

    private static int EndOfConstraint(string text, int start)
    {
        int i = start;
        while (i < text.Length && text[i] is not (':' or '=' or '('))
        {
            i++;
        }

        if (i == text.Length || text[i] != '(')
        {
            return i;
        }

        while (!(text[i] == ')' && (i + 1 == text.Length || text[i + 1] is ':' or '=')))
        {
            i++;
        }

        return i + 1;
    }

    /// <summary>The digits of the precedence, from the left: literal 1 to catch-all 5.</summary>
    public IReadOnlyList<int> Precedence() => [.. Segments.Select(Digit)];

    private static int Digit(OracleSegment segment)
    {
        if (segment.IsMixed)
        {
            return 2;
        }

        if (segment.Parameter is not { } parameter)
        {
            return 1;
        }

        bool isConstrained = parameter.Constraints.Count > 0;
        return parameter.IsCatchAll ? (isConstrained ? 4 : 5) : (isConstrained ? 2 : 3);
    }
}
