using Bunner;

namespace GitHubApi.Handlers;

/// <summary>OAuth authorizations and application tokens.</summary>
internal static class Authorizations
{
    [Get("/authorizations")]
    public static Answer GetAuthorizations()
        => new("/authorizations", []);

    [Get("/authorizations/{id}")]
    public static Answer GetAuthorization(string id)
        => new("/authorizations/{id}", new() { ["id"] = id });

    [Post("/authorizations")]
    public static Answer AddAuthorization()
        => new("/authorizations", []);

    [Delete("/authorizations/{id}")]
    public static Answer DeleteAuthorization(string id)
        => new("/authorizations/{id}", new() { ["id"] = id });

    [Get("/applications/{client_id}/tokens/{access_token}")]
    public static Answer GetApplicationToken(string client_id, string access_token)
        => new("/applications/{client_id}/tokens/{access_token}", new() { ["client_id"] = client_id, ["access_token"] = access_token });

    [Delete("/applications/{client_id}/tokens")]
    public static Answer DeleteApplicationTokens(string client_id)
        => new("/applications/{client_id}/tokens", new() { ["client_id"] = client_id });

    [Delete("/applications/{client_id}/tokens/{access_token}")]
    public static Answer DeleteApplicationToken(string client_id, string access_token)
        => new("/applications/{client_id}/tokens/{access_token}", new() { ["client_id"] = client_id, ["access_token"] = access_token });
}
