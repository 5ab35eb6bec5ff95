using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Corpora;
using Bunner.Bench.Startup;

namespace Bunner.Bench.Contenders;

/// <summary>Builds the routers that take part on a corpus, and says what it cost until each gave its first answer.</summary>
internal sealed class Contestants(TextWriter output, string wanted)
{
    /// <summary>Every wanted router that fits the corpus, Bunner first, for each of the request sets.</summary>
    public List<Contender> For(Corpus corpus, IReadOnlyList<RequestSet> sets)
    {
        List<Contender> contenders = [];
        CorpusRequest first = sets[0].Requests[0];
        if (Wants(BunnerRouters.OnStrings) || Wants(BunnerRouters.OnUtf8))
        {
            Announce(BunnerRouters.OnStrings, corpus, CompiledRouters.With(corpus.Name, new BunnerFirstMatch(utf8: false, first.Method, first.Path)));
            contenders.AddRange(BunnerRouters.Create(corpus, sets).Where(contender => Wants(contender.Router)));
        }

        foreach (string name in (string[])[DynamicContender.Sealed, DynamicContender.Unsealed])
        {
            if (Wants(name))
            {
                contenders.AddRange(DynamicContender.Create(name, corpus, sets));
            }
        }

        if (Wants(AspNetCoreContender.Name))
        {
            AspNetCoreMatcher? matcher = null;
            Announce(AspNetCoreContender.Name, corpus, FirstMatch.Measure(() =>
            {
                matcher = AspNetCoreMatcher.Build(corpus);
                return AspNetCoreContender.MatchOnce(matcher, first.Method, first.Path);
            }));
            contenders.AddRange(sets.Select(set => new AspNetCoreContender(corpus, set, matcher!)));
        }

        if (FrozenDictionaryContender.Fits(corpus))
        {
            AddFrozen(FrozenDictionaryContender.Name, comparer: null);
            AddFrozen(FrozenDictionaryContender.NameIgnoringCase, StringComparer.OrdinalIgnoreCase);
        }

        foreach (Contender contender in contenders)
        {
            contender.Verify();
        }

        return contenders;

        void AddFrozen(string name, StringComparer? comparer)
        {
            if (Wants(name))
            {
                Announce(name, corpus, FirstMatch.Measure(() =>
                    new FrozenDictionaryContender(name, corpus, sets[0], comparer).Find(0) >= 0));
                contenders.AddRange(sets.Select(set => new FrozenDictionaryContender(name, corpus, set, comparer)));
            }
        }
    }

    private bool Wants(string router) => router.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private void Announce(string router, Corpus corpus, FirstMatch cost) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"# ready\t{router}\t{corpus.Name}\t{(cost.Elapsed - cost.Compiling).TotalMilliseconds:F2} ms and {cost.Compiling.TotalMilliseconds:F2} ms in the JIT\t{cost.Bytes} managed bytes"));
}
