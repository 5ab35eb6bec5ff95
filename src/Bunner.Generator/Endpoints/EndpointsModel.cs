using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Endpoints;

/// <summary>Everything that the endpoints of an ASP.NET Core compilation are written from.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="Router">The fully qualified router class, whose static property <c>Table</c> has the match table.</param>
/// <param name="Own">The routes of this assembly's handlers, sorted: the assembly publishes a factory for each handler.</param>
/// <param name="Routes">The routes of the router, in the order of their ids.</param>
internal sealed record EndpointsModel(
    string Assembly,
    string Router,
    EquatableArray<RouteModel> Own,
    EquatableArray<EndpointRoute> Routes);

/// <summary>A route of the router with what the catalogue has settled.</summary>
/// <param name="Id">The id that a match returns.</param>
/// <param name="Name">The route's name: what the attribute says, or the name of its constant.</param>
/// <param name="Route">The route and its handler.</param>
internal sealed record EndpointRoute(int Id, string Name, RouteModel Route);
