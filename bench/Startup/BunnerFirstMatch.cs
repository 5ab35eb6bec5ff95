using System.Text;
using Bunner.Bench.Contenders;

namespace Bunner.Bench.Startup;

/// <summary>The first match of a generated router.</summary>
internal sealed class BunnerFirstMatch(bool utf8, string method, string path) : ICompiledRouterVisitor<FirstMatch>
{
    private readonly byte[] utf8Method = Encoding.UTF8.GetBytes(method);
    private readonly byte[] utf8Path = Encoding.UTF8.GetBytes(path);

    public FirstMatch Visit<TRouter>()
        where TRouter : struct, ICompiledRouter => utf8
            ? FirstMatch.Measure(() => TRouter.TryMatch(utf8Method, utf8Path, out _))
            : FirstMatch.Measure(() => TRouter.TryMatch(method, path, out _));
}
