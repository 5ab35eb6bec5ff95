using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Endpoint filters, beside minimal APIs with the same handlers and filters.</summary>
public sealed class FilterTests
{
    private static readonly (string Method, string Path, string? Body)[] s_requests =
    [
        ("GET", "/none", null), ("GET", "/void", null), ("GET", "/task", null), ("GET", "/two/3?text=x", null), ("GET", "/two/3", null), ("GET", "/two/x", null),
        ("POST", "/body/4", """{"name":"n"}"""), ("POST", "/body/4", "{"), ("POST", "/body/x", """{"name":"n"}"""), ("POST", "/body/4", null),
        ("GET", "/result/1", null), ("GET", "/result/0", null), ("GET", "/nine", null), ("GET", "/nine?e=0", null), ("GET", "/group?p=1&caller=ada", null), ("GET", "/group?p=1", null), ("GET", "/null", null),
    ];

    private static readonly Dictionary<string, Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>> s_filters = new()
    {
        ["passes"] = (invocation, next) => next(invocation),
        ["shows arguments"] = async (invocation, next) =>
        {
            invocation.HttpContext.Response.Headers["X-Arguments"] = string.Join(',', invocation.Arguments.Select(argument => argument switch
            {
                HttpContext => "context",
                null => "null",
                _ => argument.ToString(),
            }));
            return await next(invocation);
        },
        ["answers itself"] = (_, _) => new(TypedResults.Conflict("no")),
        ["answers text"] = (_, _) => new("text"),
        ["answers an object"] = (_, _) => new(new Item("filter")),
        ["answers nothing"] = (_, _) => new((object?)null),
        ["sees the status"] = async (invocation, next) =>
        {
            invocation.HttpContext.Response.Headers["X-Arguments"] = $"{invocation.HttpContext.Response.StatusCode}";
            return await next(invocation);
        },
        ["changes an argument"] = (invocation, next) =>
        {
            for (int i = 0; i < invocation.Arguments.Count; i++)
            {
                if (invocation.Arguments[i] is int number)
                {
                    invocation.Arguments[i] = number + 100;
                }
            }

            return next(invocation);
        },
        ["changes the result"] = async (invocation, next) => await next(invocation) is string text ? text + "!" : TypedResults.Accepted("/changed"),
        ["throws"] = (_, _) => throw new InvalidOperationException("As it should."),
    };

    public static TheoryData<string> Filters => [.. s_filters.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_run_as_around_minimal_APIs(string filter)
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner().AddEndpointFilter<IEndpointConventionBuilder, Passing>().AddEndpointFilter(s_filters[filter]);
            foreach ((string method, string template, Delegate handler) in Minimal())
            {
                app.MapMethods("/minimal" + template, [method], handler).AddEndpointFilter<RouteHandlerBuilder, Passing>().AddEndpointFilter(s_filters[filter]);
            }
        });

        var differences = new List<string>();
        foreach ((string method, string path, string? body) in s_requests)
        {
            Answer bunner = await SendAsync(app, method, "/filtered" + path, body);
            Answer minimal = await SendAsync(app, method, "/minimal" + path, body);
            bool same = bunner.Status == minimal.Status
                && Header(bunner, "X-Arguments") == Header(minimal, "X-Arguments")
                && Header(bunner, "X-Passed") == Header(minimal, "X-Passed")
                && (bunner.Status >= 400 || (bunner.Body == minimal.Body && bunner.ContentType == minimal.ContentType));
            if (!same)
            {
                differences.Add($"{method} {path} {body}: {bunner} {Header(bunner, "X-Arguments")}, minimal {minimal} {Header(minimal, "X-Arguments")}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task What_is_wrong_is_named_through_filters_and_the_handler_does_not_run()
    {
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapBunner().AddEndpointFilter(s_filters["passes"]));
        int calls = FilterHandlers.Calls;

        Answer route = await app.GetAsync("/filtered/two/x");
        Answer body = await app.SendAsync("POST", "/filtered/body/4", "{");

        Assert.Equal("The value 'x' in the path is not a valid integer (Int32).", route.Json.GetProperty("errors").GetProperty("id")[0].GetString());
        Assert.Equal((400, "application/problem+json"), (body.Status, body.ContentType));
        Assert.Equal(415, (await app.SendAsync("POST", "/filtered/body/4", "x", "text/plain")).Status);
        Assert.Equal(calls, FilterHandlers.Calls);
    }

    [Fact]
    public async Task A_filter_factory_sees_the_method_and_filters_run_from_the_outside_in()
    {
        var methods = new List<MethodInfo>();
        var order = new List<string>();
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapBunner()
            .AddEndpointFilterFactory((factory, next) =>
            {
                methods.Add(factory.MethodInfo);
                if (factory.MethodInfo.Name != nameof(FilterHandlers.Two))
                {
                    return next;
                }

                return invocation =>
                {
                    order.Add("first");
                    return next(invocation);
                };
            })
            .AddEndpointFilter((invocation, next) =>
            {
                order.Add("second");
                return next(invocation);
            }));

        Assert.Equal("5 null GET", (await app.GetAsync("/filtered/two/5")).Body);
        Assert.Equal(["first", "second"], order);
        Assert.Equal(typeof(FilterHandlers).GetMethod(nameof(FilterHandlers.Two)), Assert.Single(methods));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_goes_on_elsewhere_leaves_behind_what_was_wrong_before(bool throws)
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/filtered/two/7" });
            app.UseStatusCodePagesWithReExecute("/filtered/two/7");
            app.MapBunner().AddEndpointFilter(async (invocation, next) =>
            {
                object? result = await next(invocation);
                return result is not IStatusCodeHttpResult { StatusCode: 400 } ? result
                    : throws ? throw new InvalidOperationException("As it should.")
                    : TypedResults.StatusCode(400);
            });
        });

        Answer answer = await app.GetAsync("/filtered/two/x");

        Assert.Equal((throws ? 500 : 400, "7 null GET"), (answer.Status, answer.Body));
    }

    private static string? Header(Answer answer, string name) => answer.Message.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join('|', values) : null;

    private static Task<Answer> SendAsync(TestApp app, string method, string path, string? body)
        => body is null ? app.SendAsync(method, path) : app.SendAsync(method, path, body);

    internal static IEnumerable<(string Method, string Template, Delegate Handler)> Minimal() =>
    [
        ("GET", "/none", FilterHandlers.None),
        ("GET", "/void", FilterHandlers.Void),
        ("GET", "/task", FilterHandlers.JustTask),
        ("GET", "/two/{id}", FilterHandlers.Two),
        ("POST", "/body/{id}", FilterHandlers.Body),
        ("GET", "/result/{id}", FilterHandlers.Result),
        ("GET", "/nine", FilterHandlers.Nine),
        ("GET", "/group", FilterHandlers.Group),
        ("GET", "/null", FilterHandlers.Null),
    ];

    private sealed class Passing : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            context.HttpContext.Response.Headers["X-Passed"] = $"{context.Arguments.Count}";
            return next(context);
        }
    }
}
