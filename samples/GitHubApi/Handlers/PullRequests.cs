using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Pull requests.</summary>
internal static class PullRequests
{
    [Get("/repos/{owner}/{repo}/pulls")]
    public static Answer GetPulls(string owner, string repo)
        => new("/repos/{owner}/{repo}/pulls", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/pulls/{number}")]
    public static Answer GetPull(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Post("/repos/{owner}/{repo}/pulls")]
    public static Answer AddPull(string owner, string repo)
        => new("/repos/{owner}/{repo}/pulls", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/pulls/{number}/commits")]
    public static Answer GetPullCommits(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/commits", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/pulls/{number}/files")]
    public static Answer GetPullFiles(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/files", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/pulls/{number}/merge")]
    public static Answer GetPullMerge(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/merge", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Put("/repos/{owner}/{repo}/pulls/{number}/merge")]
    public static Answer PutPullMerge(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/merge", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/pulls/{number}/comments")]
    public static Answer GetPullComments(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Put("/repos/{owner}/{repo}/pulls/{number}/comments")]
    public static Answer PutPullComments(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/pulls/{number}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });
}
