using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>Finds the object on which an instance handler is called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerInstance
{
    /// <summary>
    /// The registered service of the handler's class; otherwise a new object for this request, with its constructor's
    /// parameters from the services, disposed when the response is complete.
    /// </summary>
    /// <typeparam name="T">The handler's class.</typeparam>
    /// <param name="context">The request.</param>
    /// <returns>The object.</returns>
    /// <exception cref="InvalidOperationException">The constructor needs a service that has not been registered.</exception>
    public static T Get<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(HttpContext context)
        where T : notnull
    {
        if (context.RequestServices.GetService(typeof(T)) is T service)
        {
            return service;
        }

        T instance = Constructors<T>.AreMissing ? default! : ActivatorUtilities.CreateInstance<T>(context.RequestServices);
        switch (instance)
        {
            case IAsyncDisposable disposable:
                context.Response.RegisterForDisposeAsync(disposable);
                break;
            case IDisposable disposable:
                context.Response.RegisterForDispose(disposable);
                break;
        }

        return instance;
    }

    /// <summary>What reflection says of a type, asked once and not for each request.</summary>
    private static class Constructors<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>
    {
        /// <summary>A struct need not have a constructor.</summary>
        internal static readonly bool AreMissing = typeof(T).IsValueType && typeof(T).GetConstructors().Length == 0;
    }
}
