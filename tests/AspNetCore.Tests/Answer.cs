using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace AspNetCore.Tests;

/// <summary>A response, read to its end.</summary>
internal sealed record Answer(int Status, string Body, string? ContentType, string? Allow, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<Answer> ReadAsync(HttpResponseMessage message) => new(
        (int)message.StatusCode,
        await message.Content.ReadAsStringAsync(),
        message.Content.Headers.ContentType?.ToString(),
        message.Content.Headers.TryGetValues("Allow", out IEnumerable<string>? values) ? string.Join(", ", values) : null,
        message);

    public override string ToString() => $"{Status} {Body}";
}

internal static class CollectionExtensions
{
    public static T GetFirst<T>(this ICollection<T> items) => items.First();
}
