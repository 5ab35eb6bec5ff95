using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bunner.AspNetCore;

/// <summary>The application's JSON options (<c>ConfigureHttpJsonOptions</c>): all JSON goes through its type info resolver.</summary>
internal static class JsonAccess
{
    public static JsonSerializerOptions Of(IServiceProvider services)
    {
        JsonSerializerOptions options = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        options.MakeReadOnly();
        return options;
    }

    public static JsonSerializerOptions Options(HttpContext context)
        => MatchFeature.Of(context) is { } match ? match.Source.Json : Of(context.RequestServices);

    public static JsonTypeInfo<T> TypeInfo<T>(HttpContext context) => (JsonTypeInfo<T>)Options(context).GetTypeInfo(typeof(T));
}
