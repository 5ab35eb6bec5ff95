using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Generator.Tests;

/// <summary>Handlers whose parameters cannot be bound, because services are missing, are found when the application starts: the same as with minimal APIs.</summary>
public sealed class ParameterCheckTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Bunner;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;

        internal sealed record Item(string? Name);
        internal sealed record Other(string? Name);
        internal sealed class Registered;
        internal sealed class RegisteredByKey;
        internal interface IUnregistered;
        internal struct Value { public int Number { get; set; } }
        internal sealed class Group { public Item? Item { get; set; } public int Id { get; set; } }
        internal sealed record Mixed(Registered Registered, int Id, Other Other);

        """;

    // The names say what is expected; the test asks minimal APIs.
    private const string Handlers = Usings + """
        internal static class Handlers
        {
            [Get("/get")] public static string BadGet(Item item) => "";
            [Head("/head")] public static string BadHead(Item item) => "";
            [Delete("/delete")] public static string BadDelete(Item item) => "";
            [Options("/options")] public static string BadOptions(Item item) => "";
            [Bunner.Route("TRACE", "/trace")] public static string BadTrace(Item item) => "";
            [Bunner.Route("CONNECT", "/connect")] public static string BadConnect(Item item) => "";
            [Bunner.Route("PURGE", "/purge")] public static string Purge(Item item) => "";
            [Post("/post")] public static string Post(Item item) => "";
            [Put("/put")] public static string Put(Item item) => "";
            [Patch("/patch")] public static string Patch(Item? item = null) => "";

            [Get("/get/nullable")] public static string BadNullable(Item? item) => "";
            [Get("/get/default")] public static string BadDefault(Item? item = null) => "";
            [Get("/get/interface")] public static string BadInterface(int? page, IUnregistered service) => "";
            [Get("/get/struct")] public static string BadStruct(Value value) => "";
            [Get("/get/struct/nullable")] public static string BadNullableStruct(Value? value) => "";
            [Get("/get/array")] public static string BadArray(Item[] items) => "";
            [Get("/get/list")] public static string BadList(List<int> items) => "";
            [Get("/get/object")] public static string BadObject(object thing) => "";
            [Get("/get/key")] public static string BadKey(RegisteredByKey service) => "";
            [Get("/get/beside")] public static string BadBeside([FromBody] Item item, Other other) => "";
            [Get("/get/group/{id}")] public static string BadGroup([AsParameters] Group group) => "";
            [Get("/get/mixed/{id}")] public static string BadMixed([AsParameters] Mixed mixed) => "";

            [Get("/get/registered")] public static string Known(Registered service, int[] ids, string[] names) => "";
            [Get("/get/registered/array")] public static string KnownArray(Registered[] services, Version[] versions) => "";
            [Post("/post/texts/one")] public static string Texts(string[] names) => "";
            [Get("/get/services")] public static string Services(IServiceProvider services, IEnumerable<Item> items, HttpContext context) => "";
            [Get("/get/said")] public static string Said([FromServices] Item item, [FromServices] IUnregistered? other, [FromKeyedServices("x")] Item keyed) => "";
            [Get("/get/body")] public static string Body([FromBody] Item item, Registered service) => "";

            [Post("/post/two")] public static string BadTwo(Item item, Other other) => "";
            [Post("/post/two/nullable")] public static string BadTwoNullable(Item? item, Other? other) => "";
            [Post("/post/three")] public static string BadThree(Registered service, Item item, List<int> list, Other other) => "";
            [Post("/post/inferred-first")] public static string BadFirst(Item item, [FromBody] Other other) => "";
            [Post("/post/inferred-second")] public static string BadSecond([FromBody] Item item, Other other) => "";
            [Post("/post/struct")] public static string BadBesideStruct(Value value, Other other) => "";
            [Post("/post/texts")] public static string BadBesideTexts(string[] names, Item item) => "";
            [Post("/post/form")] public static string BadBesideForm(Item item, [FromForm] string name) => "";
            [Post("/post/file")] public static string BadBesideFile(Item item, IFormFile file) => "";
            [Post("/post/group/{id}")] public static string BadBesideGroup([AsParameters] Group group, Other other) => "";
            [Post("/post/key")] public static string BadBesideKey(Item item, RegisteredByKey service) => "";

            [Post("/post/one")] public static string One(Item item, Registered service, Version[] versions) => "";
            [Post("/post/key/one")] public static string OneByKey(RegisteredByKey service) => "";
            [Post("/post/services")] public static string NoBody(Registered service, Registered again) => "";
            [Post("/post/form/service")] public static string Form(Registered service, [FromForm] string name) => "";
            [Post("/post/stream")] public static string Stream(Item item, Stream stream) => "";
            [Post("/post/value")] public static string OneStruct(Value value, Registered service) => "";
        }
        """;

    private static readonly Lazy<WebHandlers> s_handlers = new(static () => WebHandlers.Of(Handlers, Register));

    [Fact]
    public async Task An_application_does_not_start_with_the_handlers_that_minimal_APIs_refuse_and_those_only()
    {
        string message = (await Assert.ThrowsAsync<InvalidOperationException>(s_handlers.Value.MapBunnerAsync)).Message;

        var minimal = new List<string>();
        foreach (MethodInfo method in s_handlers.Value.Methods)
        {
            try
            {
                await s_handlers.Value.MapMinimalAsync(method);
            }
            catch (InvalidOperationException)
            {
                minimal.Add(method.Name);
            }
        }

        Assert.Equal(minimal.Order(StringComparer.Ordinal), Refused(message).Order(StringComparer.Ordinal));
        Assert.Equal(s_handlers.Value.Methods.Select(static method => method.Name).Where(static name => name.StartsWith("Bad", StringComparison.Ordinal)).Order(StringComparer.Ordinal), minimal.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "BadInterface",
        """
        The handler Handlers.BadInterface of 'GET /get/interface' cannot be called: 'service' would be the body, and GET requests have none. Its parameters:
          page: query
          service: body (inferred: no service of type 'IUnregistered' has been registered)
        Register the service; or, if it may be missing, say so by [FromServices] and a nullable type; or, if the parameter is the request's body, say so by [FromBody]: a GET, HEAD, DELETE or OPTIONS request has none otherwise.
        """)]
    [InlineData(
        "BadThree",
        """
        The handler Handlers.BadThree of 'POST /post/three' cannot be called: 'item', 'list', 'other' would all be the body, and a request has one. Its parameters:
          service: service (inferred)
          item: body (inferred: no service of type 'Item' has been registered)
          list: body (inferred: no service of type 'System.Collections.Generic.List`1[System.Int32]' has been registered)
          other: body (inferred: no service of type 'Other' has been registered)
        Register those that are services, or say which they are by [FromServices]; what the client sends goes into one type.
        """)]
    [InlineData(
        "BadBesideFile",
        """
        The handler Handlers.BadBesideFile of 'POST /post/file' cannot be called: 'item' would be the body, but 'file' is the form already. Its parameters:
          item: body (inferred: no service of type 'Item' has been registered)
          file: form
        Register those that are services, or say which they are by [FromServices]; what the client sends goes into one type.
        """)]
    [InlineData(
        "BadBesideGroup",
        """
        The handler Handlers.BadBesideGroup of 'POST /post/group/{id}' cannot be called: 'Item', 'other' would all be the body, and a request has one. Its parameters:
          Item: body (inferred: no service of type 'Item' has been registered)
          Id: path
          other: body (inferred: no service of type 'Other' has been registered)
        Register those that are services, or say which they are by [FromServices]; what the client sends goes into one type.
        """)]
    public async Task The_message_names_the_handler_its_parameters_and_the_cure(string handler, string expected)
    {
        string message = (await Assert.ThrowsAsync<InvalidOperationException>(s_handlers.Value.MapBunnerAsync)).Message;

        string found = message.Split("\n\n").Single(one => one.Contains("Handlers." + handler + " ", StringComparison.Ordinal));
        Assert.Equal(expected.Replace("\r\n", "\n", StringComparison.Ordinal), found);
    }

    [Fact]
    public async Task A_service_that_a_parameter_asks_for_by_an_attribute_is_missed_by_a_request_as_in_minimal_APIs()
    {
        WebHandlers handlers = WebHandlers.Of(
            Usings + """
            internal static class Handlers
            {
                [Get("/a")] public static string Missing([FromServices] Item item) => "called";
                [Get("/b")] public static string MissingKeyed([FromKeyedServices("x")] Item item) => "called";
                [Get("/c")] public static string Optional([FromServices] Item? item) => $"{item is null}";
                [Get("/d")] public static string OptionalKeyed([FromKeyedServices("x")] Item? item) => $"{item is null}";
                [Get("/e")] public static string Keyed([FromKeyedServices("k")] RegisteredByKey service) => $"{service is null}";
                [Get("/f")] public static string Array(Registered[] services, Version[] versions) => $"{services.Length} {versions.Length}";
                [Post("/g")] public static string MissingBesideBody([FromServices] Other other, Item item) => "called";
                [Post("/h")] public static string ArrayBesideBody(Registered[] services, Version[] versions, Item item, Registered service) => $"{services.Length} {versions.Length} {item.Name} {service is null}";
                [Post("/i")] public static string ArrayAsBody(Registered service, Item[] items) => $"{items.Length}";
            }
            """,
            Register);

        Endpoint[] endpoints = await handlers.MapBunnerAsync();

        var answers = new List<string>();
        foreach (MethodInfo method in handlers.Methods)
        {
            string json = method.Name == "ArrayAsBody" ? """[{"name":"n"}]""" : method.Name.EndsWith("Body", StringComparison.Ordinal) ? """{"name":"n"}""" : "";
            string bunner = await handlers.AskAsync(endpoints.Single(endpoint => ReferenceEquals(endpoint.Metadata.GetMetadata<MethodInfo>(), method)), json);
            string minimal = await handlers.AskAsync(await handlers.MapMinimalAsync(method), json);
            Assert.Equal((method.Name, minimal), (method.Name, bunner));
            answers.Add(bunner);
        }

        Assert.Equal(
            ["InvalidOperationException", "InvalidOperationException", "200 True", "200 True", "200 False", "200 3 0", "InvalidOperationException", "200 3 2 n False", "200 1"],
            answers);
    }

    [Fact]
    public async Task Handlers_of_a_referenced_assembly_are_checked_too()
    {
        GeneratorRun library = GeneratorRun.Of(
            "using Bunner; internal interface IStock; internal static class Stocks { [Get(\"/stocks/{id}\")] internal static string ById(int id, IStock stock) => \"\"; }",
            CompilationKind.Web with { AssemblyName = "Lib.Stocks" });
        const string Source = "using Bunner; internal static class Handlers { [Get(\"/\")] public static string Root() => \"\"; }";

        string message = (await Assert.ThrowsAsync<InvalidOperationException>(WebHandlers.Of(Source, static (_, _) => { }, library).MapBunnerAsync)).Message;

        Assert.StartsWith("The handler Stocks.ById of 'GET /stocks/{id}' cannot be called: 'stock' would be the body", message, StringComparison.Ordinal);
        WebHandlers complete = WebHandlers.Of(Source, static (assembly, services) => AddStock(assembly, services), library);
        Assert.Equal(2, (await complete.MapBunnerAsync()).Length);
    }

    [Fact]
    public void Nothing_is_asked_for_handlers_that_are_right_whatever_is_registered()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings + """
            internal static class Handlers
            {
                [Get("/a/{id}")] public static string A(int id, string? search, [FromServices] Item item, HttpContext context, [FromKeyedServices("k")] Other other) => "";
                [Post("/b/{id}")] public static string B(int id, Item item, [FromServices] Other other) => "";
                [Put("/c")] public static string C([FromBody] Item item, [FromHeader] string? name) => "";
                [Post("/d")] public static string D(IFormFile file, [FromForm] int number) => "";
            }
            """,
            CompilationKind.Web);

        Assert.DoesNotContain("CheckParameters", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Refused(string message) => Regex.Matches(message, @"The handler Handlers\.(\w+) of ").Select(static match => match.Groups[1].Value);

    private static void AddStock(Assembly assembly, IServiceCollection services)
    {
        Type stock = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly)!.Assemblies
            .Select(static one => one.GetType("IStock")).Single(static type => type is not null)!;
        services.AddSingleton(stock, static _ => throw new NotSupportedException());
    }

    private static void Register(Assembly assembly, IServiceCollection services)
    {
        services.AddSingleton(assembly.GetType("Registered", throwOnError: true)!);
        services.AddKeyedSingleton(assembly.GetType("RegisteredByKey", throwOnError: true)!, "k", (_, _) => Activator.CreateInstance(assembly.GetType("RegisteredByKey")!)!);
        services.AddSingleton(assembly.GetType("Registered")!.MakeArrayType(), Array.CreateInstance(assembly.GetType("Registered")!, 3));
        services.AddSingleton<Version[]>([new(1, 0), new(2, 0)]);
    }
}
