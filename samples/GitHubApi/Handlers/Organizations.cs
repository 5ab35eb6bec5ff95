using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Organizations, members and teams.</summary>
internal static class Organizations
{
    [Get("/users/{user}/orgs")]
    public static Answer GetUserOrgs(string user)
        => new("/users/{user}/orgs", new() { ["user"] = user });

    [Get("/user/orgs")]
    public static Answer GetMyOrgs()
        => new("/user/orgs", []);

    [Get("/orgs/{org}")]
    public static Answer GetOrg(string org)
        => new("/orgs/{org}", new() { ["org"] = org });

    [Get("/orgs/{org}/members")]
    public static Answer GetOrgMembers(string org)
        => new("/orgs/{org}/members", new() { ["org"] = org });

    [Get("/orgs/{org}/members/{user}")]
    public static Answer GetOrgMember(string org, string user)
        => new("/orgs/{org}/members/{user}", new() { ["org"] = org, ["user"] = user });

    [Delete("/orgs/{org}/members/{user}")]
    public static Answer DeleteOrgMember(string org, string user)
        => new("/orgs/{org}/members/{user}", new() { ["org"] = org, ["user"] = user });

    [Get("/orgs/{org}/public_members")]
    public static Answer GetOrgPublicMembers(string org)
        => new("/orgs/{org}/public_members", new() { ["org"] = org });

    [Get("/orgs/{org}/public_members/{user}")]
    public static Answer GetOrgPublicMember(string org, string user)
        => new("/orgs/{org}/public_members/{user}", new() { ["org"] = org, ["user"] = user });

    [Put("/orgs/{org}/public_members/{user}")]
    public static Answer PutOrgPublicMember(string org, string user)
        => new("/orgs/{org}/public_members/{user}", new() { ["org"] = org, ["user"] = user });

    [Delete("/orgs/{org}/public_members/{user}")]
    public static Answer DeleteOrgPublicMember(string org, string user)
        => new("/orgs/{org}/public_members/{user}", new() { ["org"] = org, ["user"] = user });

    [Get("/orgs/{org}/teams")]
    public static Answer GetOrgTeams(string org)
        => new("/orgs/{org}/teams", new() { ["org"] = org });

    [Get("/teams/{id}")]
    public static Answer GetTeam(string id)
        => new("/teams/{id}", new() { ["id"] = id });

    [Post("/orgs/{org}/teams")]
    public static Answer AddOrgTeam(string org)
        => new("/orgs/{org}/teams", new() { ["org"] = org });

    [Delete("/teams/{id}")]
    public static Answer DeleteTeam(string id)
        => new("/teams/{id}", new() { ["id"] = id });

    [Get("/teams/{id}/members")]
    public static Answer GetTeamMembers(string id)
        => new("/teams/{id}/members", new() { ["id"] = id });

    [Get("/teams/{id}/members/{user}")]
    public static Answer GetTeamMember(string id, string user)
        => new("/teams/{id}/members/{user}", new() { ["id"] = id, ["user"] = user });

    [Put("/teams/{id}/members/{user}")]
    public static Answer PutTeamMember(string id, string user)
        => new("/teams/{id}/members/{user}", new() { ["id"] = id, ["user"] = user });

    [Delete("/teams/{id}/members/{user}")]
    public static Answer DeleteTeamMember(string id, string user)
        => new("/teams/{id}/members/{user}", new() { ["id"] = id, ["user"] = user });

    [Get("/teams/{id}/repos")]
    public static Answer GetTeamRepos(string id)
        => new("/teams/{id}/repos", new() { ["id"] = id });

    [Get("/teams/{id}/repos/{owner}/{repo}")]
    public static Answer GetTeamRepo(string id, string owner, string repo)
        => new("/teams/{id}/repos/{owner}/{repo}", new() { ["id"] = id, ["owner"] = owner, ["repo"] = repo });

    [Put("/teams/{id}/repos/{owner}/{repo}")]
    public static Answer PutTeamRepo(string id, string owner, string repo)
        => new("/teams/{id}/repos/{owner}/{repo}", new() { ["id"] = id, ["owner"] = owner, ["repo"] = repo });

    [Delete("/teams/{id}/repos/{owner}/{repo}")]
    public static Answer DeleteTeamRepo(string id, string owner, string repo)
        => new("/teams/{id}/repos/{owner}/{repo}", new() { ["id"] = id, ["owner"] = owner, ["repo"] = repo });

    [Get("/user/teams")]
    public static Answer GetMyTeams()
        => new("/user/teams", []);
}
