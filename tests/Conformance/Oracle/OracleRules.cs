using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Oracle;

/// <summary>The rules of the oracle in which Bunner and ASP.NET Core differ, as Bunner has them.</summary>
internal class OracleRules(RouterOptions options)
{
    public RouterOptions Options => options;

    public bool CaseSensitive => options.CaseSensitive;

    public bool AllAccept(OracleParameter parameter, string value) =>
        parameter.Constraints.All(constraint => Accepts(constraint, value));

    public virtual bool Accepts(OracleConstraint constraint, string value) => constraint.Accepts(value, CaseSensitive);

    /// <returns>The values by name, with offsets from the start of the text; null if the text does not match.</returns>
    public virtual Dictionary<string, CapturedValue>? MatchMixed(OracleSegment segment, string text) =>
        OracleMixedSegment.Match(segment, text, this);
}
