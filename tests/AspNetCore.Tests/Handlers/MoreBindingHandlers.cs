using System;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace AspNetCore.Tests.Handlers;

/// <summary>A type that stands for several parameters, with a constructor.</summary>
public sealed record Paging([FromQuery(Name = "p")] int Page, int? Size, string Order = "name");

/// <summary>A type that stands for several parameters, with properties.</summary>
public sealed class Filter
{
    public int Id { get; set; }

    public string? Search { get; init; }

    [FromHeader(Name = "X-Trace")]
    public required string? Trace { get; set; }

    public int[] Tags { get; set; } = [];

    public HttpContext Context { get; set; } = null!;

    [FromServices]
    public IGreeter? Greeter { get; set; }

    public string ReadOnly { get; } = "never set";
}

public readonly record struct Corner(int X, int Y);

public struct Box
{
    public int Width { get; set; }

    public int? Height { get; set; }
}

/// <summary>A type that makes itself of the request.</summary>
public sealed class Caller
{
    public string Name { get; private init; } = "";

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(context.Request.Query["caller"] is [{ } name] ? new Caller { Name = $"{name} as {parameter.Name}" } : null);
}

public readonly struct Ticket
{
    public int Number { get; private init; }

    public static ValueTask<Ticket?> BindAsync(HttpContext context)
        => new(int.TryParse(context.Request.Query["ticket"], out int number) ? new Ticket { Number = number } : null);
}

public sealed class Client : IBindableFromHttpContext<Client>
{
    public string Agent { get; private init; } = "";

    static ValueTask<Client?> IBindableFromHttpContext<Client>.BindAsync(HttpContext context, ParameterInfo parameter)
        => new(new Client { Agent = $"{context.Request.Method} {parameter.Name}" });
}

/// <summary>The rarer kinds of parameters; the same are mapped as minimal APIs, which have to agree.</summary>
[RouteGroup("/more")]
[RequireAntiforgeryToken(false)]
public static class MoreBindingHandlers
{
    [Get("/paging")]
    public static string OfPaging([AsParameters] Paging paging) => $"{paging}";

    [Get("/filter/{id}")]
    public static string OfFilter([AsParameters] Filter filter)
        => $"{filter.Id} {filter.Search ?? "null"} {filter.Trace ?? "null"} {string.Join('+', filter.Tags)} {filter.Context.Request.Method} {filter.Greeter?.Greet() ?? "null"} {filter.ReadOnly}";

    [Get("/corner/{x}")]
    public static string OfCorner([AsParameters] Corner corner, int z = 3) => $"{corner} {z}";

    [Get("/box")]
    public static string OfBox([AsParameters] Box box) => $"{box.Width} {box.Height?.ToString() ?? "null"}";

    [Get("/caller")]
    public static string OfCaller(Caller caller) => caller.Name;

    [Get("/caller/optional")]
    public static string OfOptionalCaller(Caller? me) => me?.Name ?? "nobody";

    [Get("/ticket")]
    public static string OfTicket(Ticket ticket) => $"{ticket.Number}";

    [Get("/ticket/optional")]
    public static string OfOptionalTicket(Ticket? ticket) => $"{ticket?.Number ?? -1}";

    [Get("/client")]
    public static string OfClient(Client client, int number = 1) => $"{client.Agent} {number}";

    [Get("/values")]
    public static string Values(StringValues values) => $"{values.Count} {values}";

    [Get("/values/optional")]
    public static string OptionalValues(StringValues? values) => $"{values?.Count ?? -1} {values}";

    [Get("/values/header")]
    public static string HeaderValues([FromHeader(Name = "X-Many")] StringValues values, [FromHeader(Name = "X-Many")] string[] texts, [FromHeader(Name = "X-Many")] string? one)
        => $"{values.Count} {texts.Length} {string.Join('+', texts)} {one}";

    [Get("/numbers")]
    public static string Numbers(int?[] numbers) => string.Join('+', numbers.Select(number => number?.ToString() ?? "null"));

    [Get("/numbers/optional")]
    public static string OptionalNumbers(int[]? numbers) => numbers is null ? "null" : string.Join('+', numbers);

    [Get("/days")]
    public static string Days([FromQuery(Name = "d")] DateOnly[] days) => string.Join('+', days.Select(day => day.ToString("O")));

    [Get("/char")]
    public static string Letter(char c = 'x') => $"{c}";

    [Get("/version")]
    public static string Version(Version version, TimeSpan? span, Half? half, byte b = 7) => $"{version} {span} {half} {b}";

    [Get("/enum")]
    public static string Flags(FileAccess access, DayOfWeek day = DayOfWeek.Friday) => $"{access} {day}";

    [Post("/pipe")]
    public static async Task<string> Pipe(PipeReader body)
    {
        ReadResult result = await body.ReadAtLeastAsync(100);
        string text = Encoding.UTF8.GetString(result.Buffer);
        body.AdvanceTo(result.Buffer.End);
        return text;
    }

    [Post("/form")]
    public static string Form([FromForm] string name, [FromForm(Name = "n")] int number, [FromForm] Color? color, [FromForm] int[] tags, [FromForm] string? note, [FromForm] bool flag = true)
        => $"{name} {number} {color?.ToString() ?? "null"} {string.Join('+', tags)} {note ?? "null"} {flag}";

    [Post("/form/collection")]
    public static string Collection(IFormCollection form, IFormFileCollection files) => $"{string.Join(' ', form.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}"))} {files.Count}";

    [Post("/form/file/{id}")]
    public static async Task<string> File(int id, IFormFile file, IFormFile? other)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return $"{id} {file.FileName} {await reader.ReadToEndAsync()} {other?.FileName ?? "null"}";
    }

    [Post("/form/named")]
    public static string NamedFile([FromForm(Name = "picture")] IFormFile file, [FromForm] string title) => $"{file.Length} {title}";

    [Post("/keyed")]
    public static string Keyed([FromKeyedServices("second")] IGreeter greeter, Item item) => $"{greeter.Greet()} {item.Name}";
}

/// <summary>A form that has to be checked.</summary>
public static class CheckedForms
{
    [Post("/checked-form")]
    public static string Checked([FromForm] string name) => name;
}
