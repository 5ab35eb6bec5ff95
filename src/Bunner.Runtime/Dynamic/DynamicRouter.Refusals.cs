using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Dynamic;

namespace Bunner;

/// <content>What is told of changes that are refused.</content>
public sealed partial class DynamicRouter<T>
{
    private static void ThrowIfAny(RouterErrorList errors, bool isBatch = true)
    {
        if (errors.Count > 0)
        {
            throw new RouterException(errors, isBatch);
        }
    }

    /// <summary>The place in the batch of the route that is in the way of another one; null if it was there before.</summary>
    private static int? IndexOfOther(List<(RouteEntry<T> Entry, int Index)> coming, RouteEntry<T> refused, string? template, RouterErrorList found)
    {
        if (template is null || IsFull(found))
        {
            return null;
        }

        foreach ((RouteEntry<T> entry, int index) in coming)
        {
            if (ReferenceEquals(entry, refused))
            {
                break;
            }

            if (entry.Template == template && entry.Method == refused.Method && entry.Rank.Order == refused.Rank.Order && !found.Any(error => error.Index == index))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Whether further errors are counted only: so nothing is searched for them, which would take quadratic time where a large batch has nothing but mistakes.</summary>
    private static bool IsFull(RouterErrorList found) => found.Count == RouterErrorList.Limit;

    private static RouterError NotFound(RouteIdentity[] going, int index, RouterErrorList found)
    {
        RouteIdentity route = going[index];
        int before = IsFull(found) ? index : Array.IndexOf(going, route);
        bool wasThere = before < index && !found.Any(error => error.Index == before);
        return new(
            RouterErrorCode.NotFound,
            $"There is no route {route.Method} '{route.Template}' with the order {route.Order}{(wasThere ? $" any more: the batch removes it at {before} already" : "")}. "
                + "A route is named by its method, its template as it was added, character by character, and its order.",
            route.Method,
            route.Template,
            Index: index);
    }
}
