using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Events, feeds, notifications, starring and watching.</summary>
internal static class Activity
{
    [Get("/events")]
    public static Answer GetEvents()
        => new("/events", []);

    [Get("/repos/{owner}/{repo}/events")]
    public static Answer GetRepoEvents(string owner, string repo)
        => new("/repos/{owner}/{repo}/events", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/networks/{owner}/{repo}/events")]
    public static Answer GetNetworkEvents(string owner, string repo)
        => new("/networks/{owner}/{repo}/events", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/orgs/{org}/events")]
    public static Answer GetOrgEvents(string org)
        => new("/orgs/{org}/events", new() { ["org"] = org });

    [Get("/users/{user}/received_events")]
    public static Answer GetUserReceivedEvents(string user)
        => new("/users/{user}/received_events", new() { ["user"] = user });

    [Get("/users/{user}/received_events/public")]
    public static Answer GetUserReceivedEventsPublic(string user)
        => new("/users/{user}/received_events/public", new() { ["user"] = user });

    [Get("/users/{user}/events")]
    public static Answer GetUserEvents(string user)
        => new("/users/{user}/events", new() { ["user"] = user });

    [Get("/users/{user}/events/public")]
    public static Answer GetUserEventsPublic(string user)
        => new("/users/{user}/events/public", new() { ["user"] = user });

    [Get("/users/{user}/events/orgs/{org}")]
    public static Answer GetUserEventsOrg(string user, string org)
        => new("/users/{user}/events/orgs/{org}", new() { ["user"] = user, ["org"] = org });

    [Get("/feeds")]
    public static Answer GetFeeds()
        => new("/feeds", []);

    [Get("/notifications")]
    public static Answer GetNotifications()
        => new("/notifications", []);

    [Get("/repos/{owner}/{repo}/notifications")]
    public static Answer GetRepoNotifications(string owner, string repo)
        => new("/repos/{owner}/{repo}/notifications", new() { ["owner"] = owner, ["repo"] = repo });

    [Put("/notifications")]
    public static Answer PutNotifications()
        => new("/notifications", []);

    [Put("/repos/{owner}/{repo}/notifications")]
    public static Answer PutRepoNotifications(string owner, string repo)
        => new("/repos/{owner}/{repo}/notifications", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/notifications/threads/{id}")]
    public static Answer GetNotificationsThread(string id)
        => new("/notifications/threads/{id}", new() { ["id"] = id });

    [Get("/notifications/threads/{id}/subscription")]
    public static Answer GetNotificationsThreadSubscription(string id)
        => new("/notifications/threads/{id}/subscription", new() { ["id"] = id });

    [Put("/notifications/threads/{id}/subscription")]
    public static Answer PutNotificationsThreadSubscription(string id)
        => new("/notifications/threads/{id}/subscription", new() { ["id"] = id });

    [Delete("/notifications/threads/{id}/subscription")]
    public static Answer DeleteNotificationsThreadSubscription(string id)
        => new("/notifications/threads/{id}/subscription", new() { ["id"] = id });

    [Get("/repos/{owner}/{repo}/stargazers")]
    public static Answer GetStargazers(string owner, string repo)
        => new("/repos/{owner}/{repo}/stargazers", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/users/{user}/starred")]
    public static Answer GetUserStarred(string user)
        => new("/users/{user}/starred", new() { ["user"] = user });

    [Get("/user/starred")]
    public static Answer GetMyStarred()
        => new("/user/starred", []);

    [Get("/user/starred/{owner}/{repo}")]
    public static Answer GetMyStarredRepo(string owner, string repo)
        => new("/user/starred/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Put("/user/starred/{owner}/{repo}")]
    public static Answer PutMyStarred(string owner, string repo)
        => new("/user/starred/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/user/starred/{owner}/{repo}")]
    public static Answer DeleteMyStarred(string owner, string repo)
        => new("/user/starred/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/subscribers")]
    public static Answer GetSubscribers(string owner, string repo)
        => new("/repos/{owner}/{repo}/subscribers", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/users/{user}/subscriptions")]
    public static Answer GetUserSubscriptions(string user)
        => new("/users/{user}/subscriptions", new() { ["user"] = user });

    [Get("/user/subscriptions")]
    public static Answer GetMySubscriptions()
        => new("/user/subscriptions", []);

    [Get("/repos/{owner}/{repo}/subscription")]
    public static Answer GetSubscription(string owner, string repo)
        => new("/repos/{owner}/{repo}/subscription", new() { ["owner"] = owner, ["repo"] = repo });

    [Put("/repos/{owner}/{repo}/subscription")]
    public static Answer PutSubscription(string owner, string repo)
        => new("/repos/{owner}/{repo}/subscription", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/repos/{owner}/{repo}/subscription")]
    public static Answer DeleteSubscription(string owner, string repo)
        => new("/repos/{owner}/{repo}/subscription", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/user/subscriptions/{owner}/{repo}")]
    public static Answer GetMySubscription(string owner, string repo)
        => new("/user/subscriptions/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Put("/user/subscriptions/{owner}/{repo}")]
    public static Answer PutMySubscription(string owner, string repo)
        => new("/user/subscriptions/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/user/subscriptions/{owner}/{repo}")]
    public static Answer DeleteMySubscription(string owner, string repo)
        => new("/user/subscriptions/{owner}/{repo}", new() { ["owner"] = owner, ["repo"] = repo });
}
