using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace GitHubApi;

/// <summary>What every handler answers.</summary>
/// <param name="Route">The handler's route template.</param>
/// <param name="Values">What its parameters were bound to.</param>
internal sealed record Answer(string Route, Dictionary<string, string> Values);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
