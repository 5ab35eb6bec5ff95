using System.Collections.Generic;
using System.Text;
using Bunner.Generator.Discovery;

namespace Bunner.Generator.Endpoints;

/// <summary>One parameter as one route binds it.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Local">The local variable that gets it.</param>
internal sealed record BoundParameter(HandlerParameter Parameter, BoundSource Source, string Local);

/// <summary>A handler as one route calls it: every parameter with its source and its local variable.</summary>
internal sealed class BoundHandler
{
    private readonly Dictionary<HandlerParameter, BoundParameter> _bound = new();
    private readonly HashSet<string> _taken = new(System.StringComparer.Ordinal) { "context", "binder", "form", "problem", "pipeline", "invocation" };

    public BoundHandler(OwnEndpoint endpoint, HandlerModel handler)
    {
        Endpoint = endpoint;
        Handler = handler;
        foreach (HandlerParameter parameter in handler.Parameters)
        {
            if (parameter.Group is not { } group)
            {
                Add(parameter, parameter.Name);
                continue;
            }

            foreach (GroupMember member in group.Members)
            {
                Add(member.Parameter, parameter.Name + "_" + member.Parameter.Name);
            }
        }
    }

    public OwnEndpoint Endpoint { get; }

    public HandlerModel Handler { get; }

    /// <summary>What is bound: the parameters, and the members of those that stand for several.</summary>
    public List<BoundParameter> Parameters { get; } = [];

    public bool NeedsForm => Parameters.Exists(static parameter => BindingExpressions.IsOfForm(parameter.Source));

    public bool NeedsBody => Parameters.Exists(static parameter => parameter.Source is BoundSource.Body or BoundSource.ServiceOrBody);

    public bool NeedsCustom => Parameters.Exists(static parameter => parameter.Source == BoundSource.Custom);

    public bool NeedsBinder => Parameters.Exists(static parameter => parameter.Source
        is not (BoundSource.Context or BoundSource.Body or BoundSource.ServiceOrBody)
        && !(parameter.Parameter.IsOptional && parameter.Source is BoundSource.FormFiles or BoundSource.FormCollection or BoundSource.Custom));

    /// <summary>Whether the form has to be of the kind that can have files.</summary>
    public bool NeedsFiles => Parameters.Exists(static parameter => parameter.Source is BoundSource.FormFile or BoundSource.FormFiles);

    public bool IsAsync => NeedsForm || NeedsBody || NeedsCustom;

    /// <summary>The argument that the handler gets for a parameter.</summary>
    public string Argument(HandlerParameter parameter)
    {
        if (parameter.Group is not { } group)
        {
            return Value(parameter);
        }

        var text = new StringBuilder("new ").Append(parameter.Type).Append(group.IsConstructed ? "(" : "()");
        for (int i = 0; i < group.Members.Count; i++)
        {
            GroupMember member = group.Members[i];
            text.Append(i != 0 ? ", " : group.IsConstructed ? "" : " { ");
            text.Append(group.IsConstructed ? "" : member.Property + " = ").Append(Value(member.Parameter));
        }

        return text.Append(group.IsConstructed ? ")" : group.Members.Count == 0 ? "" : " }").ToString();
    }

    /// <summary>A name that no local variable has.</summary>
    public string Fresh(string name)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return Identifiers.Escape(name);
    }

    private string Value(HandlerParameter parameter)
    {
        BoundParameter bound = _bound[parameter];
        return bound.Source == BoundSource.Context ? parameter.SourceName : bound.Local;
    }

    // A parameter keeps its name, unless it is one that the generated method uses itself.
    private void Add(HandlerParameter parameter, string name)
    {
        var bound = new BoundParameter(parameter, BindingExpressions.Resolve(parameter, Endpoint.Route.Key.Method, Endpoint.ParameterNames), Fresh(name));
        Parameters.Add(bound);
        _bound[parameter] = bound;
    }
}
