using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Bunner.Bench.Http;

/// <summary>One of the applications in <c>bench/web</c>, which serve the same handlers in different ways.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="Project">Its project.</param>
internal sealed record WebApp(string Name, string Project)
{
    /// <summary>An application that answers everything with the same text, without routing.</summary>
    public static readonly WebApp Empty = new("empty application", "Empty");

    public static readonly WebApp Bunner = new("Bunner", "Routed");

    public static readonly WebApp MinimalApis = new("minimal APIs", "MinimalApis");

    public static readonly WebApp MinimalApisGenerated = new("minimal APIs, generated delegates", "MinimalApisGenerated");

    /// <summary>Those that have handlers; the ratios are to the first.</summary>
    public static readonly IReadOnlyList<WebApp> WithHandlers = [Bunner, MinimalApisGenerated, MinimalApis];

    public string Path => typeof(WebApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "WebApps").Value!.Replace("{0}", Project, System.StringComparison.Ordinal);
}
