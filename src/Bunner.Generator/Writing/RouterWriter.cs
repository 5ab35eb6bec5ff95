using System.Globalization;
using Bunner.Core.Tables;
using Bunner.Generator.Catalog;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Writing;

/// <summary>Writes the other part of a router class.</summary>
internal sealed class RouterWriter(RouterModel router, EquatableArray<CatalogRoute> routes, RouteTableImage image, bool seesRuntimeInternals)
{
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    private readonly IndentedWriter _writer = new(4096 + (image.Data.Length * 24) + (image.Text.Length * 4));

    public string Write()
    {
        WriteHead();
        if (router.Namespace.Length != 0)
        {
            _writer.Line("namespace " + router.Namespace);
            _writer.Open();
        }

        foreach (string container in router.Containers)
        {
            _writer.Line(container);
            _writer.Open();
        }

        _writer.Line(router.Declaration);
        _writer.Open();
        WriteMatch();
        WriteConstants();
        WriteTable();
        _writer.Close();
        for (int i = router.Containers.Count + (router.Namespace.Length != 0 ? 1 : 0); i > 0; i--)
        {
            _writer.Close();
        }

        return _writer.ToString();
    }

    private void WriteHead()
    {
        _writer.Line(GeneratedFile.FirstLine);
        _writer.Line("// " + Count(routes.Count) + (image.Tree.Length == 0 ? "." : ":"));
        if (image.Tree.Length != 0)
        {
            foreach (string line in image.Tree.TrimEnd('\n').Split('\n'))
            {
                string text = Literals.Comment(line.TrimEnd('\r', ' '));
                _writer.Line(text.Length == 0 ? "//" : "// " + text);
            }
        }

        GeneratedFile.WriteDirectives(_writer);
    }

    private void WriteMatch()
    {
        _writer.Line("/// <summary>The match table: what this class matches with, for what takes any table.</summary>");
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line("public static global::Bunner.RouteTable Table => CompiledTable.Instance;");
        WriteTryMatch(Chars, "method", "path", "characters");
        WriteTryMatch(Bytes, "utf8Method", "utf8Path", "UTF-8 bytes");
    }

    private void WriteTryMatch(string span, string method, string path, string unit)
    {
        _writer.Gap();
        _writer.Line("/// <summary>Finds the route of a request; allocates nothing.</summary>");
        _writer.Line($"/// <param name=\"{method}\">The HTTP method; its case counts.</param>");
        _writer.Line($"/// <param name=\"{path}\">The path in {unit}, without the query.</param>");
        _writer.Line("/// <param name=\"match\">The route and what its parameters captured; the captures point into the path.</param>");
        _writer.Line("/// <returns>Whether a route of the method matches the path.</returns>");
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line($"public static bool TryMatch({span} {method}, {span} {path}, out global::Bunner.RouteMatch match) =>");
        _writer.Line($"    CompiledTable.Instance.TryMatch({method}, {path}, out match);");
    }

    private void WriteConstants()
    {
        _writer.Gap();
        _writer.Line("/// <summary>The ids of the routes, as matches report them.</summary>");
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line("public static class Routes");
        _writer.Open();
        for (int id = 0; id < routes.Count; id++)
        {
            RouteKey key = routes[id].Entry.Key;
            _writer.Gap();
            _writer.Line(
                $"/// <summary><c>{Literals.Xml(key.Method)} {Literals.Xml(key.Template)}</c>, handled by <c>{Literals.Xml(key.Display)}</c>.</summary>");
            _writer.Line($"public const int {Identifiers.Escape(routes[id].Constant)} = {id.ToString(CultureInfo.InvariantCulture)};");
        }

        _writer.Close();
    }

    private void WriteTable()
    {
        string access = seesRuntimeInternals ? "protected internal" : "protected";
        _writer.Gap();
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line("private sealed class CompiledTable : global::Bunner.RouteTable");
        _writer.Open();
        _writer.Line("internal static readonly CompiledTable Instance = new();");
        _writer.Gap();
        _writer.Line($"{access} override global::System.ReadOnlySpan<ulong> Data => new ulong[]");
        _writer.Open();
        DataWriter.Write(_writer, image);
        _writer.Close(";");
        _writer.Gap();
        _writer.StartLine().Append($"{access} override {Bytes} Text => ");
        TextLiteral.Write(_writer, image.Text);
        _writer.Append(";").EndLine();
        GuardWriter.Write(_writer, image.ExternalGuards, access, router.Options.CaseSensitive);
        _writer.Close();
    }

    private static string Count(int routes) =>
        routes == 1 ? "1 route" : routes.ToString(CultureInfo.InvariantCulture) + " routes";
}
