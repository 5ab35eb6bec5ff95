using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Writes the statements that bind a handler's parameters, in stages: what the request line, headers and services have; then
/// what types make themselves; then the form; then the body.
/// </summary>
internal abstract class BindingWriter(IndentedWriter writer, BoundHandler handler)
{
    protected const string Runtime = "global::Bunner.AspNetCore.";

    protected IndentedWriter Writer => writer;

    protected BoundHandler Handler => handler;

    /// <summary>Writes all stages.</summary>
    public void Write()
    {
        if (handler.NeedsBinder)
        {
            writer.Line("var binder = new " + Runtime + "RequestBinder(context);");
        }

        bool canFail = false;
        foreach (BoundParameter bound in handler.Parameters)
        {
            if (BindingExpressions.Write(bound.Parameter, bound.Source, handler.Endpoint.ParameterNames) is { } expression)
            {
                writer.Line("var " + bound.Local + " = " + expression + ";");
                canFail |= BindingExpressions.CanFail(bound.Parameter, bound.Source);
            }
        }

        BeginStages(canFail);
        if (handler.NeedsCustom)
        {
            WriteCustom();
        }

        if (handler.NeedsForm)
        {
            WriteForm();
        }

        foreach (BoundParameter bound in handler.Parameters)
        {
            if (bound.Source is BoundSource.Body or BoundSource.ServiceOrBody)
            {
                WriteBody(bound, BodyExpression(bound));
            }
        }
    }

    /// <summary>Ends the first stage.</summary>
    protected abstract void BeginStages(bool canFail);

    /// <summary>Writes the stage of what types make themselves.</summary>
    protected abstract void WriteCustom();

    /// <summary>Writes the stage of the form.</summary>
    protected abstract void WriteForm();

    /// <summary>Writes the stage of a body; the expression has to be awaited and gives a value or a problem.</summary>
    protected abstract void WriteBody(BoundParameter bound, string expression);

    /// <summary>Writes the statements of a stage: <paramref name="declare"/> is what stands before each local's name.</summary>
    /// <returns>Whether one of them can fail.</returns>
    protected bool WriteCustomStatements(string declare)
    {
        bool canFail = false;
        foreach (BoundParameter bound in handler.Parameters)
        {
            if (bound.Source == BoundSource.Custom)
            {
                string made = handler.Fresh("made_" + bound.Parameter.Name);
                writer.Line("var " + made + " = " + BindingExpressions.AwaitCustom(bound.Parameter) + ";");
                writer.Line(declare + bound.Local + " = " + BindingExpressions.WriteCustom(bound.Parameter, made) + ";");
                canFail |= BindingExpressions.CanFail(bound.Parameter, bound.Source);
            }
        }

        return canFail;
    }

    /// <inheritdoc cref="WriteCustomStatements"/>
    protected bool WriteFormStatements(string declare)
    {
        bool canFail = false;
        foreach (BoundParameter bound in handler.Parameters)
        {
            if (BindingExpressions.IsOfForm(bound.Source))
            {
                writer.Line(declare + bound.Local + " = " + BindingExpressions.WriteForm(bound.Parameter, bound.Source, "form") + ";");
                canFail |= BindingExpressions.CanFail(bound.Parameter, bound.Source);
            }
        }

        return canFail;
    }

    private static string BodyExpression(BoundParameter bound)
    {
        HandlerParameter parameter = bound.Parameter;
        string method = bound.Source == BoundSource.Body ? "ReadAsync" : "ReadUnlessServiceAsync";
        string missing = parameter.IsOptional ? ", " + (parameter.Default ?? "default") : "";
        return "await " + Runtime + "JsonBody." + method + "<" + parameter.WholeType + ">(context, " + Literals.Quote(parameter.Name) + missing + ")";
    }

    /// <summary>Writes why the handler cannot be bound, if so.</summary>
    protected void WriteErrors()
    {
        foreach (HandlerParameter parameter in handler.Handler.Parameters)
        {
            if (parameter.Unsupported is { } reason && parameter.Source == ParameterSource.Group)
            {
                WriteError(parameter, reason);
            }
        }

        foreach (BoundParameter bound in handler.Parameters)
        {
            HandlerParameter parameter = bound.Parameter;
            string? reason = bound.Source == BoundSource.Route && BindingExpressions.RouteIndex(parameter, handler.Endpoint.ParameterNames) < 0
                ? "the template has no parameter '" + Literals.Comment(parameter.SourceName) + "'"
                : handler.NeedsForm && bound.Source == BoundSource.Body
                    ? "a handler that reads a form cannot read JSON from the body"
                    : parameter.Unsupported;
            if (reason is not null && parameter.Source != ParameterSource.Group)
            {
                WriteError(parameter, reason);
            }
        }
    }

    private void WriteError(HandlerParameter parameter, string reason)
        => writer.Line("#error Bunner cannot bind the parameter '" + parameter.Name + "' of " + handler.Handler.Display + ": " + reason + ".");
}
