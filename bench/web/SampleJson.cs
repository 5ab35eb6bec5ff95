using System.Text.Json.Serialization;

namespace Bunner.Bench.Web;

internal sealed record Issue(string Owner, string Repo, int Number);

internal sealed record Point(int X, int Y, int Z);

internal sealed record Item(string Name, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Issue))]
[JsonSerializable(typeof(Point))]
[JsonSerializable(typeof(Item))]
internal sealed partial class SampleJson : JsonSerializerContext;
