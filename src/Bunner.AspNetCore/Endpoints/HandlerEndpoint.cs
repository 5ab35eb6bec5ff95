using System;
using System.ComponentModel;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>A handler as generated code hands it over: what to call, and what its attributes say.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HandlerEndpoint
{
    /// <summary>Takes what generated code hands over.</summary>
    /// <param name="displayName">The handler's name for logs, as in <c>Users.ById</c>.</param>
    /// <param name="serve">Binds the parameters, calls the handler and writes its result.</param>
    /// <param name="filter">Makes what binds the parameters, gives them to endpoint filters and writes their result.</param>
    /// <param name="invoke">Calls the handler with what the last filter hands on.</param>
    /// <param name="describe">Says what the handler takes and gives.</param>
    /// <param name="metadata">The attributes of the handler's class, then those of the handler.</param>
    public HandlerEndpoint(
        string displayName,
        RequestDelegate serve,
        Func<EndpointFilterDelegate, RequestDelegate> filter,
        EndpointFilterDelegate invoke,
        Action<EndpointDescription> describe,
        params object[] metadata)
    {
        DisplayName = displayName;
        Serve = serve;
        Filter = filter;
        Invoke = invoke;
        Describe = describe;
        Metadata = metadata;
    }

    internal string DisplayName { get; }

    /// <summary>Null in <c>default</c>: a route whose assembly does not know of ASP.NET Core, so that nothing can be called.</summary>
    internal RequestDelegate? Serve { get; }

    internal Func<EndpointFilterDelegate, RequestDelegate> Filter { get; }

    internal EndpointFilterDelegate Invoke { get; }

    internal Action<EndpointDescription> Describe { get; }

    internal object[] Metadata { get; }
}
