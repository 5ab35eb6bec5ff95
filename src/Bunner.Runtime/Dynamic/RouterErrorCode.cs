namespace Bunner;

/// <summary>What is wrong with a change of a <see cref="DynamicRouter{T}"/>.</summary>
/// <remarks>The codes up to 99 are about the template alone and are the same that the analyzers report at build time.</remarks>
public enum RouterErrorCode
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>The template has more than 8,192 characters.</summary>
    TemplateTooLong = 1,

    /// <summary><c>~</c> at the start without a slash after it.</summary>
    TildeWithoutSlash,

    /// <summary>Two slashes in a row.</summary>
    EmptySegment,

    /// <summary><c>{</c> without its <c>}</c>.</summary>
    UnclosedParameter,

    /// <summary>A single <c>{</c> inside a parameter.</summary>
    UnescapedOpenBrace,

    /// <summary>A single <c>}</c> in a literal.</summary>
    UnescapedCloseBrace,

    /// <summary><c>?</c> in a literal.</summary>
    QuestionMarkInLiteral,

    /// <summary>A parameter without a name, such as <c>{}</c> or <c>{*}</c>.</summary>
    MissingParameterName,

    /// <summary>A parameter's name has one of <c>/ { } ? *</c>.</summary>
    InvalidParameterName,

    /// <summary>Two parameters have the same name, ignoring case.</summary>
    RepeatedParameterName,

    /// <summary>More than 64 parameters.</summary>
    TooManyParameters,

    /// <summary><c>{*name?}</c>: a catch-all may be empty anyway.</summary>
    OptionalCatchAll,

    /// <summary><c>{name=value?}</c>: a default makes a parameter optional anyway.</summary>
    OptionalWithDefault,

    /// <summary>A catch-all shares its segment.</summary>
    CatchAllNotAlone,

    /// <summary>A segment follows a catch-all.</summary>
    CatchAllNotLast,

    /// <summary>An optional parameter with something behind it in its segment.</summary>
    OptionalNotLastInSegment,

    /// <summary>An optional parameter in a mixed segment after something else than a period.</summary>
    OptionalNotAfterPeriod,

    /// <summary>Two parameters with nothing between them.</summary>
    AdjacentParameters,

    /// <summary>No such constraint.</summary>
    UnknownConstraint,

    /// <summary>A constraint with <c>(</c> that does not end in <c>)</c>.</summary>
    UnclosedConstraint,

    /// <summary>An argument for a constraint that takes none.</summary>
    UnexpectedConstraintArgument,

    /// <summary>No argument, or too few, for a constraint that needs them.</summary>
    MissingConstraintArgument,

    /// <summary>More arguments than the constraint takes.</summary>
    TooManyConstraintArguments,

    /// <summary>An argument that is no whole number, or one too large.</summary>
    InvalidConstraintNumber,

    /// <summary>A length below zero.</summary>
    NegativeConstraintLength,

    /// <summary>Bounds that no value can keep: the first is larger than the second.</summary>
    EmptyConstraintRange,

    /// <summary>A regular expression that does not parse.</summary>
    InvalidConstraintRegex,

    /// <summary>A regular expression that cannot run in linear time (look-around, back-references, …).</summary>
    UnsupportedConstraintRegex,

    /// <summary>Another route of the same method, order and precedence matches the same paths.</summary>
    Duplicate = 100,

    /// <summary>The router holds as many routes as it may.</summary>
    TooManyRoutes,

    /// <summary>The routes have more different patterns (constrained parameters, mixed segments, literals beyond ASCII) than there are ids.</summary>
    TooManyPatterns,

    /// <summary>The method is not a token as RFC 9110 (section 5.6.2) defines it.</summary>
    InvalidMethod,

    /// <summary>There is no such route.</summary>
    NotFound,

    /// <summary>Another route is of equal precedence, and both match the path that <see cref="RouterError.Example"/> gives.</summary>
    Ambiguous,
}
