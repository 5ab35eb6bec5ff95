using System;

namespace Gateway;

/// <summary>Where a route of the gateway leads.</summary>
/// <param name="Destination">The address of the service.</param>
/// <param name="Path">
/// The path to ask for there, with the values of the route's parameters in braces, such as <c>/v2/{id}</c>; null for the
/// request's own path.
/// </param>
internal sealed record Target(Uri Destination, string? Path);
