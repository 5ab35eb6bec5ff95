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

    /// <summary><c>[FromBody]</c>.</summary>
    Body,

    /// <summary>A value type that is not made from text: it can be nothing but the body.</summary>
    InferredBody,

    /// <summary><c>[FromServices]</c>.</summary>
    Services,

    /// <summary><c>[FromKeyedServices]</c>.</summary>
    KeyedServices,

    /// <summary>A class, interface or array: a service if one is registered, otherwise the body.</summary>
    ServicesOrBody,

    /// <summary>Something of the request that an expression on its context names.</summary>
    Context,

    /// <summary><c>[FromForm]</c>: a field of a form.</summary>
    Form,

    /// <summary>A file of a form.</summary>
    FormFile,

    /// <summary>All files of a form.</summary>
    FormFiles,

    /// <summary>The form itself.</summary>
    FormCollection,

    /// <summary>The type's own <c>BindAsync</c>.</summary>
    Custom,

    /// <summary><c>[AsParameters]</c>: the members of a type are parameters.</summary>
    Group,
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

    /// <summary>All texts of the name are the value, a <c>StringValues</c>.</summary>
    Values,
}

/// <summary>One parameter of a handler, or one member of a type that stands for several.</summary>
/// <param name="Index">Its place among the handler's parameters.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Type">Its type, fully qualified, without the outermost nullability; the element's type of an array of values.</param>
/// <param name="TypeOf">The type as it stands in <c>typeof</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="SourceName">What it is called there; the key of a keyed service, or an expression, as C#.</param>
/// <param name="Conversion">How text becomes its value.</param>
/// <param name="Shape">What surrounds the type.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Default">Its value if it is missing, as C#; null is <c>default</c>.</param>
/// <param name="Parser">A C# expression of the delegate that parses it, if <see cref="Conversion"/> says so.</param>
/// <param name="Group">What the parameter is made of, if it stands for several.</param>
/// <param name="DescribesItself">Whether its type adds metadata to endpoints that have such a parameter.</param>
/// <param name="Unsupported">Why it cannot be bound, if it cannot.</param>
internal sealed record HandlerParameter(
    int Index,
    string Name,
    string Type,
    string TypeOf,
    ParameterSource Source,
    string SourceName,
    TextConversion Conversion,
    TypeShape Shape,
    bool IsOptional,
    string? Default,
    string? Parser,
    ParameterGroup? Group,
    bool DescribesItself,
    string? Unsupported)
{
    /// <summary>Whether it takes all values of its name as an array.</summary>
    public bool IsArray => (Shape & TypeShape.Array) != 0;

    /// <summary>Whether it is a <c>Nullable&lt;T&gt;</c>.</summary>
    public bool IsNullableValue => (Shape & TypeShape.NullableValue) != 0;

    /// <summary>Whether the elements of the array are <c>Nullable&lt;T&gt;</c>.</summary>
    public bool HasNullableElements => (Shape & TypeShape.NullableElements) != 0;

    /// <summary>The whole type, without the nullability of a reference.</summary>
    public string WholeType => Type + (HasNullableElements ? "?" : "") + (IsArray ? "[]" : "") + (IsNullableValue ? "?" : "");

    /// <summary>The whole type as it was declared.</summary>
    public string DeclaredType => WholeType + ((Shape & TypeShape.NullableReference) != 0 ? "?" : "");
}

/// <summary>What surrounds the type that text is converted to.</summary>
[System.Flags]
internal enum TypeShape
{
    Plain = 0,
    Array = 1,
    NullableValue = 2,
    NullableElements = 4,
    NullableReference = 8,
    Struct = 16,
}
