using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Repositories and what is in them.</summary>
internal static class Repositories
{
    [Get("/user/repos")]
    public static Answer GetMyRepos()
        => new("/user/repos", []);

    [Get("/users/{user}/repos")]
    public static Answer GetUserRepos(string user)
        => new("/users/{user}/repos", new() { ["user"] = user });

    [Get("/orgs/{org}/repos")]
    public static Answer GetOrgRepos(string org)
        => new("/orgs/{org}/repos", new() { ["org"] = org });

    [Get("/repositories")]
    public static Answer GetRepositories()
        => new("/repositories", []);

    [Post("/user/repos")]
    public static Answer AddMyRepo()
        => new("/user/repos", []);

    [Post("/orgs/{org}/repos")]
    public static Answer AddOrgRepo(string org)
        => new("/orgs/{org}/repos", new() { ["org"] = org });

    [Get("/repos/{owner}/{repo}")]
    public static Answer GetRepo(string owner, string repo)
        => new("/repos/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/contributors")]
    public static Answer GetContributors(string owner, string repo)
        => new("/repos/{owner}/{repo}/contributors", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/languages")]
    public static Answer GetLanguages(string owner, string repo)
        => new("/repos/{owner}/{repo}/languages", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/teams")]
    public static Answer GetTeams(string owner, string repo)
        => new("/repos/{owner}/{repo}/teams", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/tags")]
    public static Answer GetTags(string owner, string repo)
        => new("/repos/{owner}/{repo}/tags", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/branches")]
    public static Answer GetBranches(string owner, string repo)
        => new("/repos/{owner}/{repo}/branches", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/branches/{branch}")]
    public static Answer GetBranch(string owner, string repo, string branch)
        => new("/repos/{owner}/{repo}/branches/{branch}", new() { ["owner"] = owner, ["repo"] = repo, ["branch"] = branch });

    [Delete("/repos/{owner}/{repo}")]
    public static Answer DeleteRepo(string owner, string repo)
        => new("/repos/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/collaborators")]
    public static Answer GetCollaborators(string owner, string repo)
        => new("/repos/{owner}/{repo}/collaborators", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/collaborators/{user}")]
    public static Answer GetCollaborator(string owner, string repo, string user)
        => new("/repos/{owner}/{repo}/collaborators/{user}", new() { ["owner"] = owner, ["repo"] = repo, ["user"] = user });

    [Put("/repos/{owner}/{repo}/collaborators/{user}")]
    public static Answer PutCollaborator(string owner, string repo, string user)
        => new("/repos/{owner}/{repo}/collaborators/{user}", new() { ["owner"] = owner, ["repo"] = repo, ["user"] = user });

    [Delete("/repos/{owner}/{repo}/collaborators/{user}")]
    public static Answer DeleteCollaborator(string owner, string repo, string user)
        => new("/repos/{owner}/{repo}/collaborators/{user}", new() { ["owner"] = owner, ["repo"] = repo, ["user"] = user });

    [Get("/repos/{owner}/{repo}/comments")]
    public static Answer GetComments(string owner, string repo)
        => new("/repos/{owner}/{repo}/comments", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/commits/{sha}/comments")]
    public static Answer GetCommitComments(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/commits/{sha}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Post("/repos/{owner}/{repo}/commits/{sha}/comments")]
    public static Answer AddCommitComment(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/commits/{sha}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Get("/repos/{owner}/{repo}/comments/{id}")]
    public static Answer GetComment(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/comments/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Delete("/repos/{owner}/{repo}/comments/{id}")]
    public static Answer DeleteComment(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/comments/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Get("/repos/{owner}/{repo}/commits")]
    public static Answer GetCommits(string owner, string repo)
        => new("/repos/{owner}/{repo}/commits", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/commits/{sha}")]
    public static Answer GetCommit(string owner, string repo, string sha)
        => new("/repos/{owner}/{repo}/commits/{sha}", new() { ["owner"] = owner, ["repo"] = repo, ["sha"] = sha });

    [Get("/repos/{owner}/{repo}/readme")]
    public static Answer GetReadme(string owner, string repo)
        => new("/repos/{owner}/{repo}/readme", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/keys")]
    public static Answer GetKeys(string owner, string repo)
        => new("/repos/{owner}/{repo}/keys", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/keys/{id}")]
    public static Answer GetKey(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/keys/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Post("/repos/{owner}/{repo}/keys")]
    public static Answer AddKey(string owner, string repo)
        => new("/repos/{owner}/{repo}/keys", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/repos/{owner}/{repo}/keys/{id}")]
    public static Answer DeleteKey(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/keys/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Get("/repos/{owner}/{repo}/downloads")]
    public static Answer GetDownloads(string owner, string repo)
        => new("/repos/{owner}/{repo}/downloads", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/downloads/{id}")]
    public static Answer GetDownload(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/downloads/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Delete("/repos/{owner}/{repo}/downloads/{id}")]
    public static Answer DeleteDownload(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/downloads/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Get("/repos/{owner}/{repo}/forks")]
    public static Answer GetForks(string owner, string repo)
        => new("/repos/{owner}/{repo}/forks", new() { ["owner"] = owner, ["repo"] = repo });

    [Post("/repos/{owner}/{repo}/forks")]
    public static Answer AddFork(string owner, string repo)
        => new("/repos/{owner}/{repo}/forks", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/hooks")]
    public static Answer GetHooks(string owner, string repo)
        => new("/repos/{owner}/{repo}/hooks", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/hooks/{id}")]
    public static Answer GetHook(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/hooks/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Post("/repos/{owner}/{repo}/hooks")]
    public static Answer AddHook(string owner, string repo)
        => new("/repos/{owner}/{repo}/hooks", new() { ["owner"] = owner, ["repo"] = repo });

    [Post("/repos/{owner}/{repo}/hooks/{id}/tests")]
    public static Answer AddHookTest(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/hooks/{id}/tests", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Delete("/repos/{owner}/{repo}/hooks/{id}")]
    public static Answer DeleteHook(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/hooks/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Post("/repos/{owner}/{repo}/merges")]
    public static Answer AddMerge(string owner, string repo)
        => new("/repos/{owner}/{repo}/merges", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/releases")]
    public static Answer GetReleases(string owner, string repo)
        => new("/repos/{owner}/{repo}/releases", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/releases/{id}")]
    public static Answer GetRelease(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/releases/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Post("/repos/{owner}/{repo}/releases")]
    public static Answer AddRelease(string owner, string repo)
        => new("/repos/{owner}/{repo}/releases", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/repos/{owner}/{repo}/releases/{id}")]
    public static Answer DeleteRelease(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/releases/{id}", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Get("/repos/{owner}/{repo}/releases/{id}/assets")]
    public static Answer GetReleaseAssets(string owner, string repo, string id)
        => new("/repos/{owner}/{repo}/releases/{id}/assets", new() { ["owner"] = owner, ["repo"] = repo, ["id"] = id });

    [Get("/repos/{owner}/{repo}/stats/contributors")]
    public static Answer GetStatsContributors(string owner, string repo)
        => new("/repos/{owner}/{repo}/stats/contributors", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/stats/commit_activity")]
    public static Answer GetStatsCommitActivity(string owner, string repo)
        => new("/repos/{owner}/{repo}/stats/commit_activity", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/stats/code_frequency")]
    public static Answer GetStatsCodeFrequency(string owner, string repo)
        => new("/repos/{owner}/{repo}/stats/code_frequency", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/stats/participation")]
    public static Answer GetStatsParticipation(string owner, string repo)
        => new("/repos/{owner}/{repo}/stats/participation", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/stats/punch_card")]
    public static Answer GetStatsPunchCard(string owner, string repo)
        => new("/repos/{owner}/{repo}/stats/punch_card", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/statuses/{ref}")]
    public static Answer GetStatus(string owner, string repo, string @ref)
        => new("/repos/{owner}/{repo}/statuses/{ref}", new() { ["owner"] = owner, ["repo"] = repo, ["ref"] = @ref });

    [Post("/repos/{owner}/{repo}/statuses/{ref}")]
    public static Answer AddStatus(string owner, string repo, string @ref)
        => new("/repos/{owner}/{repo}/statuses/{ref}", new() { ["owner"] = owner, ["repo"] = repo, ["ref"] = @ref });
}
