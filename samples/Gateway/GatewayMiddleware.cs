using System;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Http;

namespace Gateway;

/// <summary>Finds the route of a request and forwards it.</summary>
internal sealed class GatewayMiddleware(GatewayRoutes routes, Forwarder forwarder)
{
    public Task HandleAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        if (routes.Router.TryMatch(context.Request.Method, path, out RouteMatch match, out Target? target))
        {
            return forwarder.ForwardAsync(context, AddressOf(context.Request, match, target));
        }

        string[] allowed = routes.Router.FindAllowedMethods(path);
        context.Response.StatusCode = allowed.Length > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
        if (allowed.Length > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", allowed);
        }

        return Task.CompletedTask;
    }

    private static Uri AddressOf(HttpRequest request, in RouteMatch match, Target target)
    {
        string path = request.Path.ToUriComponent();
        if (target.Path is not null)
        {
            path = target.Path;
            for (int i = 0; i < match.Count; i++)
            {
                // A catch-all may have slashes, which stay slashes. The host has decoded all but those that are part of a value.
                string[] pieces = match.GetValue(i).ToString().Split('/');
                string value = string.Join('/', Array.ConvertAll(pieces, piece => Uri.EscapeDataString(piece.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))));
                path = path.Replace("{" + match.GetName(i) + "}", value, StringComparison.OrdinalIgnoreCase);
            }
        }

        return new Uri(target.Destination.AbsoluteUri.TrimEnd('/') + path + request.QueryString.ToUriComponent());
    }
}
