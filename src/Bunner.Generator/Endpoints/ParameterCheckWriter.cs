using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bunner.Generator.Equality;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Writes what an application asks its services when it starts: which parameters that say nothing of their source have to be
/// services, and which may be the body instead. Handlers that are right whatever is registered are not mentioned.
/// </summary>
internal sealed class ParameterCheckWriter
{
    /// <summary>The name of the method; those of endpoints have an underscore.</summary>
    public const string Method = "CheckParameters";

    private readonly List<string> _handlers = [];
    private readonly List<string> _types = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public ParameterCheckWriter(EquatableArray<OwnEndpoint> endpoints)
    {
        foreach (OwnEndpoint endpoint in endpoints)
        {
            if (endpoint.Route.Handler is { Parameters.Count: not 0 } handler)
            {
                Add(new BoundHandler(endpoint, handler));
            }
        }
    }

    /// <summary>Whether there is anything to ask.</summary>
    public bool HasAny => _handlers.Count != 0;

    /// <summary>Writes the method.</summary>
    public void Write(IndentedWriter writer)
    {
        writer.Line("/// <summary>Names the parameters that are services or the body, whichever the application makes of them.</summary>");
        writer.Line("public static void " + Method + "(global::Bunner.AspNetCore.ParameterCheck check) => check.Add(");
        writer.Indented(Arguments);
    }

    private void Arguments(IndentedWriter writer)
    {
        writer.Line("[");
        writer.Indented(inner =>
        {
            foreach (string handler in _handlers)
            {
                inner.Line(handler);
            }
        });
        writer.Line("],");
        TextLiteral.Write(writer.StartLine(), Encoding.UTF8.GetBytes(_text.ToString()));
        foreach (string type in _types)
        {
            writer.Append(",").EndLine();
            writer.StartLine().Append("typeof(" + type + ")");
        }

        writer.Append(");").EndLine();
    }

    private void Add(BoundHandler handler)
    {
        string method = handler.Endpoint.Route.Key.Method;
        bool mayHaveBody = BindingExpressions.MayHaveBody(method);
        var inferred = new List<HandlerParameter>();
        bool isBodyTaken = handler.NeedsForm;
        foreach (BoundParameter bound in handler.Parameters)
        {
            if (IsInferred(bound, mayHaveBody))
            {
                inferred.Add(bound.Parameter);
            }
            else
            {
                isBodyTaken |= bound.Source == BoundSource.Body;
            }
        }

        int bodies = mayHaveBody && !isBodyTaken ? 1 : 0;
        if (inferred.Count <= bodies)
        {
            return;
        }

        var line = new StringBuilder(Text(bodies)).Append(", ").Append(Text(inferred.Count)).Append(',');
        foreach (HandlerParameter parameter in inferred)
        {
            line.Append(' ').Append(Text(PlaceOf(parameter.TypeOf))).Append(',');
        }

        _handlers.Add(line.ToString());
        if (_text.Length != 0)
        {
            _text.Append('\n');
        }

        _text.Append(handler.Handler.Display).Append('\t').Append(Literals.Comment(method)).Append('\t').Append(Literals.Comment(handler.Endpoint.Route.Key.Template));
        foreach (BoundParameter bound in handler.Parameters)
        {
            _text.Append('\t').Append(bound.Parameter.Name).Append('\t').Append(IsInferred(bound, mayHaveBody) ? "" : NameOf(bound.Source));
        }
    }

    // Where requests may have a body, a value type is certain to be it and is counted there.
    private static bool IsInferred(BoundParameter bound, bool mayHaveBody)
        => bound.Source == BoundSource.ServiceOrBody
            || bound.Parameter.Source == ParameterSource.ServicesOrBody
            || (bound.Parameter.Source == ParameterSource.InferredBody && !mayHaveBody);

    private static string NameOf(BoundSource source) => source switch
    {
        BoundSource.Route => "path",
        BoundSource.Query => "query",
        BoundSource.Header => "header",
        BoundSource.Service => "service",
        BoundSource.KeyedService => "keyed service",
        BoundSource.Body or BoundSource.ServiceOrBody => "body",
        BoundSource.Context => "request",
        BoundSource.Custom => "BindAsync",
        _ => "form",
    };

    private int PlaceOf(string type)
    {
        if (!_places.TryGetValue(type, out int place))
        {
            place = _types.Count;
            _places.Add(type, place);
            _types.Add(type);
        }

        return place;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
