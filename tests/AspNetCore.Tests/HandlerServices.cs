using AspNetCore.Tests.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetCore.Tests;

/// <summary>What this assembly's handlers take from the services. An application without it does not start.</summary>
internal static class HandlerServices
{
    public static IServiceCollection AddHandlerServices(this IServiceCollection services) => services
        .AddSingleton<IGreeter>(new Greeter("hello"))
        .AddSingleton(new Greeter("other"))
        .AddKeyedSingleton<IGreeter>("second", new Greeter("second hello"));
}
