using System;

namespace Bunner;

/// <summary>A change of a <see cref="DynamicRouter{T}"/> was refused; the router is as it was before. The message says which route it is, where in its template the first mistake is, and how many others there are.</summary>
public sealed class RouterException : ArgumentException
{
    internal RouterException(RouterErrorList errors, bool isBatch)
        : base(errors[0].Tell(isBatch) + (errors.Count == 1 ? "" : $" (and {errors.Count - 1 + errors.Omitted} more)")) =>
        Errors = errors;

    /// <summary>What is wrong first.</summary>
    public RouterError Error => Errors[0];

    /// <summary>All that is wrong with each refused route of a batch, up to <see cref="RouterErrorList.Limit"/> errors, and the number of the others.</summary>
    public RouterErrorList Errors { get; }
}
