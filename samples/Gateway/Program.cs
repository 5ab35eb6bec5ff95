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
//   dotnet run -c Release --project samples/Gateway -- --service 5091     a service to forward to
//   dotnet run -c Release --project samples/Gateway                       the gateway, on port 5090
//   curl http://127.0.0.1:5090/orders/7

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = System.AppContext.BaseDirectory });
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

if (builder.Configuration["service"] is { } port)
{
    builder.WebHost.UseUrls("http://127.0.0.1:" + port);
    WebApplication service = builder.Build();
    service.Run(context => context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{port} {context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n")));
    service.Run();
    return;
}

builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5090");
builder.Services.AddSingleton<GatewayRoutes>().AddSingleton<Forwarder>().AddSingleton<GatewayMiddleware>();
WebApplication app = builder.Build();
app.Run(app.Services.GetRequiredService<GatewayMiddleware>().HandleAsync);
app.Run();
