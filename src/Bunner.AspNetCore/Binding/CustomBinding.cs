using System;
using System.ComponentModel;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>Lets a parameter's type make it of the request, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CustomBinding
{
    /// <summary>The handler's parameter, which some types want to see.</summary>
    /// <param name="context">The request.</param>
    /// <param name="index">The parameter's place.</param>
    /// <returns>The parameter, by reflection.</returns>
    /// <exception cref="InvalidOperationException">The request's endpoint is not that of the handler.</exception>
    public static ParameterInfo Parameter(HttpContext context, int index)
        => context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.GetParameters()[index]
            ?? throw new InvalidOperationException("The request's endpoint is not that of the handler.");

    /// <summary>Lets a type make a value of the request.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="parameter">The handler's parameter.</param>
    /// <returns>The value; null if the type could make none of the request.</returns>
    public static ValueTask<T?> BindAsync<T>(HttpContext context, ParameterInfo parameter)
        where T : class, IBindableFromHttpContext<T>
        => T.BindAsync(context, parameter);
}
