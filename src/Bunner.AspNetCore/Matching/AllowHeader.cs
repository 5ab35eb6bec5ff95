using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>The <c>Allow</c> header (RFC 9110, section 10.2.1): methods in ordinal order, with HEAD wherever there is GET.</summary>
internal static class AllowHeader
{
    public static string Format(IEnumerable<string> methods)
    {
        var allowed = new SortedSet<string>(methods, StringComparer.Ordinal);
        if (allowed.Contains(HttpMethods.Get))
        {
            allowed.Add(HttpMethods.Head);
        }

        return string.Join(", ", allowed);
    }

    /// <summary>
    /// Endpoints that are mapped beside the router can have the same path under other methods. Endpoint routing then answers
    /// 405 itself and knows only its own; the router's methods are added just before the response is sent.
    /// </summary>
    public static void CompleteWhenStarting(HttpContext context, RouteTable table)
    {
        string path = MatchFeature.PathOf(context.Request);
        context.Response.OnStarting(
            () =>
            {
                HttpResponse response = context.Response;
                if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && table.FindAllowedMethods(path) is { Length: > 0 } methods)
                {
                    response.Headers.Allow = Format([.. methods, .. Parse(response.Headers.GetCommaSeparatedValues("Allow"))]);
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
