using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>Matching allocates nothing.</summary>
public sealed class AllocationTests
{
    private static readonly RouteTableSpec s_everything = new(
        RouterOptions.Default,
        "GET /a/{b:int}/{c:guid}/{d?}", "GET /{a:regex([a-z]+)}/x/{*rest:minlength(2)}", "GET /v{major:int}.{minor}/{name}.{ext:alpha?}",
        "GET /größe/{x}", "GET /d/{p=1}/{q:range(1,5)=3}", "POST /{a}/{b}/{c}/{d}", "PURGE /{*all:nonfile}", "GET /n/{d:datetime}/{e:decimal}/{f:double}/{g:bool}",
        "GET /even/{e:even}/{s:slug}", "GET /a/literal-that-is-longer-than-any-key-of-the-table/{x}");

    public static TheoryData<string> Corpora { get; } = [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Corpora))]
    public void No_bytes_for_the_requests_of_a_corpus(string name)
    {
        Corpus corpus = Corpus.Load(name);
        List<(string Method, string Path)> requests = [];
        foreach (Expectation request in corpus.Requests.Where((_, index) => index % 7 == 0))
        {
            requests.Add((request.Method, request.Path));
            requests.Add((request.Method, request.Path + "/and/a/miss"));
            requests.Add((request.Method, request.Path + "//"));
            requests.Add(("NOSUCH", request.Path));
            requests.Add((request.Method, request.Path.ToUpperInvariant()));
        }

        requests.Add(("GET", "/" + new string('a', 100_000)));
        requests.Add(("GET", string.Concat(Enumerable.Repeat("/abc", 20_000))));
        AssertNothingAllocated(new BuiltRouteTable(corpus.Table), [.. requests]);
    }

    [Fact]
    public void No_bytes_with_guards_mixed_segments_defaults_and_letters_outside_ASCII()
    {
        string longValue = new('é', 3000);
        AssertNothingAllocated(new BuiltRouteTable(s_everything),
        [
            ("GET", "/a/12/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f"), ("GET", "/a/12/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f/x"), ("GET", "/a/12/x/y"),
            ("GET", "/abc/x/y/z/"), ("GET", "/abc/x/y"), ("GET", "/abc1/x/yz"), ("GET", "/v1.x/a.b"), ("GET", "/v1.x/a"), ("GET", "/v1.x.y/a.b.c"), ("GET", "/vx/a"),
            ("GET", "/GRÖSSE/x"), ("GET", "/GRÖßE/x"), ("GET", $"/größe/{longValue}"), ("GET", "/d"), ("GET", "/d/2"), ("GET", "/d/2/4"), ("GET", "/d/2/9"),
            ("POST", "/1/2/3/4"), ("POST", "/1/2/3"), ("PURGE", "/a/b/c"), ("PURGE", "/a.b"), ("PURGE", "/"), ("PURGE", ""), ("PURGE", longValue), ("GET", "x"),
            ("GET", "/n/2000-01-01/1.5/1e5/true"), ("GET", "/n/2000-01-01/1.5/1e5/trues"), ("GET", "/even/12/a-b"), ("GET", "/even/13/a-b"), ("GET", $"/v{longValue}.1/a"),
            ("GET", $"/{longValue}/x/yz"), ("GET", "/a/literal-that-is-longer-than-any-key-of-the-table/é"), ("GET", "/\0\ud800/\uFFFF"),
        ]);
    }

    private static void AssertNothingAllocated(BuiltRouteTable table, (string Method, string Path)[] requests)
    {
        (byte[] Method, byte[] Path)[] utf8 = [.. requests.Select(request => (Encoding.UTF8.GetBytes(request.Method), Encoding.UTF8.GetBytes(request.Path)))];
        long characters = long.MaxValue, bytes = long.MaxValue;
        int matches = 0;

        // The first rounds pay for what is made once: compiled code, pooled buffers, the caches of regular expressions. A later one may pay for the table of
        // the runtime that holds literals and statics, which grows by 32 KB on whichever thread needs one more. What a match allocates, every round allocates.
        for (int round = 0; round < 10 && (characters != 0 || bytes != 0); round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach ((string method, string path) in requests)
            {
                matches += Ask(table, method, path);
            }

            characters = Math.Min(characters, GC.GetAllocatedBytesForCurrentThread() - before);
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach ((byte[] method, byte[] path) in utf8)
            {
                matches += AskUtf8(table, method, path);
            }

            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(matches > 0);
        Assert.Equal(0, characters);
        Assert.Equal(0, bytes);
    }

    private static int Ask(BuiltRouteTable table, string method, string path)
    {
        if (!table.TryMatch(method, path, out RouteMatch match))
        {
            return 0;
        }

        int length = 0;
        for (int i = 0; i < match.Count; i++)
        {
            // A default is text of the table and not of the path: as characters it has to be made.
            length += match[i].IsPresent ? match.GetValue(i).Length : 0;
        }

        return match.Route.Value >= 0 && length <= path.Length ? 1 : 0;
    }

    private static int AskUtf8(BuiltRouteTable table, byte[] method, byte[] path)
    {
        if (!table.TryMatch(method, path, out RouteMatch match))
        {
            return 0;
        }

        int length = 0;
        for (int i = 0; i < match.Count; i++)
        {
            length += match.GetUtf8Value(i).Length;
        }

        return match.Route.Value + length >= 0 ? 1 : 0;
    }
}
