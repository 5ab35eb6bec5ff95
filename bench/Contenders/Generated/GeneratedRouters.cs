using System;
using Bunner.Bench.Routers;

namespace Bunner.Bench.Contenders;

// The projects in bench/routers give each router its handlers.
internal readonly struct GPlus13Compiled : ICompiledRouter
{
    public static RouteTable Table => GPlus13Router.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        GPlus13Router.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        GPlus13Router.TryMatch(method, path, out match);
}

internal readonly struct Parse26Compiled : ICompiledRouter
{
    public static RouteTable Table => Parse26Router.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Parse26Router.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Parse26Router.TryMatch(method, path, out match);
}

internal readonly struct Static157Compiled : ICompiledRouter
{
    public static RouteTable Table => Static157Router.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Static157Router.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Static157Router.TryMatch(method, path, out match);
}

internal readonly struct GitHub203Compiled : ICompiledRouter
{
    public static RouteTable Table => GitHub203Router.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        GitHub203Router.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        GitHub203Router.TryMatch(method, path, out match);
}

internal readonly struct KubernetesCompiled : ICompiledRouter
{
    public static RouteTable Table => KubernetesRouter.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        KubernetesRouter.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        KubernetesRouter.TryMatch(method, path, out match);
}

internal readonly struct AzureCompiled : ICompiledRouter
{
    public static RouteTable Table => AzureRouter.Table;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        AzureRouter.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        AzureRouter.TryMatch(method, path, out match);
}
