namespace Bunner.AspNetCore;

/// <summary>What the router does beside calling handlers: <c>AddBunner(options => …)</c>.</summary>
public sealed class BunnerOptions
{
    /// <summary>
    /// Whether OPTIONS requests for paths that have routes of other methods are answered with 204 and <c>Allow</c> (RFC 9110,
    /// section 9.3.7), unless something else answers them. By default they are.
    /// </summary>
    public bool AnswerOptions { get; set; } = true;

    /// <summary>
    /// Whether a request whose path differs from the route's own way of writing it, in the case of literals, by a slash at the
    /// end or by duplicate slashes, is redirected there (308). By default it is not: what matches is served, and what does
    /// not match is 404.
    /// </summary>
    public bool RedirectToCanonicalPath { get; set; }
}
