using System.Collections.Generic;
using System.Globalization;
using Bunner.Core.Patterns;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Links;

/// <summary>Writes the statements that make one route's URL.</summary>
internal sealed class LinkPathWriter(IndentedWriter writer, RoutePattern pattern, List<LinkArgument> arguments)
{
    private string _literal = "";
    private int _locals;

    /// <summary>How many parameters, from the left, have to be there: those behind them can be left out.</summary>
    public static int RequiredParameters(RoutePattern pattern)
    {
        int required = pattern.Parameters.Length;
        for (int i = pattern.Segments.Length - 1; i >= 0; i--)
        {
            RouteSegment segment = pattern.Segments[i];
            if (segment.Parts[segment.Parts.Length - 1] is not ParameterPart part || !(part.IsOptional || part.IsCatchAll || part.Default is not null))
            {
                break;
            }

            required = part.Index;
            if (!segment.IsParameter)
            {
                break;
            }
        }

        return required;
    }

    public void Write()
    {
        writer.Line("link.Root(root);");
        int required = RequiredParameters(pattern);
        bool canBeEmpty = true;
        foreach (RouteSegment segment in pattern.Segments)
        {
            if (segment.Parts[0] is ParameterPart first && first.Index >= required)
            {
                WriteOptional(first, "/");
                continue;
            }

            canBeEmpty = false;
            _literal += "/";
            for (int i = 0; i < segment.Parts.Length; i++)
            {
                WritePart(segment, i, required);
            }
        }

        if (pattern.HasTrailingSlash)
        {
            _literal += "/";
            canBeEmpty = false;
        }

        Flush();
        if (canBeEmpty)
        {
            writer.Line("link.CompletePath(root);");
        }

        foreach (LinkArgument argument in arguments)
        {
            if (argument.Part is null)
            {
                WriteQuery(argument);
            }
        }
    }

    private void WritePart(RouteSegment segment, int index, int required)
    {
        switch (segment.Parts[index])
        {
            case LiteralPart literal when index + 1 < segment.Parts.Length && segment.Parts[index + 1] is ParameterPart next && next.Index >= required:
                WriteOptional(next, literal.Text);
                break;
            case LiteralPart literal:
                _literal += literal.Text;
                break;
            case ParameterPart parameter when parameter.Index < required:
                Flush();
                LinkArgument argument = arguments[parameter.Index];
                string value = argument.IsOptional ? argument.Identifier + " is { } " + NextLocal() : argument.Identifier;
                if (argument.IsOptional)
                {
                    writer.Line("if (" + value + ")");
                    writer.Open();
                    WriteValue(argument, CurrentLocal, segment.IsParameter);
                    writer.Close();
                    writer.Line("else");
                    writer.Open();
                    writer.Line("link.Literal(" + Literals.Quote(LinkText.OfPath(parameter.Default!)) + ");");
                    writer.Close();
                }
                else
                {
                    WriteValue(argument, value, segment.IsParameter);
                }

                break;
            default:
                break;
        }
    }

    // A parameter that can be left out, with what stands before it; if one behind it is given, it has to be there.
    private void WriteOptional(ParameterPart parameter, string before)
    {
        Flush();
        LinkArgument argument = arguments[parameter.Index];
        string local = NextLocal();
        writer.Line("if (" + argument.Identifier + (parameter.IsCatchAll ? " is { Length: > 0 } " : " is { } ") + local + ")");
        writer.Open();
        writer.Line("link.Literal(" + Literals.Quote(LinkText.OfPath(before)) + ");");
        if (parameter.IsCatchAll)
        {
            writer.Line("link.Rest(" + local + ", encodesSlashes: " + (parameter.EncodesSlashes ? "true" : "false") + ");");
        }
        else
        {
            WriteValue(argument, local, before == "/");
        }

        writer.Close();
        var later = new List<string>();
        for (int i = parameter.Index + 1; i < pattern.Parameters.Length; i++)
        {
            later.Add(arguments[i].Identifier + (arguments[i].Part!.IsCatchAll ? " is { Length: > 0 }" : " is not null"));
        }

        if (later.Count != 0)
        {
            writer.Line("else if (" + string.Join(" || ", later) + ")");
            writer.Open();
            writer.Line(parameter.Default is { Length: > 0 } value
                ? "link.Literal(" + Literals.Quote(LinkText.OfPath(before + value)) + ");"
                : "global::Bunner.LinkWriter.Missing(" + Literals.Quote(parameter.Name) + ");");
            writer.Close();
        }

        writer.Gap();
    }

    private void WriteQuery(LinkArgument argument)
    {
        string name = Literals.Quote(LinkText.OfName(argument.Name));
        string local = NextLocal();
        if (argument.IsArray)
        {
            writer.Line("foreach (var " + local + " in " + argument.Identifier + " ?? [])");
        }
        else if (argument.IsOptional)
        {
            writer.Line("if (" + argument.Identifier + " is { } " + local + ")");
        }
        else
        {
            writer.Line("link.Query(" + name + ", " + argument.Identifier + ");");
            return;
        }

        writer.Open();
        writer.Line("link.Query(" + name + ", " + local + ");");
        writer.Close();
    }

    private void WriteValue(LinkArgument argument, string value, bool isSegment)
        => writer.Line("link.Value(" + Literals.Quote(argument.Name) + ", " + value + ", isSegment: " + (isSegment ? "true" : "false") + ");");

    private string CurrentLocal => "value" + _locals.ToString(CultureInfo.InvariantCulture) + "_";

    private string NextLocal()
    {
        _locals++;
        return CurrentLocal;
    }

    private void Flush()
    {
        if (_literal.Length != 0)
        {
            writer.Line("link.Literal(" + Literals.Quote(LinkText.OfPath(_literal)) + ");");
            _literal = "";
        }
    }
}
