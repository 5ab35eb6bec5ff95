using Bunner;

namespace AspNetCore.Tests.Handlers;

/// <summary>Routes that the explorer's tests look at.</summary>
public static class ExplorerHandlers
{
    [Get("/explorer/<img src=x onerror=\"document.title='broken'\">/{id:int}")]
    public static string Hostile(int id) => $"hostile {id}";

    [Get("/explorer/users/me")]
    public static string Me() => "me";

    [Get("/explorer/users/{id:int}")]
    public static string ById(int id) => $"user {id}";

    [Get("/explorer/users/{name}")]
    public static string ByName(string name) => $"user {name}";

    [Post("/explorer/users/{name}")]
    public static string Add(string name) => $"added {name}";

    [Get("/explorer/users/{name}/posts/{slug:regex(^[[a-z]]+$)}")]
    public static string Post(string name, string slug) => $"{name}: {slug}";

    [Get("/explorer/files/{name}.{extension:length(3)}")]
    public static string File(string name, string extension) => $"{name} {extension}";

    [Get("/explorer/ordered/{id:int}", Order = 9)]
    public static string Later(int id) => $"later {id}";

    [Get("/explorer/ordered/{text:length(1, 3)}")]
    public static string Sooner(string text) => $"sooner {text}";

    [Get("/explorer-all/{**rest}")]
    public static string All(string? rest) => $"all {rest}";
}
