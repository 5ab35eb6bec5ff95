using Bunner.Generator.Endpoints;

namespace Bunner.Generator.Models;

/// <summary>One route attribute on one handler of this compilation: everything that is generated from it, as values.</summary>
/// <param name="Key">What the match table depends on.</param>
/// <param name="HandlerType">The fully qualified type that declares the handler, as <c>global::Shop.Users</c>.</param>
/// <param name="HandlerMethod">The name of the handler.</param>
/// <param name="Overload">The handler's documentation id if it has overloads, to tell them apart; otherwise empty.</param>
/// <param name="Handler">How the handler is called as an endpoint; <see langword="null"/> without ASP.NET Core.</param>
internal sealed record RouteModel(
    RouteKey Key,
    string HandlerType,
    string HandlerMethod,
    string Overload,
    HandlerModel? Handler)
{
    /// <summary>Orders routes by what they say, never by where they are declared.</summary>
    public static int Compare(RouteModel left, RouteModel right)
    {
        int order = RouteKey.Compare(left.Key, right.Key);
        return order != 0 ? order : string.CompareOrdinal(left.Overload, right.Overload);
    }
}
