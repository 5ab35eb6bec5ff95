using Bunner;

namespace GitHubApi.Handlers;

/// <summary>What belongs nowhere else.</summary>
internal static class Miscellaneous
{
    [Get("/emojis")]
    public static Answer GetEmojis()
        => new("/emojis", []);

    [Get("/gitignore/templates")]
    public static Answer GetGitignoreTemplates()
        => new("/gitignore/templates", []);

    [Get("/gitignore/templates/{name}")]
    public static Answer GetGitignoreTemplate(string name)
        => new("/gitignore/templates/{name}", new() { ["name"] = name });

    [Post("/markdown")]
    public static Answer AddMarkdown()
        => new("/markdown", []);

    [Post("/markdown/raw")]
    public static Answer AddMarkdownRaw()
        => new("/markdown/raw", []);

    [Get("/meta")]
    public static Answer GetMeta()
        => new("/meta", []);

    [Get("/rate_limit")]
    public static Answer GetRateLimit()
        => new("/rate_limit", []);
}
