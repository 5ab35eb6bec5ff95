using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>
/// Problem details (RFC 9457) for a request that cannot be bound: through the application's problem details service if it has
/// one, so that its customisations apply; otherwise written here, without asking anything of the application's JSON options.
/// </summary>
internal static class RequestProblem
{
    public static async Task WriteAsync(HttpContext context, int status, string detail, Dictionary<string, string[]>? errors = null)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = status;
        if (context.RequestServices.GetService<IProblemDetailsService>() is { } service)
        {
            ProblemDetails problem = errors is null ? new ProblemDetails() : new HttpValidationProblemDetails(errors);
            problem.Status = status;
            problem.Title = TitleOf(status);
            problem.Detail = detail;
            if (await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem }).ConfigureAwait(false))
            {
                return;
            }
        }

        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content))
        {
            Write(writer, status, detail, errors);
        }

        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = content.WrittenCount;
        await context.Response.Body.WriteAsync(content.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter writer, int status, string detail, Dictionary<string, string[]>? errors)
    {
        writer.WriteStartObject();
        writer.WriteString("type", TypeOf(status));
        writer.WriteString("title", TitleOf(status));
        writer.WriteNumber("status", status);
        writer.WriteString("detail", detail);
        if (errors is { Count: > 0 })
        {
            writer.WriteStartObject("errors");
            foreach ((string name, string[] messages) in errors)
            {
                writer.WriteStartArray(name);
                foreach (string message in messages)
                {
                    writer.WriteStringValue(message);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "Content Too Large",
        StatusCodes.Status415UnsupportedMediaType => "Unsupported Media Type",
        _ => "Bad Request",
    };

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "https://tools.ietf.org/html/rfc9110#section-15.5.14",
        StatusCodes.Status415UnsupportedMediaType => "https://tools.ietf.org/html/rfc9110#section-15.5.16",
        _ => "https://tools.ietf.org/html/rfc9110#section-15.5.1",
    };
}
