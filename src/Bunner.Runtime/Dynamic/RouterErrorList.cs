using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Bunner;

/// <summary>
/// What is wrong with a change of a <see cref="DynamicRouter{T}"/>: for each route that was refused all that could be found, by the routes' places in the batch, then from
/// left to right. Of more than <see cref="Limit"/> errors the first that were found are here, and <see cref="Omitted"/> says how many others there were.
/// </summary>
/// <remarks>Templates are looked at first; those that can be read are then compared with the routes that there are and with each other.</remarks>
public sealed class RouterErrorList : IReadOnlyList<RouterError>
{
    /// <summary>How many errors are told one by one.</summary>
    public const int Limit = 100;

    private List<RouterError> _errors = [];

    internal RouterErrorList()
    {
    }

    /// <summary>The number of errors that are told, <see cref="Limit"/> at most; 0 if nothing is wrong.</summary>
    public int Count => _errors.Count;

    /// <summary>
    /// How many errors there were besides. Routes of a batch beyond <see cref="RouterOptions.MaxRoutes"/> are not all looked at, so that there may be more of those.
    /// </summary>
    public int Omitted { get; private set; }

    /// <summary>An error by its place in the list.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public RouterError this[int index] => _errors[index];

    /// <inheritdoc/>
    public IEnumerator<RouterError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The errors, one in a line: the route's place in the batch, its method and template, where in it the mistake is, and what is wrong.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines = _errors.Select(static error => error.Tell(inBatch: true));
        return string.Join(Environment.NewLine, Omitted == 0 ? lines : lines.Append($"and {Omitted} more"));
    }

    /// <summary>Adds an error, or counts it.</summary>
    internal void Add(RouterError error)
    {
        if (_errors.Count < Limit)
        {
            _errors.Add(error);
        }
        else
        {
            Omitted++;
        }
    }

    internal void Clear()
    {
        _errors.Clear();
        Omitted = 0;
    }

    /// <summary>Puts the errors in the order of the batch. Those of one route stay as they were found, from left to right.</summary>
    internal void Sort()
    {
        if (_errors.Count > 1)
        {
            _errors = [.. _errors.OrderBy(static error => error.Index)];
        }
    }
}
