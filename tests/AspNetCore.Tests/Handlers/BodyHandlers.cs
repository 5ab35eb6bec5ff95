using System.Collections.Generic;
using System.Linq;
using Bunner;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore.Tests.Handlers;

[RouteGroup("/body")]
public static class BodyHandlers
{
    public static int Calls { get; private set; }

    [Post("/item/{id:int}")]
    public static string Item(int id, Item item)
    {
        Calls++;
        return $"{id} {item.Name} {item.Count}";
    }

    [Post("/optional")]
    public static string Optional(Item? item) => item?.Name ?? "nothing";

    [Post("/list")]
    public static string List(List<Item> items) => string.Join('+', items.Select(item => item.Name));

    [Post("/array")]
    public static string Array(int[] numbers) => string.Join('+', numbers);

    [Delete("/explicit")]
    public static string Explicit([FromBody] Item item) => item.Name;

    [Put("/number")]
    public static string Number([FromBody] int number) => $"{number}";
}
