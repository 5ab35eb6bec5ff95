using System;

namespace Bunner.Bench.Contenders;

// The stand-ins for the generated routers, with -p:Tables=built: what a change to the kernel does is seen without
// generating anything.
internal readonly struct GPlus13Compiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("gplus13");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}

internal readonly struct Parse26Compiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("parse26");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}

internal readonly struct Static157Compiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("static157");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}

internal readonly struct GitHub203Compiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("github203");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}

internal readonly struct KubernetesCompiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("kubernetes");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}

internal readonly struct AzureCompiled : ICompiledRouter
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build("azure");

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}
