using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

public sealed class ResultTests
{
    private static readonly string[] s_requests =
    [
        "/nothing", "/void", "/task", "/valuetask", "/text", "/task-text", "/valuetask-text", "/result", "/task-result", "/union/1", "/union/2",
        "/task-union", "/json", "/json-struct", "/json-null", "/json-derived", "/json-polymorphic", "/json-list", "/json-number", "/json-task",
        "/json-stream", "/events", "/text-events", "/object/text", "/object/result", "/object/json", "/object/null", "/task-object", "/dynamic", "/task-dynamic", "/null-result", "/throws",
    ];

    [Fact]
    public async Task Results_are_written_as_minimal_APIs_write_them()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            foreach ((string template, Delegate handler) in Minimal())
            {
                app.MapGet("/minimal" + template, handler);
            }
        });

        foreach (string request in s_requests)
        {
            Answer bunner = await app.GetAsync("/results" + request);
            Answer minimal = await app.GetAsync("/minimal" + request);

            Assert.Equal((request, minimal.Status, minimal.ContentType, minimal.Body), (request, bunner.Status, bunner.ContentType, bunner.Body));
            Assert.Equal(minimal.Message.Headers.Location, bunner.Message.Headers.Location);
        }
    }

    [Theory]
    [InlineData("/results/text")]
    [InlineData("/results/json")]
    public async Task The_length_is_said_where_nothing_stands_before_the_servers_body(string path)
    {
        await using TestApp plain = await TestApp.StartAsync();
        await using TestApp longer = await TestApp.StartAsync(use: app =>
        {
            app.Use(async (context, next) =>
            {
                Stream body = context.Response.Body;
                using var kept = new MemoryStream();
                context.Response.Body = kept;
                await next(context);
                context.Response.Body = body;
                await context.Response.Body.WriteAsync(kept.ToArray());
                await context.Response.WriteAsync(" and more");
            });
            app.MapBunner();
        });
        await using TestApp begun = await TestApp.StartAsync(use: app =>
        {
            app.Use((context, next) =>
            {
                context.Response.BodyWriter.Write("more and "u8);
                return next(context);
            });
            app.MapBunner();
        });

        Answer answer = await plain.GetAsync(path);
        Answer answerOfLonger = await longer.GetAsync(path);
        Answer answerOfBegun = await begun.GetAsync(path);

        Assert.Null(answer.Message.Headers.TransferEncodingChunked);
        Assert.Equal(Encoding.UTF8.GetByteCount(answer.Body), answer.Message.Content.Headers.ContentLength);
        Assert.True(answerOfLonger.Message.Headers.TransferEncodingChunked);
        Assert.Equal(answer.Body + " and more", answerOfLonger.Body);
        Assert.True(answerOfBegun.Message.Headers.TransferEncodingChunked);
        Assert.Equal("more and " + answer.Body, answerOfBegun.Body);
    }

    [Fact]
    public async Task Json_is_written_with_the_options_of_the_application()
    {
        await using TestApp app = await TestApp.StartAsync(builder =>
            builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.KebabCaseUpper));

        Assert.Equal("""{"NAME":"n","COUNT":1}""", (await app.GetAsync("/results/json")).Body);
    }

    [Fact]
    public async Task An_instance_is_made_for_each_request_and_disposed_after_it()
    {
        await using TestApp app = await TestApp.StartAsync();
        int disposed = InstanceHandlers.Disposed;

        Answer first = await app.GetAsync("/instance/made");
        Answer second = await app.GetAsync("/instance/made");

        Assert.StartsWith("hello ", first.Body, StringComparison.Ordinal);
        Assert.NotEqual(first.Body, second.Body);
        await WaitUntilAsync(() => InstanceHandlers.Disposed == disposed + 2);
    }

    [Fact]
    public async Task A_registered_instance_is_the_containers()
    {
        await using TestApp app = await TestApp.StartAsync(builder => builder.Services.AddSingleton<RegisteredHandlers>());

        Assert.Equal("call 1", (await app.GetAsync("/instance/registered")).Body);
        Assert.Equal("call 2", (await app.GetAsync("/instance/registered")).Body);
        Assert.Equal("nested 5", (await app.GetAsync("/instance/nested/5")).Body);
        Assert.Equal("ValueHandlers", (await app.GetAsync("/instance/value")).Body);
        Assert.Equal("hello", (await app.GetAsync("/instance/constructed-value")).Body);
    }

    // The server disposes what a request has used after the client has its answer.
    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(condition());
    }

    internal static IEnumerable<(string Template, Delegate Handler)> Minimal() =>
    [
        ("/nothing", ResultHandlers.Nothing),
        ("/void", ResultHandlers.Void),
        ("/task", ResultHandlers.JustTask),
        ("/valuetask", ResultHandlers.JustValueTask),
        ("/text", ResultHandlers.Text),
        ("/task-text", ResultHandlers.TaskText),
        ("/valuetask-text", ResultHandlers.ValueTaskText),
        ("/result", ResultHandlers.Result),
        ("/task-result", ResultHandlers.TaskResult),
        ("/union/{id:int}", ResultHandlers.Union),
        ("/task-union", ResultHandlers.TaskUnion),
        ("/json", ResultHandlers.Json),
        ("/json-struct", ResultHandlers.JsonStruct),
        ("/json-null", ResultHandlers.JsonNull),
        ("/json-derived", ResultHandlers.JsonDerived),
        ("/json-polymorphic", ResultHandlers.JsonPolymorphic),
        ("/json-list", ResultHandlers.JsonList),
        ("/json-number", ResultHandlers.JsonNumber),
        ("/json-task", ResultHandlers.JsonTask),
        ("/json-stream", ResultHandlers.JsonStream),
        ("/events", ResultHandlers.Events),
        ("/text-events", ResultHandlers.TextEvents),
        ("/object/{kind}", ResultHandlers.OfObject),
        ("/task-object", ResultHandlers.TaskObject),
        ("/dynamic", ResultHandlers.Dynamic),
        ("/task-dynamic", ResultHandlers.TaskDynamic),
        ("/null-result", ResultHandlers.NullResult),
        ("/throws", ResultHandlers.Throws),
    ];
}
