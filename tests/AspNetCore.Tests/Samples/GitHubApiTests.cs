using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Samples;

public sealed class GitHubApiTests : IAsyncLifetime
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    private readonly Corpus _corpus = Corpus.Load("github203");
    private SampleProcess _sample = null!;

    public async Task InitializeAsync() => _sample = await SampleProcess.StartAsync("GitHubApi");

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Every_request_of_the_corpus_gets_its_own_route_and_values()
    {
        Assert.Equal(203, _corpus.Requests.Count);
        foreach (CorpusRequest request in _corpus.Requests)
        {
            Answer answer = await _sample.SendAsync(request.Method, request.Path);

            Assert.True(answer.Status == 200, $"{request.Method} {request.Path}: {answer}");
            Assert.Equal(_corpus.Routes[request.Route].Template, answer.Json.GetProperty("route").GetString());
            Dictionary<string, string> values = answer.Json.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
            Assert.Equal(request.Values.OrderBy(value => value.Key), values.OrderBy(value => value.Key));
        }

        Assert.Equal(203, _corpus.Requests.Select(request => request.Route).Distinct().Count());
    }

    [Fact]
    public async Task Every_wrong_method_gets_405_with_exactly_the_methods_that_the_path_has()
    {
        int refused = 0;
        foreach (string path in _corpus.Requests.Select(request => request.Path).Distinct(StringComparer.Ordinal))
        {
            string allow = _corpus.AllowOf(path);
            foreach (string method in s_methods.Except(allow.Split(", ")))
            {
                Answer answer = await _sample.SendAsync(method, path);

                Assert.True(answer is { Status: 405, Body: "" } && answer.Allow == allow, $"{method} {path}: {answer.Status} {answer.Allow}, not 405 {allow}");
                refused++;
            }
        }

        Assert.True(refused > 600, $"Only {refused} requests had a wrong method.");
    }

    [Fact]
    public async Task Head_is_get_without_a_body()
    {
        foreach (CorpusRequest request in _corpus.Requests.Where(request => request.Method == "GET"))
        {
            Answer answer = await _sample.SendAsync("HEAD", request.Path);

            Assert.True(answer is { Status: 200, Body: "", ContentType: "application/json; charset=utf-8" }, $"{request.Path}: {answer}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/repos/dotnet")]
    [InlineData("/repos//runtime")]
    [InlineData("/repos/dotnet/runtime/git/blobs/1/2")]
    public async Task A_path_of_no_route_gets_404(string path)
    {
        Answer answer = await _sample.SendAsync("GET", path);

        Assert.Equal(404, answer.Status);
        Assert.Null(answer.Allow);
    }
}
