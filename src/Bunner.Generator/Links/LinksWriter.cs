using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Links;

/// <summary>Writes the class <c>Links</c> of a router: for every route a method that makes its URL, as a string or into a span.</summary>
/// <remarks>
/// A route costs two lines of code and their summaries: the compiler reads and binds all of them in every build, and there may
/// be thousands. What is the same for every route is said once, at the class.
/// </remarks>
internal sealed class LinksWriter(RouterModel router, EquatableArray<LinkRoute> routes)
{
    private const string Writer = "global::Bunner.LinkWriter";

    // The runtime has overloads for no more.
    private const int MostStrings = 6;

    private readonly IndentedWriter _writer = new(1024 + (routes.Count * 1024));

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
        WriteDescription();
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
        string name = Identifiers.Escape(route.Name);
        string access = arguments.TrueForAll(static argument => argument.IsPublic) ? "public static " : "internal static ";
        string text = Literals.Quote(LinkPattern.Of(pattern)) + ", root";
        (string whole, string span) = arguments.Count <= MostStrings && arguments.TrueForAll(static argument => argument.IsPlainString)
            ? Call(text + string.Concat(arguments.ConvertAll(static argument => ", " + argument.Identifier)))
            : Chain(text, string.Concat(arguments.ConvertAll(static argument => argument.Call)));

        _writer.Gap();
        _writer.Line("/// <summary>The URL of <c>" + Literals.Xml(route.Method) + " " + Literals.Xml(route.Template + QueryOf(arguments)) + "</c>.</summary>");
        _writer.StartLine().Append(access).Append("string ").Append(name).Append("(").Append(parameters).Append(")")
            .Append(" => ").Append(whole).Append(";").EndLine();
        _writer.Gap();
        _writer.Line("/// <summary>Writes that URL into a span, if it fits.</summary>");
        _writer.StartLine().Append(access).Append("bool ").Append(name).Append("(global::System.Span<char> destination, out int charsWritten, ").Append(parameters).Append(")")
            .Append(" => ").Append(span).Append(";").EndLine();
    }

    private static (string Whole, string Span) Call(string arguments) =>
        (Writer + ".Text(" + arguments + ")", Writer + ".TryWrite(destination, out charsWritten, " + arguments + ")");

    private static (string Whole, string Span) Chain(string start, string values) =>
        ("new " + Writer + "(" + start + ")" + values + ".Finish()", "new " + Writer + "(" + start + ", destination)" + values + ".TryFinish(out charsWritten)");

    private void WriteDescription()
    {
        _writer.Line("/// <summary>Makes the URLs of the routes, as strings or into spans.</summary>");
        _writer.Line("/// <remarks>");
        _writer.Line("/// <para>Values are escaped (RFC 3986). One that may be null is left out if it is. <c>root</c> is what stands before the path, escaped");
        _writer.Line("/// already: the prefix of a group, a path base, or scheme, host and path base.</para>");
        _writer.Line("/// <para>Those that write into a span return whether the URL fits; <c>charsWritten</c> is its length, and 0 if it does not.</para>");
        _writer.Line("/// <para>A value that cannot stand in a path, because it is empty, or a segment of one or two dots, is an");
        _writer.Line("/// <see cref=\"global::System.ArgumentException\"/>, and so is one left out before another that is given.</para>");
        _writer.Line("/// </remarks>");
    }

    private static string QueryOf(List<LinkArgument> arguments)
    {
        string query = "";
        foreach (LinkArgument argument in arguments)
        {
            if (argument.Part is null)
            {
                query += (query.Length == 0 ? "?" : "&") + argument.Name;
            }
        }

        return query;
    }

    private static List<LinkArgument> Arguments(LinkRoute route, RoutePattern pattern)
    {
        var arguments = new List<LinkArgument>();
        int required = LinkPattern.RequiredParameters(pattern);
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
