using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>Builds the routers that take part on a corpus, and says what building each one cost.</summary>
internal sealed class Contestants(TextWriter output)
{
    /// <summary>Every router that fits the corpus, Bunner first, for each of the request sets.</summary>
    public List<Contender> For(Corpus corpus, IReadOnlyList<RequestSet> sets, Func<string, bool> wanted)
    {
        List<Contender> contenders = [];
#if BUNNER_KERNEL
        if (wanted("Bunner (string)") || wanted("Bunner (UTF-8)"))
        {
            RouteTable table = Build("Bunner", corpus, () => BuiltRouteTable.Build(corpus));
            AddEach(set => new BunnerStringContender(corpus, set, table));
            AddEach(set => new BunnerUtf8Contender(corpus, set, table));
        }

#endif
        if (wanted("ASP.NET Core"))
        {
            AspNetCoreMatcher matcher = Build("ASP.NET Core", corpus, () => AspNetCoreMatcher.Build(corpus));
            AddEach(set => new AspNetCoreContender(corpus, set, matcher));
        }

        if (FrozenDictionaryContender.Fits(corpus))
        {
            AddFrozen("FrozenDictionary", comparer: null);
            AddFrozen("FrozenDictionary (OrdinalIgnoreCase)", StringComparer.OrdinalIgnoreCase);
        }

        return contenders;

        void AddFrozen(string name, StringComparer? comparer)
        {
            if (wanted(name))
            {
                AddEach(set => Build(name, corpus, () => new FrozenDictionaryContender(name, corpus, set, comparer)));
            }
        }

        void AddEach(Func<RequestSet, Contender> create)
        {
            foreach (RequestSet set in sets)
            {
                Contender contender = create(set);
                contender.Verify();
                contenders.Add(contender);
            }
        }
    }

    private T Build<T>(string router, Corpus corpus, Func<T> build)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        T built = build();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        long bytes = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before);
        output.WriteLine($"# build\t{router}\t{corpus.Name}\t{elapsed.TotalMilliseconds:F2} ms\t{bytes} managed bytes kept");
        GC.KeepAlive(built);
        return built;
    }
}
