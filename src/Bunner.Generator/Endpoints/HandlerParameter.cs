namespace Bunner.Generator.Endpoints;

/// <summary>Where a handler parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>Nothing is said: by minimal APIs' rules the path, if the template has a parameter of that name, or the query.</summary>
    Inferred,

    /// <summary><c>[FromRoute]</c>.</summary>
    Route,

    /// <summary><c>[FromQuery]</c>.</summary>
    Query,

    /// <summary><c>[FromHeader]</c>.</summary>
    Header,

    /// <summary><c>[FromBody]</c>, or a type that can be nothing else.</summary>
    Body,

    /// <summary><c>[FromServices]</c>.</summary>
    Services,

    /// <summary><c>[FromKeyedServices]</c>.</summary>
    KeyedServices,

    /// <summary>A class or interface: a service if one is registered, otherwise the body.</summary>
    ServicesOrBody,

    /// <summary>Something of the request that an expression on its context names.</summary>
    Context,
}

/// <summary>How text becomes a parameter's value.</summary>
internal enum TextConversion
{
    /// <summary>It does not: the type is not made from text.</summary>
    None,

    /// <summary>The text is the value.</summary>
    Text,

    /// <summary>By <c>ISpanParsable</c>.</summary>
    Parse,

    /// <summary>By <c>Enum.TryParse</c>.</summary>
    Enum,

    /// <summary>By a method, see <see cref="HandlerParameter.Parser"/>.</summary>
    Method,
}

/// <summary>One parameter of a handler.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Type">Its type, fully qualified, without the outermost nullability; the element's type of an array from the query.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="SourceName">What it is called there; the key of a keyed service, or the expression on the context, as C#.</param>
/// <param name="Conversion">How text becomes its value.</param>
/// <param name="IsArray">Whether it takes all values of its name as an array.</param>
/// <param name="IsNullableValue">Whether it is a <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Default">Its value if it is missing, as C#; null is <c>default</c>.</param>
/// <param name="Parser">A C# expression of the delegate that parses it, if <see cref="Conversion"/> says so.</param>
/// <param name="Unsupported">Why it cannot be bound, if it cannot.</param>
internal sealed record HandlerParameter(
    string Name,
    string Type,
    ParameterSource Source,
    string SourceName,
    TextConversion Conversion,
    bool IsArray,
    bool IsNullableValue,
    bool IsOptional,
    string? Default,
    string? Parser,
    string? Unsupported);
