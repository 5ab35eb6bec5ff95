namespace Bunner.Generator.Diagnostics;

/// <summary>The ids of the rules. A number is never used again for something else.</summary>
internal static class RuleIds
{
    public const string InvalidTemplate = "BNR0001";
    public const string UnknownConstraint = "BNR0002";
    public const string InvalidConstraintArgument = "BNR0003";
    public const string DuplicateRoute = "BNR0004";
    public const string TooManyRoutes = "BNR0005";
    public const string RouterNotPartial = "BNR0006";
    public const string UnsupportedRouter = "BNR0007";
    public const string GenericHandler = "BNR0008";
    public const string InaccessibleHandler = "BNR0009";
    public const string ByReferenceParameter = "BNR0010";
    public const string InvalidHttpMethod = "BNR0011";
    public const string InvalidConstraintMethod = "BNR0012";
    public const string DuplicateConstraint = "BNR0013";
    public const string UnsupportedRegex = "BNR0014";
    public const string RegexTooLarge = "BNR0015";
    public const string RegexOnEngine = "BNR0016";
    public const string UnsafeRegex = "BNR0017";
    public const string RegexNeedsConsent = "BNR0018";
    public const string AmbiguousRoutes = "BNR0020";
    public const string UnreachableRoute = "BNR0021";
    public const string ContradictoryConstraints = "BNR0022";
    public const string AnalysisCut = "BNR0023";
    public const string NeverMatchingLiteral = "BNR0024";
    public const string TypeAgainstConstraint = "BNR0025";
    public const string UnusedRouteParameter = "BNR0026";
    public const string UnboundParameter = "BNR0027";
    public const string BodyWithoutBody = "BNR0028";
    public const string SeveralBodies = "BNR0029";
    public const string DuplicateEndpointName = "BNR0030";
    public const string SuggestedConstraint = "BNR0031";
    public const string UnknownToValidation = "BNR0032";
}
