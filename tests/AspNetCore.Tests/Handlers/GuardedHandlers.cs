using Bunner;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace AspNetCore.Tests.Handlers;

/// <summary>Handlers that nobody may reach who is not allowed to; they count who does.</summary>
[RouteGroup("/guarded")]
public static class GuardedHandlers
{
    public static int Calls { get; private set; }

    public static string Count(string answer)
    {
        Calls++;
        return answer;
    }

    [Authorize]
    [Get("/method")]
    public static string Method() => Count("method");

    [Authorize(Roles = "admin,root")]
    [Get("/role/{id:int}")]
    public static string Role(int id) => Count($"role {id}");

    [Authorize("adults")]
    [Post("/policy")]
    public static string Policy(Item item) => Count(item.Name);

    [Get("/open")]
    public static string Open() => "open";

    [EnableCors("partners")]
    [Put("/cors")]
    public static string Cors() => "cors";

    [EnableRateLimiting("one")]
    [Get("/limited")]
    public static string Limited() => "limited";
}

[Authorize]
[RouteGroup("/guarded/class")]
public class GuardedClass
{
    [Get("")]
    public static string OfClass() => GuardedHandlers.Count("class");

    [AllowAnonymous]
    [Get("/anonymous")]
    public static string Anonymous() => "anonymous";

    [RouteGroup("/inner")]
    public static class Inner
    {
        [Get("")]
        public static string OfInner() => GuardedHandlers.Count("inner");
    }
}

public sealed class DerivedFromGuarded : GuardedClass
{
    [Get("/guarded/derived")]
    public static string OfDerived() => GuardedHandlers.Count("derived");
}

[AllowAnonymous]
public static class AnonymousOutside
{
    [Get("/guarded/outside")]
    public static string OfOutside() => "outside";

    [Authorize]
    public static class GuardedInside
    {
        [Get("/guarded/inside")]
        public static string OfInside() => GuardedHandlers.Count("inside");
    }
}
