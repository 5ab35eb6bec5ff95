using System;
using System.ComponentModel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bunner.AspNetCore;

/// <summary>What the generated <c>AddBunner</c> registers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouterServices
{
    /// <summary>
    /// Registers the router and puts its matching in front of the application's whole pipeline, so that authorization,
    /// CORS and everything else that looks at the endpoint finds it, wherever the application adds them.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services. A second call changes nothing but the options.</returns>
    public static IServiceCollection Add(IServiceCollection services, Action<BunnerOptions>? configure = null)
    {
        services.AddRoutingCore();
        services.TryAddSingleton<RouterRegistration>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, RouterStartupFilter>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }
}
