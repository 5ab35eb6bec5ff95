using System.Globalization;
using System.Text;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What two routes have to agree in before they can be ambiguous: method, order, and for each segment its literal or its kind.</summary>
/// <remarks>Equal keys mean equal rank; routes of equal rank with different keys have a literal that differs, and no path in common.</remarks>
internal static class RivalKey
{
    internal static string Of(RouteDefinition route, bool caseSensitive)
    {
        var key = new StringBuilder(route.Pattern.Text.Length + 16);
        key.Append(route.Method).Append(' ').Append(route.Order.ToString(CultureInfo.InvariantCulture));
        foreach (RouteSegment segment in route.Pattern.Segments)
        {
            if (segment.IsLiteral)
            {
                string text = ((LiteralPart)segment.Parts[0]).Text;
                key.Append('/').Append(caseSensitive ? text : text.ToUpperInvariant());
            }
            else if (segment.IsMixed)
            {
                key.Append("/\0m");
            }
            else
            {
                var parameter = (ParameterPart)segment.Parts[0];
                key.Append("/\0").Append(parameter.IsCatchAll ? '*' : 'p').Append(parameter.Constraints.IsEmpty ? '-' : 'c');
            }
        }

        return key.ToString();
    }
}
