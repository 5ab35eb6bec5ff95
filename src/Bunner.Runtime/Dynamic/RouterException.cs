using System;
using System.Collections.Generic;

namespace Bunner;

/// <summary>A change of a <see cref="DynamicRouter{T}"/> was refused; the router is as it was before.</summary>
public sealed class RouterException : ArgumentException
{
    internal RouterException(IReadOnlyList<RouterError> errors)
        : base(errors.Count == 1 ? errors[0].Message : $"{errors[0].Message} (and {errors.Count - 1} more)") =>
        Errors = errors;

    /// <summary>What is wrong first.</summary>
    public RouterError Error => Errors[0];

    /// <summary>All that is wrong; one error for each refused route of a batch.</summary>
    public IReadOnlyList<RouterError> Errors { get; }
}
