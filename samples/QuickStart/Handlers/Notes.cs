using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using QuickStart.Data;

namespace QuickStart.Handlers;

internal static class Notes
{
    // An optional parameter: /users/1/notes and /users/1/notes/todo. What the template does not name comes from the query.
    [Get("/users/{id:int}/notes/{tag?}")]
    public static Results<Ok<IReadOnlyList<Note>>, NotFound> OfUser(int id, string? tag, string? contains, Notebook notebook)
    {
        if (notebook.FindUser(id) is null)
        {
            return TypedResults.NotFound();
        }

        IReadOnlyList<Note> notes =
        [
            .. notebook.Notes.Where(note => note.UserId == id
                && (tag is null || note.Tag == tag)
                && (contains is null || note.Text.Contains(contains, StringComparison.OrdinalIgnoreCase))),
        ];
        return TypedResults.Ok(notes);
    }

    [Post("/users/{id:int}/notes")]
    public static Results<Created<Note>, NotFound> Add(int id, NewNote note, Notebook notebook)
        => notebook.AddNote(id, note) is { } added ? TypedResults.Created($"/notes/{added.Id}", added) : TypedResults.NotFound();

    [Get("/notes/{id:int}")]
    public static Results<Ok<Note>, NotFound> ById(int id, Notebook notebook)
        => notebook.FindNote(id) is { } note ? TypedResults.Ok(note) : TypedResults.NotFound();

    // A mixed segment: two parameters with a dot between.
    [Get("/notes/{id:int}.{format}")]
    public static IResult Download(int id, string format, Notebook notebook) => (notebook.FindNote(id), format) switch
    {
        ({ } note, "txt") => TypedResults.Text(note.Text),
        ({ } note, "json") => TypedResults.Json(note, NotebookJson.Default.Note),
        _ => TypedResults.NotFound(),
    };

    [Put("/notes/{id:int}")]
    public static Results<Ok<Note>, NotFound> Change(int id, NewNote note, Notebook notebook)
        => notebook.ChangeNote(id, note) is { } changed ? TypedResults.Ok(changed) : TypedResults.NotFound();

    [Delete("/notes/{id:int}")]
    public static Results<NoContent, NotFound> Remove(int id, Notebook notebook)
        => notebook.RemoveNote(id) ? TypedResults.NoContent() : TypedResults.NotFound();
}
