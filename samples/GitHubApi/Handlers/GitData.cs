using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Blobs, commits, references, tags and trees.</summary>
internal static class GitData
{
    [Get("/repos/{owner}/{repo}/git/blobs/{sha}")]
    public static Answer GetGitBlob(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/git/blobs/{sha}", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Post("/repos/{owner}/{repo}/git/blobs")]
    public static Answer AddGitBlob(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/blobs", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/git/commits/{sha}")]
    public static Answer GetGitCommit(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/git/commits/{sha}", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Post("/repos/{owner}/{repo}/git/commits")]
    public static Answer AddGitCommit(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/commits", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/git/refs")]
    public static Answer GetGitRefs(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/refs", new() { ["owner"] = owner, ["repo"] = repo });

    [Post("/repos/{owner}/{repo}/git/refs")]
    public static Answer AddGitRef(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/refs", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/git/tags/{sha}")]
    public static Answer GetGitTag(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/git/tags/{sha}", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Post("/repos/{owner}/{repo}/git/tags")]
    public static Answer AddGitTag(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/tags", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/git/trees/{sha}")]
    public static Answer GetGitTree(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/git/trees/{sha}", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Post("/repos/{owner}/{repo}/git/trees")]
    public static Answer AddGitTree(string owner, string repo)
        => new("/repos/{owner}/{repo}/git/trees", new() { ["owner"] = owner, ["repo"] = repo });
}
