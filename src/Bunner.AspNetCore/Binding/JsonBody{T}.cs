using System.Collections.Generic;
using System.ComponentModel;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>A parameter that was read from the body (or is a service after all), or why it could not be read.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonBody<T>
{
    private readonly JsonBodyFailure? _failure;

    internal JsonBody(T? value) => Value = value!;

    internal JsonBody(JsonBodyFailure failure)
    {
        _failure = failure;
        Value = default!;
    }

    /// <summary>Whether the body could not be read.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>What was read; not to be used if <see cref="HasFailed"/>.</summary>
    public T Value { get; }

    /// <summary>Answers 400, 413 or 415 with the reason.</summary>
    /// <param name="context">The request.</param>
    public Task WriteProblemAsync(HttpContext context) => RequestProblem.WriteAsync(context, _failure!.Status, _failure.Detail, _failure.Errors);
}

/// <summary>Why a body could not be read.</summary>
internal sealed record JsonBodyFailure(int Status, string Detail, Dictionary<string, string[]>? Errors);
