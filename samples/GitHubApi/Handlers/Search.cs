using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Search, the legacy one included.</summary>
internal static class Search
{
    [Get("/search/repositories")]
    public static Answer GetSearchRepositories()
        => new("/search/repositories", []);

    [Get("/search/code")]
    public static Answer GetSearchCode()
        => new("/search/code", []);

    [Get("/search/issues")]
    public static Answer GetSearchIssues()
        => new("/search/issues", []);

    [Get("/search/users")]
    public static Answer GetSearchUsers()
        => new("/search/users", []);

    [Get("/legacy/issues/search/{owner}/{repository}/{state}/{keyword}")]
    public static Answer GetLegacyIssuesSearch(string owner, string repository, string state, string keyword)
        => new("/legacy/issues/search/{owner}/{repository}/{state}/{keyword}", new() { ["owner"] = owner, ["repository"] = repository, ["state"] = state, ["keyword"] = keyword });

    [Get("/legacy/repos/search/{keyword}")]
    public static Answer GetLegacyReposSearch(string keyword)
        => new("/legacy/repos/search/{keyword}", new() { ["keyword"] = keyword });

    [Get("/legacy/user/search/{keyword}")]
    public static Answer GetLegacyUserSearch(string keyword)
        => new("/legacy/user/search/{keyword}", new() { ["keyword"] = keyword });

    [Get("/legacy/user/email/{email}")]
    public static Answer GetLegacyUserEmail(string email)
        => new("/legacy/user/email/{email}", new() { ["email"] = email });
}
