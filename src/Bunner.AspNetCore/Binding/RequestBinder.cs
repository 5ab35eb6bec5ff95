using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Bunner.AspNetCore;

/// <summary>
/// Binds the parameters of one handler from one request, for generated code. Failures are gathered, so that the answer names
/// every parameter that is wrong; what a failed call returns must not reach the handler.
/// </summary>
/// <param name="context">The request.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct RequestBinder(HttpContext context)
{
    private readonly HttpContext _context = context;
    private MatchFeature? _match;
    private BindingFailures? _failures;

    /// <summary>Converts text to a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, if the text is one; otherwise nobody looks at it.</param>
    /// <returns>Whether the text is such a value.</returns>
    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>Whether a parameter could not be bound.</summary>
    public readonly bool HasFailed => _failures is not null;

    /// <summary>The parameters that could not be bound and the reasons, if there are any.</summary>
    public readonly IResult? Problem => _failures?.ToProblem();

    /// <summary>Answers 400 with the parameters and reasons.</summary>
    /// <returns>Ends when the answer is written.</returns>
    public readonly Task WriteProblemAsync() => _failures!.ToProblem().ExecuteAsync(_context);

    /// <summary>A value captured from the path, with <c>%2F</c> decoded.</summary>
    /// <param name="index">The parameter's place in the template, from the left.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, or the default of the template; not present if the parameter was left out.</returns>
    public RequestValue Route(int index, string name)
    {
        MatchFeature? feature = _match ??= MatchFeature.Of(_context);
        if (feature is null)
        {
            // Somebody else put the endpoint and its route values there: a test that calls the endpoint, for example.
            return new RequestValue(ValueSource.Route, name, Convert.ToString(_context.Request.RouteValues[name], CultureInfo.InvariantCulture));
        }

        RouteMatch match = feature.GetMatch();
        RouteCapture capture = match[index];
        ReadOnlySpan<char> value = match.GetValue(index);
        if (!capture.IsPresent)
        {
            return value.IsEmpty
                ? new RequestValue(ValueSource.Route, name, text: null)
                : new RequestValue(ValueSource.Route, name, value);
        }

        return EncodedSlash.IsIn(value)
            ? new RequestValue(ValueSource.Route, name, EncodedSlash.Decode(_context, feature.Path, capture.Offset, value))
            : new RequestValue(ValueSource.Route, name, value);
    }

    /// <summary>A value of the query string. Several of one name are joined with commas.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The value; not present if the request has none of the name.</returns>
    public readonly RequestValue Query(string name) => Joined(ValueSource.Query, name, _context.Request.Query[name]);

    /// <summary>A request header's value. Several of one name are joined with commas.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The value; not present if the request has none of the name.</returns>
    public readonly RequestValue Header(string name) => Joined(ValueSource.Header, name, _context.Request.Headers[name]);

    /// <summary>All values of one name in the query string.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The values; there may be none.</returns>
    public readonly RequestValues QueryAll(string name) => new(ValueSource.Query, name, _context.Request.Query[name]);

    /// <summary>All values of a request header, those of one line that are separated by commas apart.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The values; there may be none.</returns>
    public readonly RequestValues HeaderAll(string name) => new(ValueSource.Header, name, _context.Request.Headers.GetCommaSeparatedValues(name));

    /// <summary>All lines of a request header.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The values; there may be none.</returns>
    public readonly RequestValues HeaderLines(string name) => new(ValueSource.Header, name, _context.Request.Headers[name]);

    /// <summary>The text itself; missing text is a failure.</summary>
    /// <param name="value">What the request has.</param>
    /// <returns>The text; empty after a failure.</returns>
    public string Text(RequestValue value)
    {
        if (value.IsPresent)
        {
            return value.AsString();
        }

        AddMissing(value);
        return "";
    }

    /// <summary>The text itself, or something else where it is missing.</summary>
    /// <param name="value">What the request has.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The text, or <paramref name="missing"/>.</returns>
    [return: NotNullIfNotNull(nameof(missing))]
    [SuppressMessage("Performance", "CA1822", Justification = "Generated code reads better if all ways of binding look alike.")]
    public readonly string? Text(RequestValue value, string? missing) => value.IsPresent ? value.AsString() : missing;

    /// <summary>Converts text; missing text is a failure.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <returns>The value; after a failure nothing that may be used.</returns>
    public T Parse<T>(RequestValue value)
        where T : ISpanParsable<T>
    {
        if (value.IsPresent)
        {
            return T.TryParse(value.Span, CultureInfo.InvariantCulture, out T? result) ? result : Invalid<T>(value);
        }

        AddMissing(value);
        return default!;
    }

    /// <summary>Converts text, or takes something else where it is missing.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    [return: NotNullIfNotNull(nameof(missing))]
    public T? Parse<T>(RequestValue value, T? missing)
        where T : ISpanParsable<T>
        => value.IsPresent ? Parse<T>(value) : missing;

    /// <summary>Converts text for a nullable parameter.</summary>
    /// <typeparam name="T">The parameter's type without its nullability.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    public T? ParseNullable<T>(RequestValue value, T? missing = null)
        where T : struct, ISpanParsable<T>
        => value.IsPresent ? Parse<T>(value) : missing;

    /// <summary>Converts text to an enumeration's value, by name (case counts, as in minimal APIs) or number; missing text is a failure.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <returns>The value; after a failure nothing that may be used.</returns>
    public T ParseEnum<T>(RequestValue value)
        where T : struct, Enum
    {
        if (value.IsPresent)
        {
            return Enum.TryParse(value.Span, out T result) ? result : Invalid<T>(value);
        }

        AddMissing(value);
        return default;
    }

    /// <summary>Converts text to an enumeration's value, or takes something else where it is missing.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    public T ParseEnum<T>(RequestValue value, T missing)
        where T : struct, Enum
        => value.IsPresent ? ParseEnum<T>(value) : missing;

    /// <summary>Converts text to an enumeration's value for a nullable parameter.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    public T? ParseNullableEnum<T>(RequestValue value, T? missing = null)
        where T : struct, Enum
        => value.IsPresent ? ParseEnum<T>(value) : missing;

    /// <summary>Converts text with a method of the type's own; missing text is a failure.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="parse">The method.</param>
    /// <returns>The value; after a failure nothing that may be used.</returns>
    public T ParseWith<T>(RequestValue value, TryParse<T> parse)
    {
        if (value.IsPresent)
        {
            return parse(value.AsString(), out T result) ? result : Invalid<T>(value);
        }

        AddMissing(value);
        return default!;
    }

    /// <summary>Converts text with a method of the type's own, or takes something else where it is missing.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="parse">The method.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    [return: NotNullIfNotNull(nameof(missing))]
    public T? ParseWith<T>(RequestValue value, TryParse<T> parse, T? missing) => value.IsPresent ? ParseWith(value, parse) : missing;

    /// <summary>Converts text with a method of the type's own for a nullable parameter.</summary>
    /// <typeparam name="T">The parameter's type without its nullability.</typeparam>
    /// <param name="value">What the request has.</param>
    /// <param name="parse">The method.</param>
    /// <param name="missing">What to take if it has nothing.</param>
    /// <returns>The value, or <paramref name="missing"/>; after a failure nothing that may be used.</returns>
    public T? ParseNullableWith<T>(RequestValue value, TryParse<T> parse, T? missing = null)
        where T : struct
        => value.IsPresent ? ParseWith(value, parse) : missing;

    /// <summary>A service that has to be there.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">It has not been registered.</exception>
    public readonly T Service<T>()
        where T : notnull
        => _context.RequestServices.GetService<T>() ?? throw NoService(typeof(T));

    private readonly InvalidOperationException NoService(Type type) => new(
        $"A parameter of '{_context.GetEndpoint()?.DisplayName}' is taken from the services, and no service of type '{type}' has been registered. Register it; or, if "
        + "the parameter is the request's body, say so by [FromBody]: a GET, HEAD, DELETE or OPTIONS request has none otherwise.");

    /// <summary>A service, or null if it has not been registered.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <returns>The service, or null.</returns>
    public readonly T? ServiceOrNull<T>() => _context.RequestServices.GetService<T>();

    /// <summary>A keyed service that has to be there.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">It has not been registered.</exception>
    public readonly T KeyedService<T>(object? key)
        where T : notnull
        => _context.RequestServices.GetRequiredKeyedService<T>(key);

    /// <summary>A keyed service, or null if it has not been registered.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The service, or null.</returns>
    public readonly T? KeyedServiceOrNull<T>(object? key) => _context.RequestServices.GetKeyedService<T>(key);

    /// <summary>All texts as they are; none is a failure.</summary>
    /// <param name="values">What the request has.</param>
    /// <returns>The texts.</returns>
    public StringValues Values(RequestValues values)
    {
        if (values.Values.Count == 0)
        {
            AddMissing(new RequestValue(values.Source, values.Name, text: null));
        }

        return values.Values;
    }

    /// <summary>The form itself; a request without a body is a failure.</summary>
    /// <param name="form">What was read.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The form; empty after a failure.</returns>
    public IFormCollection Collection(RequestForm form, string name)
    {
        if (!form.IsPresent)
        {
            (_failures ??= new BindingFailures()).AddMissing(name);
        }

        return form.Collection;
    }

    /// <summary>All texts as they are, or null if there are none.</summary>
    /// <param name="values">What the request has.</param>
    /// <returns>The texts, or null.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "Generated code reads better if all ways of binding look alike.")]
    public readonly StringValues? ValuesOrNull(RequestValues values) => values.Values.Count == 0 ? default(StringValues?) : values.Values;

    /// <summary>A file of the form; a missing one is a failure.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name of its field.</param>
    /// <returns>The file; after a failure nothing that may be used.</returns>
    public IFormFile File(RequestForm form, string name)
    {
        if (FileOrNull(form, name) is { } file)
        {
            return file;
        }

        (_failures ??= new BindingFailures()).AddMissingFile(name);
        return null!;
    }

    /// <summary>A file of the form, or null if it has none of the name.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name of its field.</param>
    /// <returns>The file, or null.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "Generated code reads better if all ways of binding look alike.")]
    public readonly IFormFile? FileOrNull(RequestForm form, string name) => form.Files.GetFile(name);

    /// <summary>What a type has made of the request; null is a failure.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">What it has made.</param>
    /// <returns>The value; after a failure nothing that may be used.</returns>
    public T Bound<T>(string name, T? value)
        where T : class
    {
        if (value is null)
        {
            (_failures ??= new BindingFailures()).AddMissing(name);
        }

        return value!;
    }

    /// <inheritdoc cref="Bound{T}(string, T)"/>
    public T BoundValue<T>(string name, T? value)
        where T : struct
    {
        if (value is null)
        {
            (_failures ??= new BindingFailures()).AddMissing(name);
        }

        return value.GetValueOrDefault();
    }

    private static RequestValue Joined(ValueSource source, string name, StringValues values)
        => new(source, name, values.Count == 0 ? null : values.ToString());

    private void AddMissing(RequestValue value) => (_failures ??= new BindingFailures()).AddMissing(value);

    private T Invalid<T>(RequestValue value)
    {
        (_failures ??= new BindingFailures()).AddInvalid(value, typeof(T));
        return default!;
    }
}
