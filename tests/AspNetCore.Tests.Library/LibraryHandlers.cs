using System;
using Bunner;
using Microsoft.AspNetCore.Authorization;

namespace AspNetCore.Tests.Library;

/// <summary>Nothing in here can be seen from outside; the routes are served all the same.</summary>
[RouteGroup("/library")]
internal static class LibraryHandlers
{
    [Get("/books/{number:isbn}")]
    internal static string Book(string number) => $"book {number}";

    [Authorize(Roles = "librarian")]
    [Delete("/books/{number:isbn}")]
    internal static string Burn(string number) => $"burnt {number}";

    [RouteConstraint("isbn")]
    public static bool IsIsbn(ReadOnlySpan<char> value) => value.Length == 13 && !value.ContainsAnyExceptInRange('0', '9');
}

/// <summary>An instance handler that only this assembly can make.</summary>
internal sealed class Shelf
{
    [Get("/library/shelves/{id:int}")]
    internal string ById(int id) => $"shelf {id} {GetHashCode() != 0}";
}
