using System;
using System.Globalization;
using Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A reverse proxy whose routes come from appsettings.json and change while it serves.
//
//   dotnet run -c Release --project samples/Gateway -- --service=5091     a service to forward to
//   dotnet run -c Release --project samples/Gateway                       the gateway, on port 5090
//   curl http://127.0.0.1:5090/orders/7
//
// --Gateway:File=PATH names another file.

try
{
    using RoutesFile file = RoutesFile.Find(args);
    WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = file.Folder });
    builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

    // Why it cannot start is told below, in a line.
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

    if (builder.Configuration["service"] is { } port)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:" + port);
        WebApplication service = builder.Build();
        service.Run(context => context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{port} {context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n")));
        service.Run();
        return 0;
    }

    builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5090");
    builder.Services.AddSingleton(file).AddSingleton<GatewayRoutes>().AddSingleton<Forwarder>().AddSingleton<GatewayMiddleware>();
    WebApplication app = builder.Build();
    app.Run(app.Services.GetRequiredService<GatewayMiddleware>().HandleAsync);
    app.Run();
    return 0;
}
catch (Exception exception) when (RoutesFile.IsUnreadable(exception))
{
    // A port that is in use is an IOException as well.
    Console.Error.WriteLine("The gateway cannot start. " + RoutesFile.Explain(exception));
    return 1;
}
