using System.Collections.Generic;
using Bunner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using QuickStart.Data;

namespace QuickStart.Handlers;

[RouteGroup("/users")]
internal static class Users
{
    [Get("")]
    public static IReadOnlyList<User> All(Notebook notebook) => notebook.Users;

    // A typed parameter: /users/seven is not this route.
    [Get("/{id:int}")]
    public static Results<Ok<User>, NotFound> ById(int id, Notebook notebook)
        => notebook.FindUser(id) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound();

    // A guard: the whole segment has to fit the expression, so that /users/7up is neither this route nor the one above.
    [Get("/{name:regex([a-z][a-z0-9-]*)}")]
    public static Results<Ok<User>, NotFound> ByName(string name, Notebook notebook)
        => notebook.FindUser(name) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound();

    // NewUser comes from the JSON body, the notebook from the services.
    [Post("")]
    public static Results<Created<User>, ProblemHttpResult> Add(NewUser user, Notebook notebook)
    {
        if (string.IsNullOrWhiteSpace(user.Name))
        {
            return TypedResults.Problem("A user needs a name.", statusCode: StatusCodes.Status400BadRequest);
        }

        return notebook.AddUser(user) is { } added
            ? TypedResults.Created($"/users/{added.Id}", added)
            : TypedResults.Problem($"The name '{user.Name}' is taken.", statusCode: StatusCodes.Status409Conflict);
    }

    [Delete("/{id:int}")]
    public static Results<NoContent, NotFound> Remove(int id, Notebook notebook)
        => notebook.RemoveUser(id) ? TypedResults.NoContent() : TypedResults.NotFound();
}
