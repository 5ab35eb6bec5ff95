using System.Collections.Generic;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>Makes the contenders of the router that was generated for a corpus.</summary>
internal sealed class BunnerRouters(Corpus corpus, IReadOnlyList<RequestSet> sets) : ICompiledRouterVisitor<List<Contender>>
{
    public const string OnStrings = "Bunner (string)";
    public const string OnUtf8 = "Bunner (UTF-8)";

    public static List<Contender> Create(Corpus corpus, IReadOnlyList<RequestSet> sets) =>
        CompiledRouters.With(corpus.Name, new BunnerRouters(corpus, sets));

    public List<Contender> Visit<TRouter>()
        where TRouter : struct, ICompiledRouter
    {
        List<Contender> contenders = [];
        foreach (RequestSet set in sets)
        {
            contenders.Add(new BunnerStringContender<TRouter>(corpus, set));
            contenders.Add(new BunnerUtf8Contender<TRouter>(corpus, set));
        }

        return contenders;
    }
}
