using System;
using System.Collections.Generic;
using System.Linq;
using AspNetCore.Tests.Samples;
using Bunner;
using Xunit;

namespace AspNetCore.Tests.Explorer;

/// <summary>Explanations held against the matcher.</summary>
public sealed class InspectionTests
{
    [Fact]
    public void Every_request_is_explained_by_the_route_that_it_gets()
    {
        Corpus corpus = Corpus.Load("github203");
        BuiltTable table = BuiltTable.Of([.. corpus.Routes, ("GET", "/{a}/{b}/{c}"), ("GET", "/{**rest}")]);
        Dictionary<int, BuiltTable> alone = [];
        var random = new Random(20260107);
        int outranked = 0;
        foreach (CorpusRequest request in corpus.Requests)
        {
            string[] segments = request.Path.Split('/');
            segments[random.Next(1, segments.Length)] = "else";
            foreach (string path in (string[])[request.Path, string.Join('/', segments), request.Path + "/more", request.Path[..request.Path.LastIndexOf('/')]])
            {
                RouteExplanation why = table.Explain(request.Method, path);

                bool isMatch = table.TryMatch(request.Method, path, out RouteMatch match);
                Assert.Equal(isMatch ? match.Route.Value : null, why.Route?.Id);
                foreach (RouteCandidate candidate in why.Candidates)
                {
                    // What a route does by itself, in a table of its own.
                    if (!alone.TryGetValue(candidate.Route.Id, out BuiltTable? own))
                    {
                        alone.Add(candidate.Route.Id, own = BuiltTable.Of([(candidate.Route.Method, candidate.Route.Template)]));
                    }

                    Assert.Equal(candidate.Outcome != CandidateOutcome.Mismatch, own.TryMatch(candidate.Route.Method, path, out _));
                    Assert.Equal(candidate.Outcome != CandidateOutcome.OtherMethod, candidate.Route.Method == request.Method);
                    outranked += candidate.Outcome == CandidateOutcome.Outranked ? 1 : 0;
                }
            }
        }

        Assert.True(outranked > 10, $"Only {outranked} routes were outranked.");
    }

    [Fact]
    public void A_mismatch_is_named_where_it_is()
    {
        BuiltTable table = BuiltTable.Of([("GET", "/users/{id}/notes"), ("GET", "/users/{id}/notes/{note}/text"), ("GET", "/other")]);

        RouteExplanation why = table.Explain("GET", "/users/7/notes/5");

        Assert.Null(why.Route);
        Assert.Equal(
            [("/users/{id}/notes/{note}/text", 4, "The path ends before 'text'."), ("/users/{id}/notes", 3, "The path goes on behind the template's end: '5'.")],
            why.Candidates.Select(candidate => (candidate.Route.Template, candidate.Segment, candidate.Reason)));
        Assert.Equal(1, why.Further);
        Assert.Equal(3, table.Explain("GET", "/users/7/notes/5", limit: 0).Further);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("a")]
    [InlineData("/\0\ud800\uffff")]
    public void Any_path_is_explained(string path)
    {
        BuiltTable table = BuiltTable.Of([("GET", "/"), ("GET", "/{a?}"), ("POST", "/{*rest}")]);

        RouteExplanation why = table.Explain("GET", path);

        Assert.Equal(table.TryMatch("GET", path, out RouteMatch match) ? match.Route.Value : null, why.Route?.Id);
    }
}
