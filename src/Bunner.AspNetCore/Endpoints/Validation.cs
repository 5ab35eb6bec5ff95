using Microsoft.AspNetCore.Builder;
#if NET10_0_OR_GREATER
using System.ComponentModel.DataAnnotations;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
#endif

namespace Bunner.AspNetCore;

/// <summary>
/// Validates the arguments of handlers through <c>Microsoft.Extensions.Validation</c>, if the application has added it: as a filter
/// before all others, and only for handlers that have something to validate.
/// </summary>
internal static class Validation
{
#if NET10_0_OR_GREATER
#pragma warning disable ASP0029 // The filter of minimal APIs is not public; this is its way to the validators.
    public static void AddTo(EndpointBuilder builder)
    {
        if (builder.ApplicationServices.GetService<IOptions<ValidationOptions>>()?.Value is { Resolvers.Count: > 0 } options
            && builder.Metadata.OfType<IDisableValidationMetadata>().LastOrDefault() is null)
        {
            builder.FilterFactories.Insert(0, (context, next) => Create(options, context, next));
        }
    }

    private static EndpointFilterDelegate Create(ValidationOptions options, EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        ParameterInfo[] parameters = factory.MethodInfo.GetParameters();
        IServiceProviderIsService? services = factory.ApplicationServices.GetService<IServiceProviderIsService>();
        var validators = new IValidatableInfo?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (services?.IsService(parameters[i].ParameterType) != true && options.TryGetValidatableParameterInfo(parameters[i], out IValidatableInfo? validator))
            {
                validators[i] = validator;
            }
        }

        return validators.All(validator => validator is null) ? next : invocation => ValidateAsync(options, parameters, validators, invocation, next);
    }

    private static async ValueTask<object?> ValidateAsync(
        ValidationOptions options, ParameterInfo[] parameters, IValidatableInfo?[] validators, EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        if (FilteredHandler.HasProblem(invocation.HttpContext))
        {
            return await next(invocation).ConfigureAwait(false);
        }

        ValidateContext? validation = null;
        for (int i = 0; i < validators.Length; i++)
        {
            if (validators[i] is { } validator && invocation.Arguments[i] is { } argument)
            {
                string name = parameters[i].GetCustomAttribute<DisplayAttribute>()?.Name ?? parameters[i].Name!;
                var context = new ValidationContext(argument, name, invocation.HttpContext.RequestServices, items: null);
                validation ??= new ValidateContext { ValidationOptions = options, ValidationContext = context };
                validation.ValidationContext = context;
                await validator.ValidateAsync(argument, validation, invocation.HttpContext.RequestAborted).ConfigureAwait(false);
            }
        }

        return validation is { ValidationErrors: { Count: > 0 } errors }
            ? new BindingProblem(StatusCodes.Status400BadRequest, "The request has values that are not valid.", errors)
            : await next(invocation).ConfigureAwait(false);
    }
#pragma warning restore ASP0029
#else
    public static void AddTo(EndpointBuilder builder)
    {
        // The package came with .NET 10.
    }
#endif
}
