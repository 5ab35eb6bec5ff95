using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>The <c>Allow</c> header (RFC 9110, section 10.2.1): methods in ordinal order, with HEAD wherever there is GET, and OPTIONS if that is answered.</summary>
internal static class AllowHeader
{
    public static string Format(IEnumerable<string> methods, BunnerOptions options)
    {
        var allowed = new SortedSet<string>(methods, StringComparer.Ordinal);
        if (allowed.Contains(HttpMethods.Get))
        {
            allowed.Add(HttpMethods.Head);
        }

        if (options.AnswerOptions)
        {
            allowed.Add(HttpMethods.Options);
        }

        return string.Join(", ", allowed);
    }

    /// <summary>
    /// Endpoints that are mapped beside the router can have the same path under other methods. Endpoint routing then answers
    /// 405 itself and knows only its own; the router's methods are added just before the response is sent.
    /// </summary>
    public static void CompleteWhenStarting(HttpContext context, RouterEndpointDataSource source)
    {
        string path = MatchFeature.PathOf(context.Request);
        context.Response.OnStarting(
            () =>
            {
                HttpResponse response = context.Response;
                if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && source.FindAllowedMethods(context.Request, path) is { Count: > 0 } methods)
                {
                    response.Headers.Allow = Format([.. methods, .. Parse(response.Headers.GetCommaSeparatedValues("Allow"))], source.Options);
                    if (source.Options.AnswerOptions && HttpMethods.IsOptions(context.Request.Method) && response.ContentLength is null or 0)
                    {
                        response.StatusCode = StatusCodes.Status204NoContent;
                        response.ContentLength = null;
                    }
                }

                return Task.CompletedTask;
            });
    }

    private static IEnumerable<string> Parse(string[] values)
    {
        foreach (string value in values)
        {
            if (value.Trim() is { Length: > 0 } method)
            {
                yield return method;
            }
        }
    }
}
