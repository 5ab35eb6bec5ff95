using Bunner;

namespace AspNetCore.Tests.Handlers;

/// <summary>A handler of the root, under a method that nobody else uses.</summary>
public static class RootHandlers
{
    [Route("ROOT", "/")]
    public static string Root() => "root";
}
