using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Oracle;

/// <summary>One route: whether it matches a path, and how it ranks.</summary>
internal sealed class OracleRoute(int index, RouteSpec spec, OracleRules rules)
{
    private readonly OracleTemplate _template = OracleTemplate.Parse(spec.Template);
    private IReadOnlyList<int>? _precedence;

    public int Index => index;

    public string Method => spec.Method;

    public int Order => spec.Order;

    /// <returns>The values by name; null if the route does not match the path.</returns>
    public Dictionary<string, CapturedValue>? Match(OraclePath path)
    {
        OracleSegment[] segments = _template.Segments;
        if (path.Segments.Length > segments.Length && !_template.EndsInCatchAll)
        {
            return null;
        }

        if (!rules.Options.IgnoreTrailingSlash
            && path.HasTrailingSlash != _template.HasTrailingSlash
            && !_template.EndsInCatchAll)
        {
            return null;
        }

        // Literals first, without making anything: most routes of a large table end here.
        for (int i = 0; i < segments.Length && i < path.Segments.Length; i++)
        {
            if (segments[i].Literal is { } literal && !OracleText.Equal(literal.Text, path[path.Segments[i]], rules.CaseSensitive))
            {
                return null;
            }
        }

        Dictionary<string, CapturedValue> values = [];
        for (int i = 0; i < segments.Length; i++)
        {
            bool matches = i < path.Segments.Length
                ? MatchSegment(segments[i], path, path.Segments[i], values)
                : LeaveOut(segments[i], values);
            if (!matches)
            {
                return null;
            }
        }

        return values;
    }

    private bool MatchSegment(
        OracleSegment segment, OraclePath path, (int Start, int Length) place, Dictionary<string, CapturedValue> values)
    {
        if (segment.Parameter is { IsCatchAll: true } catchAll)
        {
            string rest = path.Text[place.Start..];
            values[catchAll.Name] = new CapturedValue(rest, place.Start);
            return rules.AllAccept(catchAll, rest);
        }

        if (segment.Literal != null)
        {
            return true;
        }

        string text = path[place].ToString();
        if (text.Length == 0)
        {
            return false;
        }

        if (segment.Parameter is { } parameter)
        {
            values[parameter.Name] = new CapturedValue(text, place.Start);
            return rules.AllAccept(parameter, text);
        }

        Dictionary<string, CapturedValue>? inside = rules.MatchMixed(segment, text);
        foreach ((string name, CapturedValue value) in inside ?? [])
        {
            values[name] = value with { Offset = value.Offset + place.Start };
        }

        return inside != null;
    }

    /// <summary>The path has ended: the rest of the template has to be parameters that may be missing.</summary>
    private bool LeaveOut(OracleSegment segment, Dictionary<string, CapturedValue> values)
    {
        if (segment.Parameter is not { MayBeLeftOut: true } parameter)
        {
            return false;
        }

        if (parameter.Default is { } text)
        {
            if (text.Length > 0)
            {
                values[parameter.Name] = new CapturedValue(text, -1);
            }

            return rules.AllAccept(parameter, text);
        }

        return !parameter.IsCatchAll || parameter.Constraints.All(constraint => constraint.AcceptsNothing);
    }

    /// <summary>Below zero if this route goes before the other; zero if nothing says which does.</summary>
    public int CompareTo(OracleRoute other)
    {
        if (Order != other.Order)
        {
            return Order.CompareTo(other.Order);
        }

        IReadOnlyList<int> own = _precedence ??= _template.Precedence();
        IReadOnlyList<int> others = other._precedence ??= other._template.Precedence();
        for (int i = 0; i < own.Count || i < others.Count; i++)
        {
            int digit = i < own.Count ? own[i] : 0;
            int otherDigit = i < others.Count ? others[i] : 0;
            if (digit != otherDigit)
            {
                return digit.CompareTo(otherDigit);
            }
        }

        for (int i = 0; i < own.Count; i++)
        {
            bool isMixed = _template.Segments[i].IsMixed;
            if (isMixed != other._template.Segments[i].IsMixed)
            {
                return isMixed ? -1 : 1;
            }
        }

        return 0;
    }
}
