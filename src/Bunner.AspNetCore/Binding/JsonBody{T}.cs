using System.ComponentModel;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>A parameter that was read from the body (or is a service after all), or why it could not be read.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonBody<T>
{
    private readonly BindingProblem? _problem;

    internal JsonBody(T? value) => Value = value!;

    internal JsonBody(BindingProblem problem)
    {
        _problem = problem;
        Value = default!;
    }

    /// <summary>Whether the body could not be read.</summary>
    public bool HasFailed => _problem is not null;

    /// <summary>Why the body could not be read, if so.</summary>
    public IResult? Problem => _problem;

    /// <summary>What was read; not to be used if <see cref="HasFailed"/>.</summary>
    public T Value { get; }

    /// <summary>Answers 400, 413 or 415 with the reason.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Ends when the answer is written.</returns>
    public Task WriteProblemAsync(HttpContext context) => _problem!.ExecuteAsync(context);
}
