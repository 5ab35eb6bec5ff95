using System;

namespace Bunner.Bench.Contenders;

/// <summary>A generated router as a type argument, so that the timed loop calls its static methods as a user does.</summary>
internal interface ICompiledRouter
{
    public static abstract RouteTable Table { get; }

    public static abstract bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match);

    public static abstract bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match);
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
