using System;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>Finds out where endpoint routing runs, so that a changed path is matched again there and nowhere else.</summary>
/// <remarks>
/// The names are those of the properties by which ASP.NET Core's own packages tell each other about routing. Without them a
/// changed path is not matched again, which is safe.
/// </remarks>
internal static class Rerouting
{
    private const string UseRouting = "__UseRouting";
    private const string HasRouting = "__EndpointRouteBuilder";
    private const string HasAuthorization = "__AuthorizationMiddlewareSet";

    // What exception handler, path base and the like call for the branch in which they go on.
    private static readonly Func<IApplicationBuilder, IApplicationBuilder> s_useRouting = static branch =>
    {
        branch.Use(static (context, next) =>
        {
            (context.Features.Get<IEndpointFeature>() as MatchFeature)?.StartAnew();
            return next(context);
        });
        return branch.UseRouting();
    };

    public static void Prepare(IApplicationBuilder app, RouterRegistration registration)
    {
        app.Properties[UseRouting] = s_useRouting;
        if (registration.ApplicationProperties is not { } properties)
        {
            return;
        }

        properties[UseRouting] = s_useRouting;

        // WebApplication adds authorization before the application's own middleware, even if routing is among that. It looks
        // at the endpoint once, too early, and routing's check notices that.
        registration.IsLookedAtEarly = properties.ContainsKey(HasRouting)
            && !properties.ContainsKey(HasAuthorization)
            && app.ApplicationServices.GetService<IServiceProviderIsService>()?.IsService(typeof(IAuthorizationHandlerProvider)) == true;
    }
}
