using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>
/// Finds parameters that cannot be bound because services are missing, when the application starts. A parameter of a class that
/// says nothing of its source is a service if one is registered, and the JSON body if not. More than one body, or one where
/// requests have none, is a mistake that no request can make good.
/// </summary>
/// <remarks>
/// Endpoints are built when their first request comes, which is too late. So generated code lists what there is to ask for all
/// handlers of an assembly, leaving out those that are right whatever is registered. Each type is asked for once.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterCheck
{
    private readonly IServiceProviderIsService? _services;
    private readonly List<string> _mistakes = [];

    internal ParameterCheck(IServiceProvider services) => _services = services.GetService<IServiceProviderIsService>();

    /// <summary>Checks the handlers of an assembly.</summary>
    /// <param name="handlers">
    /// For each handler: how many of its inferred parameters may be the body (0 or 1), the number of inferred parameters, and the
    /// place of each one's type in <paramref name="types"/>.
    /// </param>
    /// <param name="text">
    /// A line for each handler, as UTF-8: its name, the method, the template, and for each parameter its name and where it comes
    /// from, or nothing if that is inferred; with tabs between. It is read only if there is something to report.
    /// </param>
    /// <param name="types">The types of inferred parameters.</param>
    public void Add(ReadOnlySpan<int> handlers, ReadOnlySpan<byte> text, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (_services is null)
        {
            // A container that cannot tell: what is missing is found out by a request.
            return;
        }

        var isService = new bool[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            isService[i] = _services.IsService(types[i]);
        }

        int line = 0;
        while (!handlers.IsEmpty)
        {
            int bodies = 0;
            ReadOnlySpan<int> inferred = handlers.Slice(2, handlers[1]);
            foreach (int type in inferred)
            {
                bodies += isService[type] ? 0 : 1;
            }

            if (bodies > handlers[0])
            {
                _mistakes.Add(ParameterMistake.Describe(LineOf(text, line), inferred, types, isService));
            }

            handlers = handlers[(2 + inferred.Length)..];
            line++;
        }
    }

    /// <exception cref="InvalidOperationException">A handler cannot be called.</exception>
    internal void Complete()
    {
        if (_mistakes.Count != 0)
        {
            throw new InvalidOperationException(string.Join("\n\n", _mistakes));
        }
    }

    private static string LineOf(ReadOnlySpan<byte> text, int line)
    {
        for (; line > 0; line--)
        {
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        }

        int end = text.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }
}
