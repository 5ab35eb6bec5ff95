using System;
using System.Collections.Generic;
using System.Text;

namespace Bunner.AspNetCore;

/// <summary>Says why a handler cannot be called, what each of its parameters was taken for, and what to do about it.</summary>
internal static class ParameterMistake
{
    /// <param name="line">The handler's line of what <see cref="ParameterCheck.Add"/> gets.</param>
    /// <param name="inferred">The places of the types of its inferred parameters.</param>
    /// <param name="types">The types.</param>
    /// <param name="isService">Which of them are services.</param>
    public static string Describe(string line, ReadOnlySpan<int> inferred, Type[] types, bool[] isService)
    {
        string[] fields = line.Split('\t');
        (string handler, string method, string template) = (fields[0], fields[1], fields[2]);
        var bodies = new List<string>();
        string? other = null;
        var list = new StringBuilder();
        int next = 0;
        for (int i = 3; i + 1 < fields.Length; i += 2)
        {
            (string name, string source) = (fields[i], fields[i + 1]);
            if (source.Length != 0)
            {
                other = source is "body" or "form" ? $"'{name}' is the {source} already" : other;
            }
            else if (isService[inferred[next]])
            {
                next++;
                source = "service (inferred)";
            }
            else
            {
                source = $"body (inferred: no service of type '{types[inferred[next++]]}' has been registered)";
                bodies.Add($"'{name}'");
            }

            list.Append("\n  ").Append(name).Append(": ").Append(source);
        }

        bool isBodiless = HasNoBody(method);
        string all = string.Join(", ", bodies);
        string what = isBodiless ? $"{all} would be the body, and {method} requests have none"
            : other is not null ? $"{all} would be the body, but {other}"
            : $"{all} would all be the body, and a request has one";
        string cure = isBodiless
            ? "Register the service; or, if it may be missing, say so by [FromServices] and a nullable type; or, if the parameter is the request's body, say so by "
                + "[FromBody]: a GET, HEAD, DELETE or OPTIONS request has none otherwise."
            : "Register those that are services, or say which they are by [FromServices]; what the client sends goes into one type.";
        return $"The handler {handler} of '{method} {template}' cannot be called: {what}. Its parameters:{list}\n{cure}";
    }

    private static bool HasNoBody(string method) => method is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT";
}
