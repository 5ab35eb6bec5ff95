using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bunner.Conformance.Oracle;

namespace Bunner.Conformance.AspNetCore;

/// <summary>
/// ASP.NET Core's side of every difference in which routes match. The oracle with these rules has to give ASP.NET Core's
/// answer always, so that nothing but what stands here can differ:
/// <list type="number">
/// <item><c>regex(...)</c> need not match the whole value there, and its letters and digits are all of Unicode;</item>
/// <item><c>alpha</c> lets a last line feed pass there;</item>
/// <item>in a mixed segment a literal is looked for at its rightmost place only, and constraints have no part in it.</item>
/// </list>
/// </summary>
internal sealed class AspNetCoreRules(RouterOptions options) : OracleRules(options)
{
    public override bool Accepts(OracleConstraint constraint, string value) => constraint.Name switch
    {
        "regex" => Regex.IsMatch(value, constraint.Argument!, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase),
        "alpha" => base.Accepts(constraint, value.EndsWith('\n') ? value[..^1] : value),
        _ => base.Accepts(constraint, value),
    };

    public override Dictionary<string, CapturedValue>? MatchMixed(OracleSegment segment, string text)
    {
        IReadOnlyList<OraclePart> parts = segment.Parts;
        Dictionary<string, CapturedValue>? values = MatchGreedily(parts, parts.Count - 1, text);
        if (values == null && parts[^1] is OracleParameter { IsOptional: true } && !text.EndsWith('.'))
        {
            values = MatchGreedily(parts, parts.Count - 3, text);
        }

        bool isAccepted = values != null && parts.OfType<OracleParameter>()
            .All(parameter => !values.TryGetValue(parameter.Name, out CapturedValue value) || AllAccept(parameter, value.Text));
        return isAccepted ? values : null;
    }

    /// <summary>From the right: every literal at the rightmost place that leaves a character for the parameter behind it.</summary>
    private static Dictionary<string, CapturedValue>? MatchGreedily(IReadOnlyList<OraclePart> parts, int last, string text)
    {
        Dictionary<string, CapturedValue> values = [];
        int end = text.Length;
        OracleParameter? pending = null;
        for (int i = last; i >= 0; i--)
        {
            if (parts[i] is OracleParameter parameter)
            {
                pending = parameter;
                continue;
            }

            string literal = ((OracleLiteral)parts[i]).Text;
            int limit = pending == null ? end : end - 1;
            int at = limit <= 0 ? -1 : text[..limit].LastIndexOf(literal, StringComparison.OrdinalIgnoreCase);
            bool isMisplaced = pending == null && at + literal.Length != end;
            if (at < 0 || isMisplaced)
            {
                return null;
            }

            if (pending != null)
            {
                values[pending.Name] = new CapturedValue(text[(at + literal.Length)..end], at + literal.Length);
                pending = null;
            }

            end = at;
        }

        if (pending != null)
        {
            values[pending.Name] = new CapturedValue(text[..end], 0);
        }

        bool isComplete = pending != null ? end > 0 : end == 0;
        return isComplete ? values : null;
    }
}
