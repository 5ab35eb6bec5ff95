using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Users, their e-mail addresses, followers and keys.</summary>
internal static class Users
{
    [Get("/users/{user}")]
    public static Answer GetUser(string user)
        => new("/users/{user}", new() { ["user"] = user });

    [Get("/user")]
    public static Answer GetMe()
        => new("/user", []);

    [Get("/users")]
    public static Answer GetUsers()
        => new("/users", []);

    [Get("/user/emails")]
    public static Answer GetMyEmails()
        => new("/user/emails", []);

    [Post("/user/emails")]
    public static Answer AddMyEmail()
        => new("/user/emails", []);

    [Delete("/user/emails")]
    public static Answer DeleteMyEmails()
        => new("/user/emails", []);

    [Get("/users/{user}/followers")]
    public static Answer GetUserFollowers(string user)
        => new("/users/{user}/followers", new() { ["user"] = user });

    [Get("/user/followers")]
    public static Answer GetMyFollowers()
        => new("/user/followers", []);

    [Get("/users/{user}/following")]
    public static Answer GetUserFollowing(string user)
        => new("/users/{user}/following", new() { ["user"] = user });

    [Get("/user/following")]
    public static Answer GetMyFollowing()
        => new("/user/following", []);

    [Get("/user/following/{user}")]
    public static Answer GetMyFollowingUser(string user)
        => new("/user/following/{user}", new() { ["user"] = user });

    [Get("/users/{user}/following/{target_user}")]
    public static Answer GetUserFollowingTargetUser(string user, string target_user)
        => new("/users/{user}/following/{target_user}", new() { ["user"] = user, ["target_user"] = target_user });

    [Put("/user/following/{user}")]
    public static Answer PutMyFollowing(string user)
        => new("/user/following/{user}", new() { ["user"] = user });

    [Delete("/user/following/{user}")]
    public static Answer DeleteMyFollowing(string user)
        => new("/user/following/{user}", new() { ["user"] = user });

    [Get("/users/{user}/keys")]
    public static Answer GetUserKeys(string user)
        => new("/users/{user}/keys", new() { ["user"] = user });

    [Get("/user/keys")]
    public static Answer GetMyKeys()
        => new("/user/keys", []);

    [Get("/user/keys/{id}")]
    public static Answer GetMyKey(string id)
        => new("/user/keys/{id}", new() { ["id"] = id });

    [Post("/user/keys")]
    public static Answer AddMyKey()
        => new("/user/keys", []);

    [Delete("/user/keys/{id}")]
    public static Answer DeleteMyKey(string id)
        => new("/user/keys/{id}", new() { ["id"] = id });
}
