using System;

namespace Bunner.Bench.Contenders;

/// <summary>A generated router as a type argument, so that the timed loop calls its static methods as a user does.</summary>
internal interface ICompiledRouter
{
    public static abstract RouteTable Table { get; }

    public static abstract bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match);

    public static abstract bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match);
}

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

/// <summary>Something to be done with the router of a corpus, whose type is not known until the name is.</summary>
internal interface ICompiledRouterVisitor<T>
{
    public T Visit<TRouter>()
        where TRouter : struct, ICompiledRouter;
}

/// <summary>The generated routers by the name of their corpus.</summary>
internal static class CompiledRouters
{
    public static T With<T>(string corpus, ICompiledRouterVisitor<T> visitor) => corpus switch
    {
        "gplus13" => visitor.Visit<GPlus13Compiled>(),
        "parse26" => visitor.Visit<Parse26Compiled>(),
        "static157" => visitor.Visit<Static157Compiled>(),
        "github203" => visitor.Visit<GitHub203Compiled>(),
        "kubernetes" => visitor.Visit<KubernetesCompiled>(),
        "azure" => visitor.Visit<AzureCompiled>(),
        _ => throw new BenchException($"no router was generated for the corpus '{corpus}'"),
    };
}
