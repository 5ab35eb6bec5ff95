using System.Collections.Generic;
using System.Text;
using Bunner.Generator.Discovery;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>Writes one endpoint: the method that makes it and the method that serves its requests.</summary>
internal sealed class EndpointWriter(IndentedWriter writer, OwnEndpoint endpoint, HandlerModel handler)
{
    private const string Runtime = "global::Bunner.AspNetCore.";
    private const string Task = "global::System.Threading.Tasks.Task";

    private readonly Dictionary<string, string> _locals = new(System.StringComparer.Ordinal);

    public void Write()
    {
        writer.Line("/// <summary><c>" + Literals.Xml(endpoint.Route.Key.Method + " " + endpoint.Route.Key.Template) + "</c>, served by " + Literals.Xml(handler.Display) + ".</summary>");
        writer.Line("public static " + Runtime + "HandlerEndpoint " + Identifiers.Escape(endpoint.Member) + "() => new(");
        writer.Line("    " + Literals.Quote(handler.Display) + ",");
        writer.StartLine().Append("    Serve").Append(endpoint.Member);
        foreach (string attribute in handler.Metadata)
        {
            writer.Append(",").EndLine();
            writer.StartLine().Append("    ").Append(attribute);
        }

        writer.Append(");").EndLine();
        writer.Gap();
        WriteServe();
    }

    private void WriteServe()
    {
        NameLocals();
        List<(HandlerParameter Parameter, BoundSource Source)> parameters = Resolve();
        bool readsBody = parameters.Exists(static p => p.Source is BoundSource.Body or BoundSource.ServiceOrBody);
        bool needsBinder = parameters.Exists(static p => p.Source is not (BoundSource.Context or BoundSource.Body or BoundSource.ServiceOrBody));
        bool isAsync = readsBody || handler.Result.Timing == ResultTiming.Awaited;

        writer.Line("private static " + (isAsync ? "async " : "") + Task + " Serve" + endpoint.Member + "(global::Microsoft.AspNetCore.Http.HttpContext context)");
        writer.Open();
        foreach ((HandlerParameter parameter, BoundSource source) in parameters)
        {
            string? reason = source == BoundSource.Route && BindingExpressions.RouteIndex(parameter, endpoint.ParameterNames) < 0
                ? "the template has no parameter '" + Literals.Comment(parameter.SourceName) + "'"
                : parameter.Unsupported;
            if (reason is not null)
            {
                writer.Line("#error Bunner cannot bind the parameter '" + parameter.Name + "' of " + handler.Display + ": " + reason + ".");
            }
        }

        if (needsBinder)
        {
            writer.Line("var binder = new " + Runtime + "RequestBinder(context);");
        }

        bool canFail = false;
        foreach ((HandlerParameter parameter, BoundSource source) in parameters)
        {
            if (BindingExpressions.Write(parameter, source, endpoint.ParameterNames) is { } expression)
            {
                writer.Line("var " + _locals[parameter.Name] + " = " + expression + ";");
                canFail |= BindingExpressions.CanFail(parameter, source);
            }
        }

        if (canFail)
        {
            writer.Line("if (binder.HasFailed)");
            writer.Open();
            WriteReturn("binder.WriteProblemAsync()", isAsync);
            writer.Close();
            writer.Gap();
        }

        foreach ((HandlerParameter parameter, BoundSource source) in parameters)
        {
            if (source is BoundSource.Body or BoundSource.ServiceOrBody)
            {
                WriteBody(parameter, source);
            }
        }

        WriteCall(Call(parameters), isAsync);
        writer.Close();
    }

    private void WriteBody(HandlerParameter parameter, BoundSource source)
    {
        string local = _locals[parameter.Name];
        string method = source == BoundSource.Body ? "ReadAsync" : "ReadUnlessServiceAsync";
        string missing = parameter.IsOptional ? ", " + (parameter.Default ?? "default") : "";
        writer.Line("var " + local + " = await " + Runtime + "JsonBody." + method
            + "<" + BindingExpressions.ParameterType(parameter) + ">(context, " + Literals.Quote(parameter.Name) + missing + ");");
        writer.Line("if (" + local + ".HasFailed)");
        writer.Open();
        WriteReturn(local + ".WriteProblemAsync(context)", isAsync: true);
        writer.Close();
        writer.Gap();
    }

    private string Call(List<(HandlerParameter Parameter, BoundSource Source)> parameters)
    {
        var call = new StringBuilder();
        call.Append(handler.IsStatic ? handler.Type : Runtime + "HandlerInstance.Get<" + handler.Type + ">(context)");
        call.Append('.').Append(handler.Method).Append('(');
        for (int i = 0; i < parameters.Count; i++)
        {
            (HandlerParameter parameter, BoundSource source) = parameters[i];
            call.Append(i == 0 ? "" : ", ").Append(source switch
            {
                BoundSource.Context => parameter.SourceName,
                BoundSource.Body or BoundSource.ServiceOrBody => _locals[parameter.Name] + ".Value",
                _ => _locals[parameter.Name],
            });
        }

        return call.Append(')').ToString();
    }

    private void WriteCall(string call, bool isAsync)
    {
        HandlerResult result = handler.Result;
        string value = result.Timing == ResultTiming.Awaited ? "await " + call : call;
        switch (result.Kind)
        {
            case ResultKind.None when result.Timing == ResultTiming.Task:
                WriteReturn(call, isAsync, isLast: true);
                break;
            case ResultKind.None:
                writer.Line(value + ";");
                if (!isAsync)
                {
                    writer.Line("return " + Task + ".CompletedTask;");
                }

                break;
            case ResultKind.Text:
                WriteReturn(Runtime + "ResultWriter.WriteTextAsync(context, " + value + ")", isAsync, isLast: true);
                break;
            case ResultKind.Result:
                WriteReturn(Runtime + "ResultWriter.ExecuteAsync(context, " + value + ")", isAsync, isLast: true);
                break;
            case ResultKind.Json:
                WriteReturn(Runtime + "ResultWriter.WriteJsonAsync(context, " + value + ")", isAsync, isLast: true);
                break;
            default:
                WriteReturn(Runtime + "ResultWriter.WriteAsync(context, " + value + ")", isAsync, isLast: true);
                break;
        }
    }

    private void WriteReturn(string task, bool isAsync, bool isLast = false)
    {
        writer.Line((isAsync ? "await " : "return ") + task + ";");
        if (isAsync && !isLast)
        {
            writer.Line("return;");
        }
    }

    // A parameter keeps its name, unless it is one that the generated method uses itself.
    private void NameLocals()
    {
        var taken = new HashSet<string>(System.StringComparer.Ordinal) { "context", "binder" };
        foreach (HandlerParameter parameter in handler.Parameters)
        {
            string local = parameter.Name;
            while (!taken.Add(local))
            {
                local += "_";
            }

            _locals[parameter.Name] = Identifiers.Escape(local);
        }
    }

    private List<(HandlerParameter Parameter, BoundSource Source)> Resolve()
    {
        var parameters = new List<(HandlerParameter, BoundSource)>(handler.Parameters.Count);
        foreach (HandlerParameter parameter in handler.Parameters)
        {
            parameters.Add((parameter, BindingExpressions.Resolve(parameter, endpoint.Route.Key.Method, endpoint.ParameterNames)));
        }

        return parameters;
    }
}
