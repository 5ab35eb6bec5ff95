using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Gists.</summary>
internal static class Gists
{
    [Get("/users/{user}/gists")]
    public static Answer GetUserGists(string user)
        => new("/users/{user}/gists", new() { ["user"] = user });

    [Get("/gists")]
    public static Answer GetGists()
        => new("/gists", []);

    [Get("/gists/{id}")]
    public static Answer GetGist(string id)
        => new("/gists/{id}", new() { ["id"] = id });

    [Post("/gists")]
    public static Answer AddGist()
        => new("/gists", []);

    [Put("/gists/{id}/star")]
    public static Answer PutGistStar(string id)
        => new("/gists/{id}/star", new() { ["id"] = id });

    [Delete("/gists/{id}/star")]
    public static Answer DeleteGistStar(string id)
        => new("/gists/{id}/star", new() { ["id"] = id });

    [Get("/gists/{id}/star")]
    public static Answer GetGistStar(string id)
        => new("/gists/{id}/star", new() { ["id"] = id });

    [Post("/gists/{id}/forks")]
    public static Answer AddGistFork(string id)
        => new("/gists/{id}/forks", new() { ["id"] = id });

    [Delete("/gists/{id}")]
    public static Answer DeleteGist(string id)
        => new("/gists/{id}", new() { ["id"] = id });
}
