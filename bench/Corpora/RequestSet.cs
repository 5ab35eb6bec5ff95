using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bunner.Bench.Corpora;

/// <summary>Requests as parallel arrays, so that a timed loop reads an index and two references and nothing else.</summary>
internal sealed class RequestSet
{
    public RequestSet(RequestKind kind, IEnumerable<CorpusRequest> requests)
    {
        Kind = kind;
        Requests = [.. requests];
        Methods = [.. Requests.Select(request => request.Method)];

        // A copy each: no path is the same object as a template or as a key of a table.
        Paths = [.. Requests.Select(request => new string(request.Path.AsSpan()))];
        Dictionary<string, byte[]> methods = Methods.Distinct().ToDictionary(method => method, Encoding.UTF8.GetBytes);
        Utf8Methods = [.. Methods.Select(method => methods[method])];
        Utf8Paths = [.. Paths.Select(Encoding.UTF8.GetBytes)];
    }

    public RequestKind Kind { get; }

    public CorpusRequest[] Requests { get; }

    public string[] Methods { get; }

    public string[] Paths { get; }

    public byte[][] Utf8Methods { get; }

    public byte[][] Utf8Paths { get; }

    public int Count => Requests.Length;
}
