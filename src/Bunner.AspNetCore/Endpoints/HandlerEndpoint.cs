using System.ComponentModel;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>A handler as generated code hands it over: what to call, and what its attributes say.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HandlerEndpoint
{
    /// <param name="displayName">The handler's name for logs, as in <c>Users.ById</c>.</param>
    /// <param name="invoke">Binds the parameters, calls the handler and writes its result.</param>
    /// <param name="metadata">The attributes of the handler's class, then those of the handler.</param>
    public HandlerEndpoint(string displayName, RequestDelegate invoke, params object[] metadata)
    {
        DisplayName = displayName;
        Invoke = invoke;
        Metadata = metadata;
    }

    internal string DisplayName { get; }

    /// <summary>Null in <c>default</c>: a route whose assembly does not know of ASP.NET Core, so that nothing can be called.</summary>
    internal RequestDelegate? Invoke { get; }

    internal object[] Metadata { get; }
}
