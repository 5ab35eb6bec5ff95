using Bunner.Generator.Endpoints;

namespace Bunner.Generator.Models;

/// <summary>One route attribute on one handler: everything that is generated from it, as values.</summary>
/// <param name="Key">What the match table depends on.</param>
/// <param name="HandlerType">The fully qualified type that declares the handler, as <c>global::Shop.Users</c>.</param>
/// <param name="HandlerMethod">The name of the handler.</param>
/// <param name="HandlerId">The handler's documentation id: unique in its assembly, the same in every compilation.</param>
/// <param name="EndpointsType">
/// The fully qualified type of a referenced assembly that invokes its handlers; <see langword="null"/> when the handler is
/// of this compilation (or its assembly publishes no endpoints: see <see cref="RouteKey.Assembly"/>).
/// </param>
/// <param name="Handler">How the handler is called as an endpoint.</param>
internal sealed record RouteModel(
    RouteKey Key,
    string HandlerType,
    string HandlerMethod,
    string HandlerId,
    string? EndpointsType,
    HandlerModel Handler);
