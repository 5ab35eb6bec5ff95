using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetCore.Tests.Handlers;

public enum Color
{
    Red,
    Green,
}

/// <summary>Has a TryParse of its own, as many types do.</summary>
public sealed class Point(int x, int y)
{
    public static bool TryParse(string? text, out Point? point)
    {
        string[] parts = (text ?? "").Split('x');
        point = parts.Length == 2 && int.TryParse(parts[0], out int x) && int.TryParse(parts[1], out int y) ? new Point(x, y) : null;
        return point is not null;
    }

    public override string ToString() => $"({x}, {y})";
}

/// <summary>Parses itself from strings only.</summary>
public readonly record struct Sku(string Code) : IParsable<Sku>
{
    public static Sku Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out Sku sku) ? sku : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Sku result)
    {
        result = new Sku(s ?? "");
        return s is ['S', 'K', 'U', ..];
    }
}

public interface IGreeter
{
    public string Greet();
}

public sealed class Greeter(string greeting) : IGreeter
{
    public string Greet() => greeting;
}

/// <summary>Handlers of text: the same are mapped as minimal APIs, which have to agree.</summary>
[RouteGroup("/bunner")]
public static class BindingHandlers
{
    [Get("/int/{id}")]
    public static string OfInt(int id) => Show(id);

    [Get("/long/{id:long}")]
    public static string OfLong(long id) => Show(id);

    [Get("/guid/{id}")]
    public static string OfGuid(Guid id) => Show(id);

    [Get("/text/{text}")]
    public static string Text(string text) => text;

    [Get("/date/{at}")]
    public static string Date(DateTime at) => $"{at:O} {at.Kind}";

    [Get("/offset/{at}")]
    public static string Offset(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    [Get("/day/{day}")]
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    [Get("/time/{time}")]
    public static string Time(TimeOnly time) => time.ToString("O", CultureInfo.InvariantCulture);

    [Get("/color/{color}")]
    public static string Colors(Color color) => color.ToString();

    [Get("/point/{point}")]
    public static string Points(Point point) => point.ToString();

    [Get("/sku/{sku}")]
    public static string Skus(Sku sku) => sku.Code;

    [Get("/decimal/{number}")]
    public static string OfDecimal(decimal number) => Show(number);

    [Get("/double/{number}")]
    public static string OfDouble(double number) => Show(number);

    [Get("/bool/{flag}")]
    public static string Bool(bool flag) => Show(flag);

    [Get("/uri")]
    public static string Address(Uri uri) => $"{uri} {uri.IsAbsoluteUri}";

    [Get("/query")]
    public static string Query(int page, string? search, Color? color, int size = 20, string order = "name", Color fallback = Color.Green, double factor = 1.5, bool all = true)
        => $"{page} {search ?? "null"} {color?.ToString() ?? "null"} {size} {order} {fallback} {Show(factor)} {all}";

    [Get("/nullable")]
    public static string Nullable(int? number, DateTime? at, Sku? sku, Point? point, int? other = 7)
        => $"{Show(number)} {Show(at)} {Show(sku)} {point?.ToString() ?? "null"} {Show(other)}";

    [Get("/optional/{id?}")]
    public static string Optional(int? id) => Show(id);

    [Get("/required/{id?}")]
    public static string Required(int id) => Show(id);

    [Get("/defaulted/{id=5}")]
    public static string Defaulted(int id) => Show(id);

    [Get("/ids")]
    public static string Ids(int[] ids) => string.Join('+', ids);

    [Get("/tags")]
    public static string Tags(string[] tags) => string.Join('+', tags);

    [Get("/colors")]
    public static string AllColors(Color[] colors) => string.Join('+', colors);

    [Get("/named/{id}/{other}")]
    public static string Named([FromRoute(Name = "id")] int number, [FromQuery(Name = "q")] string? text, [FromHeader(Name = "X-Trace")] string? trace, [FromRoute] string other)
        => $"{number} {text ?? "null"} {trace ?? "null"} {other}";

    [Get("/rest/{**path}")]
    public static string Rest(string path) => path;

    [Get("/rest-or-null/{*path}")]
    public static string RestOrNull(string? path) => path ?? "null";

    [Get("/values/{first=f}/{second?}")]
    [Get("/values/{first}/{second}/{**rest}")]
    public static string Values(HttpContext context)
        => string.Join(' ', context.Request.RouteValues.OrderBy(value => value.Key).Select(value => $"{value.Key}={value.Value}"));

    [Get("/header")]
    public static string Header([FromHeader(Name = "X-Number")] int number) => Show(number);

    [Get("/case/{UserId}")]
    public static string Case(int userId) => Show(userId);

    private static string Show(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null";
}

/// <summary>Handlers of things that a request or its services have.</summary>
[RouteGroup("/special")]
public static class SpecialHandlers
{
    [Get("/context/{id}")]
    public static string Context(HttpContext context, HttpRequest request, HttpResponse response, ClaimsPrincipal user, int id, CancellationToken cancellation)
        => $"{ReferenceEquals(context.Request, request)} {ReferenceEquals(context.Response, response)} {ReferenceEquals(context.User, user)} {cancellation == context.RequestAborted} {id}";

    [Post("/stream")]
    public static async Task<string> Stream(Stream body)
    {
        using var reader = new StreamReader(body);
        return await reader.ReadToEndAsync();
    }

    [Get("/keywords/{ref}/{class}/{context}/{binder}")]
    public static string Keywords(string @ref, int @class, string context, string binder, string? binder_, string? record)
        => $"{@ref} {@class} {context} {binder} {binder_} {record}";

    [Get("/service")]
    public static string Service(IGreeter greeter) => greeter.Greet();

    [Get("/service/optional")]
    public static string OptionalService([FromServices] IFormatProvider? missing) => missing is null ? "none" : "some";

    [Get("/service/explicit")]
    public static string ExplicitService([FromServices] IGreeter greeter) => greeter.Greet();

    [Get("/service/keyed")]
    public static string KeyedService([FromKeyedServices("second")] IGreeter greeter) => greeter.Greet();

    [Post("/service/beside-body")]
    public static string ServiceBesideBody(Item item, IGreeter greeter, Greeter other) => $"{item.Name} {greeter.Greet()} {other.Greet()}";

    [Get("/two/{id}")]
    [Get("/two")]
    [Post("/two/{id}")]
    public static string Several(int id) => $"two {id}";
}

public sealed record Item(string Name, int Count = 0);
