using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuickStart;
using QuickStart.Data;

// A small service for users and their notes. The routes are the [Get], [Post] ... attributes in Handlers/;
// the router is generated from them when the project is built.
//
//   dotnet run -c Release --project samples/QuickStart -- --Notes:File=/var/lib/notes.json --urls=http://127.0.0.1:5080

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5080");

Notebook notebook;
try
{
    notebook = Notebook.Open(builder.Configuration["Notes:File"] ?? "notes.json");
}
catch (NotebookFileException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

builder.Services.AddSingleton(notebook);
builder.Services.AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, NotebookJson.Default);
    options.SerializerOptions.RespectNullableAnnotations = true;
    options.SerializerOptions.RespectRequiredConstructorParameters = true;
});
builder.Services.AddBunner();

WebApplication app = builder.Build();
app.UseStatusCodePages(); // 404 and 405 with a JSON body
app.MapBunner();
app.Run();
return 0;
