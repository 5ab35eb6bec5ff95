using System;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>Writes what a handler has returned, for generated code; the rules are those of minimal APIs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResultWriter
{
    /// <summary>Writes plain text.</summary>
    /// <param name="context">The request.</param>
    /// <param name="text">The text; null is nothing.</param>
    /// <returns>Ends when the answer is written.</returns>
    public static Task WriteTextAsync(HttpContext context, string? text)
    {
        HttpResponse response = context.Response;
        response.ContentType ??= "text/plain; charset=utf-8";
        if (text is null)
        {
            return Task.CompletedTask;
        }

        if (WholeBody.MayBeSaidToBe(context))
        {
            response.ContentLength ??= Encoding.UTF8.GetByteCount(text);
        }

        return response.WriteAsync(text);
    }

    /// <summary>Lets a result write itself.</summary>
    /// <param name="context">The request.</param>
    /// <param name="result">The result.</param>
    /// <returns>Ends when the answer is written.</returns>
    /// <exception cref="InvalidOperationException">The handler has returned null.</exception>
    public static Task ExecuteAsync(HttpContext context, IResult? result)
        => result is null
            ? throw new InvalidOperationException($"The handler of {context.Request.Method} {context.Request.Path} has returned null instead of a result.")
            : result.ExecuteAsync(context);

    /// <summary>Writes a value as JSON.</summary>
    /// <typeparam name="T">The type that the handler declares.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="value">The value; null is JSON's <c>null</c>.</param>
    /// <returns>Ends when the answer is written.</returns>
    public static Task WriteJsonAsync<T>(HttpContext context, T value)
    {
        JsonSerializerOptions options = JsonAccess.Options(context);
        var declared = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        if (value is null || typeof(T).IsValueType || typeof(T).IsSealed || declared.PolymorphismOptions is not null || value.GetType() == typeof(T))
        {
            return BufferedJson.WriteAsync(context, value, declared);
        }

        // A derived type is written whole if the application's resolver knows it, as minimal APIs do.
        return options.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? actual)
            ? context.Response.WriteAsJsonAsync(value, actual)
            : context.Response.WriteAsJsonAsync(value, declared);
    }

    /// <summary>Writes a value of which only the run-time type tells what it is: a result, text, or an object as JSON.</summary>
    /// <param name="context">The request.</param>
    /// <param name="value">The value.</param>
    /// <returns>Ends when the answer is written.</returns>
    public static Task WriteAsync(HttpContext context, object? value) => value switch
    {
        IResult result => result.ExecuteAsync(context),
        string text => WriteTextAsync(context, text),
        _ => WriteJsonAsync(context, value),
    };
}
