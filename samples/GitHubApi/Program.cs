using GitHubApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// All 203 routes of GitHub's API, version 3. Every handler answers with its route and the values it was called with.
//
//   dotnet run -c Release --project samples/GitHubApi
//   curl http://127.0.0.1:5080/repos/dotnet/runtime/git/commits/a1b2c3
//
// With ASPNETCORE_ENVIRONMENT=Development, http://127.0.0.1:5080/_bunner shows the routes and explains what they match.

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5080");
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswerJson.Default));
builder.Services.AddBunner();

WebApplication app = builder.Build();
app.MapBunner();
app.MapBunnerExplorer(); // /_bunner, in development
app.Run();
