using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Bunner.AspNetCore;

/// <summary>
/// Frames the application's pipeline: matching goes first, and the answer to a wrong method goes last, where it is
/// reached only by requests that nothing else has handled.
/// </summary>
internal sealed class RouterStartupFilter(RouterRegistration registration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        Rerouting.Prepare(app, registration);
        app.Use(following => new MatchingMiddleware(following, registration).InvokeAsync);
        next(app);
        app.Use(following => new MethodNotAllowedMiddleware(following).InvokeAsync);
    };
}
