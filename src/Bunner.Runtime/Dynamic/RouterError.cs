using System;

namespace Bunner;

/// <summary>Why a change of a <see cref="DynamicRouter{T}"/> was refused. The router is as it was before.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Message">A sentence for people: what is wrong and how to mend it.</param>
/// <param name="Method">The method of the route that was refused.</param>
/// <param name="Template">The template of the route that was refused.</param>
/// <param name="ConflictingTemplate">The template of the route that is in the way; null if none is.</param>
/// <param name="Range">The characters of the template that are wrong; empty if the mistake is not in the template.</param>
/// <param name="Index">The route's place in the batch; 0 for a change of a single route.</param>
/// <param name="Example">A path that both routes match, where that is what is wrong.</param>
public sealed record RouterError(
    RouterErrorCode Code,
    string Message,
    string Method,
    string Template,
    string? ConflictingTemplate = null,
    Range Range = default,
    int Index = 0,
    string? Example = null);
