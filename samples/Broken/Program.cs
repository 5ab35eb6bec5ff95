using Bunner;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddBunner();
WebApplication app = builder.Build();
app.MapBunner();
app.Run();

/// <summary>Routes that do not go together. `dotnet build samples/Broken` shows what is said of each.</summary>
internal static class Broken
{
    [Get("/users/{id}")]
    internal static string UserById(string id) => id;

    // BNR0004: the same paths as the route before; names of parameters do not tell routes apart.
    [Get("/users/{name}")]
    internal static string UserByName(string name) => name;

    [Get("/orders/{id:int}")]
    internal static string OrderById(int id) => $"{id}";

    // BNR0020: both match /orders/0, and neither goes first.
    [Get("/orders/{key:regex([0-9]+)}")]
    internal static string OrderByKey(string key) => key;

    [Get("/pages/{name:minlength(1)}")]
    internal static string Named(string name) => name;

    // BNR0021: the route before takes every path of this one.
    [Get("/pages/{page}")]
    internal static string Page(string page) => page;

    // BNR0022: nothing is a number and made of letters.
    [Get("/tags/{tag:int:alpha}")]
    internal static string Tag(string tag) => tag;
}
