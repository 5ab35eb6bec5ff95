using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <content>Keeps the short ways to routes without parameters (<see cref="StaticRoutes"/>).</content>
internal sealed partial class RouteStore
{
    private readonly List<(int Method, StaticPath Path, bool IsNew)> _statics = [];
    private long _version;
    private bool _areStaticsTooLong;

    /// <summary>Notes the route whose key was read last, if its path is always the same. All that a change needs is allocated here, so that publishing it cannot fail half way.</summary>
    private void NoteStatic(int method, RouteEntry entry, bool isNew)
    {
        ReadOnlySpan<int> tokens = _key.Tokens;
        if (entry.TrailingSlash is not null || tokens.IsEmpty || _key.Ends.Count != 1 || tokens.ContainsAnyExceptInRange(0, RouteKey.Parameter - 1))
        {
            return;
        }

        _statics.Add((method, new StaticPath(tokens, entry), isNew));
        ref MethodRoots.Root root = ref _methods.Roots[method];
        if (isNew || root.Statics is not null)
        {
            // Not all that were noted need be of this method: of those there are no more than it has routes.
            root.Statics = StaticRoutes.Fitting(root.Statics, isNew ? Math.Min(_statics.Count, root.Count + 1) : 0);
        }
    }

    /// <summary>Writes what was noted into the tables. The state of the next version has to be published right after it.</summary>
    private void ApplyStatics()
    {
        foreach ((int method, StaticPath path, bool isNew) in _statics)
        {
            StaticRoutes? table = _methods.Roots[method].Statics;
            if (isNew)
            {
                path.Born = _version;
                table!.Add(path);
            }
            else
            {
                table?.Remove(path);
                _areStaticsTooLong |= table is { IsTooLong: true };
            }
        }
    }

    /// <summary>Makes the tables as short as their routes allow. Between changes.</summary>
    private void FitStatics()
    {
        _areStaticsTooLong = false;
        _methods = _state.Methods.Copy();
        _treeCount = _state.TreeCount;
        foreach (ref MethodRoots.Root root in _methods.Roots)
        {
            root.Statics = root.Statics is { Count: > 0 } table ? StaticRoutes.Fitting(table, 0) : null;
        }

        Publish();
    }

    private static long StaticBytes(MethodRoots methods)
    {
        long bytes = 0;
        foreach (MethodRoots.Root root in methods.Roots)
        {
            bytes += root.Statics?.Bytes ?? 0;
        }

        return bytes;
    }
}
