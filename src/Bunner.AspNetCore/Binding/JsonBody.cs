using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>Reads a handler parameter from the request's body, which has to be JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonBody
{
    /// <summary>Reads a value that has to be there.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, or why there is none.</returns>
    public static ValueTask<JsonBody<T>> ReadAsync<T>(HttpContext context, string name) => ReadAsync(context, name, isRequired: true, default(T));

    /// <summary>Reads a value, or takes something else if there is no body.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="missing">What to take if there is no body, or <c>null</c> in it.</param>
    /// <returns>The value, or why there is none.</returns>
    public static ValueTask<JsonBody<T>> ReadAsync<T>(HttpContext context, string name, T? missing) => ReadAsync(context, name, isRequired: false, missing);

    /// <summary>Gives the service of the parameter's type if one is registered, and otherwise reads a value that has to be there.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, or why there is none.</returns>
    public static ValueTask<JsonBody<T>> ReadUnlessServiceAsync<T>(HttpContext context, string name)
        => FindService(context, out JsonBody<T> service) ? new(service) : ReadAsync(context, name, isRequired: true, default(T));

    /// <summary>Gives the service of the parameter's type if one is registered, and otherwise reads a value or takes something else.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="missing">What to take if there is no body, or <c>null</c> in it.</param>
    /// <returns>The value, or why there is none.</returns>
    public static ValueTask<JsonBody<T>> ReadUnlessServiceAsync<T>(HttpContext context, string name, T? missing)
        => FindService(context, out JsonBody<T> service) ? new(service) : ReadAsync(context, name, isRequired: false, missing);

    private static bool FindService<T>(HttpContext context, out JsonBody<T> service)
    {
        bool isService = MatchFeature.Of(context) is { } match
            ? match.Source.IsService(typeof(T))
            : context.RequestServices.GetService<IServiceProviderIsService>()?.IsService(typeof(T)) == true;
        service = isService ? new JsonBody<T>((T)context.RequestServices.GetRequiredService(typeof(T))) : default;
        return isService;
    }

    private static async ValueTask<JsonBody<T>> ReadAsync<T>(HttpContext context, string name, bool isRequired, T? missing)
    {
        // A body that is said to be something else is refused even if it is empty, as endpoint routing does it.
        bool canHaveBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
        bool hasType = !string.IsNullOrEmpty(context.Request.ContentType);
        if (!context.Request.HasJsonContentType() && (hasType || (canHaveBody && context.Request.ContentLength is not 0)))
        {
            return Failed<T>(StatusCodes.Status415UnsupportedMediaType, $"The body has to be JSON: Content-Type is '{context.Request.ContentType}'.");
        }

        if (!canHaveBody || !hasType)
        {
            return isRequired ? Missing<T>(name) : new JsonBody<T>(missing);
        }

        JsonTypeInfo<T> type = JsonAccess.TypeInfo<T>(context);
        try
        {
            T? value = await context.Request.ReadFromJsonAsync(type, context.RequestAborted).ConfigureAwait(false);
            return value is not null ? new JsonBody<T>(value) : isRequired ? Missing<T>(name) : new JsonBody<T>(missing);
        }
        catch (JsonException e)
        {
            return Failed<T>(StatusCodes.Status400BadRequest, "The body is not the JSON that is expected here.", name, Explain(e));
        }
        catch (BadHttpRequestException e)
        {
            return Failed<T>(e.StatusCode, "The body could not be read.", name, e.Message);
        }
        catch (IOException)
        {
            return Failed<T>(StatusCodes.Status400BadRequest, "The body ended too early.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Failed<T>(StatusCodes.Status400BadRequest, "The body ended too early.");
        }
    }

    private static JsonBody<T> Missing<T>(string name) => new(new BindingProblem(
        StatusCodes.Status400BadRequest,
        "The request does not fit the parameters of its handler.",
        Errors(name, "A JSON body is required.")));

    private static JsonBody<T> Failed<T>(int status, string detail) => new(new BindingProblem(status, detail, null, isUnreadable: true));

    private static JsonBody<T> Failed<T>(int status, string detail, string name, string reason)
        => new(new BindingProblem(status, detail, Errors(name, reason), isUnreadable: true));

    private static Dictionary<string, string[]> Errors(string name, string reason) => new(StringComparer.Ordinal) { [name] = [reason] };

    // JsonException's own message names .NET types; where it went wrong is what the client can use.
    private static string Explain(JsonException e)
    {
        string place = e.LineNumber is { } line && e.BytePositionInLine is { } position ? $" (line {line + 1}, byte {position + 1})" : "";
        return string.IsNullOrEmpty(e.Path) || e.Path == "$"
            ? $"The body is not valid JSON or not of the expected kind{place}."
            : $"The JSON at '{e.Path}' is malformed or not of the expected kind{place}.";
    }
}
