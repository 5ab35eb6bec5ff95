using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests.Infrastructure;

/// <summary>Generated code that is compiled, loaded and asked; it is unloaded at the end.</summary>
internal sealed class CompiledRouter : IDisposable
{
    /// <summary>Added to every compilation: spans cannot go through reflection, so the questions are asked in there.</summary>
    private const string Probe = """
        namespace Probing
        {
            /// <summary>Asks a router.</summary>
            public static class Probe
            {
                /// <summary>Asks with characters.</summary>
                public static string Match(global::Bunner.RouteTable table, string method, string path) =>
                    table.TryMatch(method, path, out global::Bunner.RouteMatch match) ? Show(match, utf8: false) : "none";

                /// <summary>Asks with UTF-8.</summary>
                public static string MatchUtf8(global::Bunner.RouteTable table, string method, string path) =>
                    table.TryMatch(
                        global::System.Text.Encoding.UTF8.GetBytes(method),
                        global::System.Text.Encoding.UTF8.GetBytes(path),
                        out global::Bunner.RouteMatch match) ? Show(match, utf8: true) : "none";

                private static string Show(global::Bunner.RouteMatch match, bool utf8)
                {
                    string result = match.Route.Name;
                    for (int i = 0; i < match.Count; i++)
                    {
                        result += "|" + (utf8
                            ? global::System.Text.Encoding.UTF8.GetString(match.GetUtf8Value(i))
                            : match.GetValue(i).ToString());
                    }

                    return result;
                }
            }
        }
        """;

    private readonly AssemblyLoadContext _context = new("generated", isCollectible: true);
    private readonly MethodInfo _match;
    private readonly MethodInfo _matchUtf8;
    private readonly object _table;

    private CompiledRouter(GeneratorRun run, string router, IEnumerable<byte[]> libraries)
    {
        foreach (byte[] library in libraries)
        {
            _context.LoadFromStream(new MemoryStream(library));
        }

        Assembly assembly = _context.LoadFromStream(new MemoryStream(Emit(run.Output)));
        Type probe = assembly.GetType("Probing.Probe", throwOnError: true)!;
        _match = probe.GetMethod("Match")!;
        _matchUtf8 = probe.GetMethod("MatchUtf8")!;
        Router = assembly.GetType(router, throwOnError: true)!;
        _table = Router.GetProperty("Table", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;
    }

    /// <summary>The router class.</summary>
    public Type Router { get; }

    /// <summary>The constants of the routes.</summary>
    public Dictionary<string, int> Routes => Router.GetNestedType("Routes")!.GetFields()
        .ToDictionary(static one => one.Name, static one => (int)one.GetRawConstantValue()!);

    public static CompiledRouter Of(string source, string router = "AppRouter", CompilationKind? kind = null, params byte[][] libraries) =>
        new(GeneratorRun.Of([source, Probe], kind), router, libraries);

    /// <summary>The name of the route and its values, or <c>none</c>; characters and UTF-8 have to agree.</summary>
    public string Match(string method, string path)
    {
        string answer = (string)_match.Invoke(null, [_table, method, path])!;
        Assert.Equal(answer, (string)_matchUtf8.Invoke(null, [_table, method, path])!);
        return answer;
    }

    /// <summary>Compiles to an assembly.</summary>
    public static byte[] Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(static one => one.Severity >= DiagnosticSeverity.Warning));
        return stream.ToArray();
    }

    /// <summary>Compiles to what a project that refers to another one sees: no bodies, no private and no internal members.</summary>
    public static MetadataReference ToReferenceAssembly(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(
            stream, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    public void Dispose() => _context.Unload();
}
