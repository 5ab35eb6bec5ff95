using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Links;

/// <summary>Writes the class <c>Links</c> of a router: for every route a method that makes its URL, as a string or into a span.</summary>
internal sealed class LinksWriter(RouterModel router, EquatableArray<LinkRoute> routes)
{
    private readonly IndentedWriter _writer = new(1024 + (routes.Count * 1536));

    public string Write()
    {
        _writer.Line(GeneratedFile.FirstLine);
        _writer.Line("#pragma warning disable CS3001 // The assembly may promise CLS compliance.");
        GeneratedFile.WriteDirectives(_writer);
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

        // The attributes stand on the other part.
        string declaration = router.Declaration;
        _writer.Line(declaration.Substring(declaration.LastIndexOf('\n') + 1));
        _writer.Open();
        _writer.Line("/// <summary>Makes the URLs of the routes. Values are escaped; a group's prefix or a path base goes into <c>root</c>.</summary>");
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line("public static class Links");
        _writer.Open();
        foreach (LinkRoute route in routes)
        {
            if (ParsedTemplates.Parse(route.Template).Pattern is { } pattern)
            {
                Write(route, pattern);
            }
        }

        _writer.Close();
        _writer.Close();
        for (int i = router.Containers.Count + (router.Namespace.Length != 0 ? 1 : 0); i > 0; i--)
        {
            _writer.Close();
        }

        return _writer.ToString();
    }

    private void Write(LinkRoute route, RoutePattern pattern)
    {
        List<LinkArgument> arguments = Arguments(route, pattern);
        var declarations = new List<string>();
        foreach (bool optional in new[] { false, true })
        {
            foreach (LinkArgument argument in arguments)
            {
                if (argument.IsOptional == optional)
                {
                    declarations.Add(argument.Declaration);
                }
            }
        }

        declarations.Add("string root = \"\"");
        string parameters = string.Join(", ", declarations);
        string names = string.Concat(arguments.ConvertAll(static argument => argument.Identifier + ", ")) + "root";
        string name = Identifiers.Escape(route.Name);
        string access = arguments.TrueForAll(static argument => argument.IsPublic) ? "public" : "internal";

        _writer.Gap();
        WriteSummary(route, arguments);
        _writer.Line("/// <returns>The URL.</returns>");
        WriteErrors(arguments);
        _writer.Line(access + " static string " + name + "(" + parameters + ")");
        _writer.Open();
        _writer.Line("var link = new global::Bunner.LinkWriter(stackalloc char[256], canGrow: true);");
        _writer.Line("Write" + route.Name + "(ref link, " + names + ");");
        _writer.Line("return link.Finish();");
        _writer.Close();
        _writer.Gap();
        WriteSummary(route, arguments);
        _writer.Line("/// <param name=\"destination\">Where to write the URL.</param>");
        _writer.Line("/// <param name=\"charsWritten\">Its length; 0 if it does not fit.</param>");
        _writer.Line("/// <returns>Whether it fits.</returns>");
        WriteErrors(arguments);
        _writer.Line(access + " static bool " + name + "(global::System.Span<char> destination, out int charsWritten, " + parameters + ")");
        _writer.Open();
        _writer.Line("var link = new global::Bunner.LinkWriter(destination, canGrow: false);");
        _writer.Line("Write" + route.Name + "(ref link, " + names + ");");
        _writer.Line("return link.TryFinish(out charsWritten);");
        _writer.Close();
        _writer.Gap();
        _writer.Line("private static void Write" + route.Name + "(ref global::Bunner.LinkWriter link, "
            + string.Concat(arguments.ConvertAll(static argument => argument.Declaration.Replace(" = null", "") + ", ")) + "string root)");
        _writer.Open();
        new LinkPathWriter(_writer, pattern, arguments).Write();
        _writer.Close();
    }

    private void WriteSummary(LinkRoute route, List<LinkArgument> arguments)
    {
        _writer.Line("/// <summary>The URL of <c>" + Literals.Xml(route.Method) + " " + Literals.Xml(route.Template) + "</c>.</summary>");
        foreach (LinkArgument argument in arguments)
        {
            _writer.Line("/// <param name=\"" + argument.Identifier.TrimStart('@') + "\">" + (argument.Part is null ? "In the query" : "In the path")
                + (argument.IsOptional ? "; null leaves it out" : "") + ".</param>");
        }

        _writer.Line("/// <param name=\"root\">What stands before the path, escaped already: a path base, or scheme, host and path base.</param>");
    }

    private void WriteErrors(List<LinkArgument> arguments)
    {
        if (arguments.Exists(static argument => argument.Part is not null))
        {
            _writer.Line("/// <exception cref=\"global::System.ArgumentException\">A value cannot stand in a path: it is empty, or one or two dots.</exception>");
        }
    }

    private static List<LinkArgument> Arguments(LinkRoute route, RoutePattern pattern)
    {
        var arguments = new List<LinkArgument>();
        int required = LinkPathWriter.RequiredParameters(pattern);
        foreach (ParameterPart part in pattern.Parameters)
        {
            string type = part.IsCatchAll ? "string" : LinkArgument.TypeOf(part);
            foreach (LinkParameter known in route.Parameters)
            {
                if (known.IsInPath && !part.IsCatchAll && string.Equals(known.Name, part.Name, System.StringComparison.OrdinalIgnoreCase))
                {
                    type = known.Type;
                }
            }

            arguments.Add(new LinkArgument(part.Name, type, part) { IsOptional = part.Index >= required || part.Default is not null });
        }

        foreach (LinkParameter known in route.Parameters)
        {
            if (!known.IsInPath)
            {
                arguments.Add(new LinkArgument(known.Name, known.Type, null) { IsArray = known.IsArray, IsOptional = known.IsOptional });
            }
        }

        LinkArgument.NameAll(arguments);
        return arguments;
    }
}
