using System.Collections.Generic;
using System.Text.Json.Serialization;
using QuickStart.Data;

namespace QuickStart;

/// <summary>How everything that goes over the wire or into the file is written, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NotebookContent))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(NewNote))]
[JsonSerializable(typeof(IReadOnlyList<User>))]
[JsonSerializable(typeof(IReadOnlyList<Note>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class NotebookJson : JsonSerializerContext;
