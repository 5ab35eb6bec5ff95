using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AspNetCore.Tests.Handlers;

public class Animal
{
    public string Name { get; init; } = "";
}

public sealed class Cat : Animal
{
    public int Lives { get; init; } = 9;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
public abstract record Shape;

public sealed record Circle(int Radius) : Shape;

public readonly record struct Pair(int First, int Second);

/// <summary>All that a handler can return: the same are mapped as minimal APIs, which have to agree.</summary>
[RouteGroup("/results")]
public static class ResultHandlers
{
    [Get("/nothing")]
    public static void Nothing()
    {
    }

    [Get("/void")]
    public static void Void(HttpContext context) => context.Response.StatusCode = StatusCodes.Status202Accepted;

    [Get("/task")]
    public static Task JustTask() => Task.Delay(1);

    [Get("/valuetask")]
    public static ValueTask JustValueTask() => new(Task.Delay(1));

    [Get("/text")]
    public static string Text() => "täxt";

    [Get("/task-text")]
    public static async Task<string> TaskText()
    {
        await Task.Yield();
        return "text";
    }

    [Get("/valuetask-text")]
    public static ValueTask<string> ValueTaskText() => new("text");

    [Get("/result")]
    public static IResult Result() => TypedResults.NotFound("no");

    [Get("/task-result")]
    public static async Task<IResult> TaskResult()
    {
        await Task.Yield();
        return TypedResults.Accepted("/there", "yes");
    }

    [Get("/union/{id:int}")]
    public static Results<Ok<Pair>, NotFound> Union(int id) => id == 1 ? TypedResults.Ok(new Pair(1, 2)) : TypedResults.NotFound();

    [Get("/task-union")]
    public static Task<Results<Ok<Pair>, NotFound>> TaskUnion() => Task.FromResult(Union(1));

    [Get("/json")]
    public static Item Json() => new("n", 1);

    [Get("/json-struct")]
    public static Pair JsonStruct() => new(1, 2);

    [Get("/json-null")]
    public static Item? JsonNull() => null;

    [Get("/json-derived")]
    public static Animal JsonDerived() => new Cat { Name = "Tom" };

    [Get("/json-polymorphic")]
    public static Shape JsonPolymorphic() => new Circle(3);

    [Get("/json-list")]
    public static IReadOnlyList<Item> JsonList() => [new("a"), new("b")];

    [Get("/json-number")]
    public static int JsonNumber() => 42;

    [Get("/json-task")]
    public static async Task<Item> JsonTask()
    {
        await Task.Yield();
        return new Item("t");
    }

    [Get("/json-stream")]
    public static async IAsyncEnumerable<int> JsonStream()
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    [Get("/events")]
    public static ServerSentEventsResult<Item> Events() => TypedResults.ServerSentEvents(Items(), eventType: "item");

    [Get("/text-events")]
    public static IResult TextEvents() => TypedResults.ServerSentEvents(Texts());

    [Get("/object/{kind}")]
    public static object? OfObject(string kind) => kind switch
    {
        "text" => "text",
        "result" => TypedResults.Conflict("no"),
        "json" => new Item("o"),
        _ => null,
    };

    [Get("/task-object")]
    public static Task<object> TaskObject() => Task.FromResult<object>(new Cat { Name = "Tom" });

    [Get("/dynamic")]
    public static dynamic Dynamic() => "text";

    [Get("/task-dynamic")]
    public static Task<dynamic> TaskDynamic() => Task.FromResult<dynamic>(TypedResults.Conflict("no"));

    [Get("/null-result")]
    public static IResult? NullResult() => null;

    [Get("/throws")]
    public static string Throws() => throw new InvalidOperationException("As it should.");

    private static async IAsyncEnumerable<Item> Items()
    {
        yield return new Item("a");
        await Task.Yield();
        yield return new Item("b", 2);
    }

    private static async IAsyncEnumerable<string> Texts()
    {
        yield return "one";
        await Task.Yield();
        yield return "two\nlines";
    }
}
