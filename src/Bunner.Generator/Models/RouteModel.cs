using Bunner.Generator.Endpoints;

namespace Bunner.Generator.Models;

/// <summary>One route attribute on one handler of this compilation: everything that is generated from it, as values.</summary>
/// <param name="Key">What the match table depends on.</param>
/// <param name="Overload">The handler's documentation id if it has overloads, to tell their endpoints apart; otherwise empty.</param>
/// <param name="Handler">How the handler is called as an endpoint; <see langword="null"/> without ASP.NET Core.</param>
internal sealed record RouteModel(RouteKey Key, string Overload, HandlerModel? Handler)
{
    /// <summary>Orders routes by what they say, never by where they are declared.</summary>
    public static int Compare(RouteModel left, RouteModel right)
    {
        int order = RouteKey.Compare(left.Key, right.Key);
        return order != 0 ? order : string.CompareOrdinal(left.Overload, right.Overload);
    }
}
