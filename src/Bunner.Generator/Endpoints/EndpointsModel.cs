using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Endpoints;

/// <summary>Everything that the endpoints of an ASP.NET Core compilation are written from.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="Router">The fully qualified router class, whose static property <c>Table</c> has the match table.</param>
/// <param name="Own">The routes of this assembly's handlers: the assembly publishes a member for each.</param>
/// <param name="Routes">The routes of the router, in the order of their ids.</param>
/// <param name="Checks">The fully qualified methods of referenced assemblies that name what their handlers take from the services.</param>
internal sealed record EndpointsModel(
    string Assembly,
    string Router,
    EquatableArray<OwnEndpoint> Own,
    EquatableArray<RouterEndpoint> Routes,
    EquatableArray<string> Checks);

/// <summary>A route of this assembly.</summary>
/// <param name="Member">The identifier of the member to publish, without <c>@</c>.</param>
/// <param name="Route">The route and its handler.</param>
/// <param name="ParameterNames">The parameters of the template from left to right.</param>
internal sealed record OwnEndpoint(string Member, RouteModel Route, EquatableArray<string> ParameterNames);

/// <summary>A route of the router.</summary>
/// <param name="Id">The id that a match returns.</param>
/// <param name="Name">The route's name: what the attribute says, or the name of its constant.</param>
/// <param name="Entry">The route and the member that invokes its handler.</param>
internal sealed record RouterEndpoint(int Id, string Name, RouteEntry Entry);
