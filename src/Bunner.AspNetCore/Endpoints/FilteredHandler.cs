using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>Runs a handler through endpoint filters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FilteredHandler
{
    private static readonly object s_problemKey = new();

    /// <summary>
    /// Starts the filters. As in minimal APIs they run even if the parameters could not be bound, with status 400 set; the handler
    /// then does not, and what the last filter gets from it is the problem. They do not run if a body cannot be read.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="pipeline">The filters.</param>
    /// <param name="invocation">The arguments.</param>
    /// <param name="problem">Why the parameters could not be bound, if so.</param>
    /// <returns>Ends when the answer is written.</returns>
    public static async Task RunAsync(HttpContext context, EndpointFilterDelegate pipeline, EndpointFilterInvocationContext invocation, IResult? problem)
    {
        if (problem is BindingProblem binding)
        {
            if (binding.IsUnreadable)
            {
                await binding.ExecuteAsync(context).ConfigureAwait(false);
                return;
            }

            context.Response.StatusCode = binding.Status;
            context.Items[s_problemKey] = binding;
            try
            {
                await ResultWriter.WriteAsync(context, await pipeline(invocation).ConfigureAwait(false)).ConfigureAwait(false);
            }
            finally
            {
                // The request may go on with another handler: an exception handler's, or that of a status code's page.
                context.Items.Remove(s_problemKey);
            }

            return;
        }

        await ResultWriter.WriteAsync(context, await pipeline(invocation).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>The problem to report of two: that of a body that cannot be read, otherwise the first.</summary>
    /// <param name="first">What was wrong before.</param>
    /// <param name="second">What is wrong with the body, if anything.</param>
    /// <returns>The problem; null if nothing is wrong.</returns>
    public static IResult? Choose(IResult? first, IResult? second)
        => second is BindingProblem { IsUnreadable: true } ? second : first ?? second;

    /// <summary>Whether the parameters of a request could not be bound, so that its handler will not run.</summary>
    internal static bool HasProblem(HttpContext context) => context.Items.ContainsKey(s_problemKey);

    /// <summary>What serves the requests of an endpoint: the filters that its builder has, or the handler itself if there are none.</summary>
    internal static RequestDelegate Build(HandlerEndpoint handler, EndpointBuilder builder)
    {
        IList<Func<EndpointFilterFactoryContext, EndpointFilterDelegate, EndpointFilterDelegate>> factories = builder.FilterFactories;
        if (factories.Count == 0)
        {
            return handler.Serve!;
        }

        EndpointFilterDelegate invoke = handler.Invoke;
        EndpointFilterDelegate last = invocation => invocation.HttpContext.Items.TryGetValue(s_problemKey, out object? problem)
            ? new ValueTask<object?>(problem)
            : invoke(invocation);
        var context = new EndpointFilterFactoryContext
        {
            MethodInfo = builder.Metadata.OfType<MethodInfo>().First(),
            ApplicationServices = builder.ApplicationServices,
        };
        EndpointFilterDelegate pipeline = last;
        for (int i = factories.Count - 1; i >= 0; i--)
        {
            pipeline = factories[i](context, pipeline);
        }

        return ReferenceEquals(pipeline, last) ? handler.Serve! : handler.Filter(pipeline);
    }
}
