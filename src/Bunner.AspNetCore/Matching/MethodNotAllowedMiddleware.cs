using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bunner.AspNetCore;

/// <summary>
/// The end of the pipeline: a request that got here has no endpoint and nobody has answered it. If the router knows its path
/// under other methods, the answer is 405 and names them (RFC 9110, section 15.5.6), or, to OPTIONS, 204; status code pages see
/// it like any other.
/// </summary>
internal sealed class MethodNotAllowedMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IEndpointFeature>() is MatchFeature { HasEndpoint: false } feature && !context.Response.HasStarted)
        {
            List<string> methods = feature.Source.FindAllowedMethods(context.Request, feature.FullPath);
            if (methods.Count > 0)
            {
                bool isOptions = feature.Source.Options.AnswerOptions && HttpMethods.IsOptions(context.Request.Method);
                context.Response.StatusCode = isOptions ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = AllowHeader.Format(methods, feature.Source.Options);
                return Task.CompletedTask;
            }
        }

        return next(context);
    }
}
