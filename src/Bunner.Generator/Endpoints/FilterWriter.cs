using System.Globalization;
using System.Text;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Writes the two methods that serve a request through endpoint filters: one binds and starts the filters, whether binding
/// succeeds or not and with the body even if something before it is wrong, as in minimal APIs; the other calls the handler with what the last filter hands on.
/// </summary>
internal sealed class FilterWriter(IndentedWriter writer, BoundHandler handler) : BindingWriter(writer, handler)
{
    private const string Http = "global::Microsoft.AspNetCore.Http.";

    // EndpointFilterInvocationContext.Create has as many overloads.
    private const int MostTypedArguments = 8;

    private readonly HandlerModel _handler = handler.Handler;

    public void WriteMethods()
    {
        Writer.Line("private static " + Http + "RequestDelegate Filter" + Handler.Endpoint.Member + "(" + Http + "EndpointFilterDelegate pipeline) => async context =>");
        Writer.Open();
        Write();
        Writer.Line("await " + Runtime + "FilteredHandler.RunAsync(context, pipeline, " + Invocation() + ", " + (HasProblem ? "problem" : "null") + ");");
        Writer.Close(";");
        Writer.Gap();
        WriteInvoke();
    }

    private bool HasProblem { get; set; }

    protected override void BeginStages(bool canFail)
    {
        HasProblem = canFail || Handler.IsAsync;
        if (HasProblem)
        {
            Writer.Line(canFail ? "var problem = binder.Problem;" : Http + "IResult? problem = null;");
        }
    }

    protected override void WriteCustom()
    {
        Declare(static source => source == BoundSource.Custom);
        Writer.Line("if (problem is null)");
        Writer.Open();
        if (WriteCustomStatements(""))
        {
            Writer.Line("problem = binder.Problem;");
        }

        Writer.Close();
        Writer.Gap();
    }

    protected override void WriteForm()
    {
        Declare(BindingExpressions.IsOfForm);
        Writer.Line("var form = await " + Runtime + "RequestForm.ReadAsync(context, hasFiles: " + (Handler.NeedsFiles ? "true" : "false") + ");");
        Writer.Line("problem = " + Runtime + "FilteredHandler.Choose(problem, form.Problem);");
        Writer.Line("if (problem is null)");
        Writer.Open();
        if (WriteFormStatements(""))
        {
            Writer.Line("problem = binder.Problem;");
        }

        Writer.Close();
        Writer.Gap();
    }

    protected override void WriteBody(BoundParameter bound, string expression)
    {
        string body = Handler.Fresh("body_" + bound.Parameter.Name);
        Writer.Line("var " + body + " = " + expression + ";");
        Writer.Line("var " + bound.Local + " = " + body + ".Value;");
        Writer.Line("problem = " + Runtime + "FilteredHandler.Choose(problem, " + body + ".Problem);");
    }

    private void Declare(System.Func<BoundSource, bool> isOfStage)
    {
        foreach (BoundParameter bound in Handler.Parameters)
        {
            if (isOfStage(bound.Source))
            {
                Writer.Line(bound.Parameter.DeclaredType + " " + bound.Local + " = default!;");
            }
        }
    }

    private string Invocation()
    {
        bool isTyped = _handler.Parameters.Count is > 0 and <= MostTypedArguments;
        var text = new StringBuilder(isTyped ? Http + "EndpointFilterInvocationContext.Create<" : "new " + Http + "DefaultEndpointFilterInvocationContext(context");
        for (int i = 0; isTyped && i < _handler.Parameters.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(_handler.Parameters[i].DeclaredType);
        }

        text.Append(isTyped ? ">(context" : "");
        foreach (HandlerParameter parameter in _handler.Parameters)
        {
            text.Append(", ").Append(isTyped ? "" : "(object?)").Append(Handler.Argument(parameter));
        }

        return text.Append(')').ToString();
    }

    private void WriteInvoke()
    {
        string call = HandlerCall.Write(
            Handler,
            static parameter => "invocation.GetArgument<" + parameter.DeclaredType + ">(" + parameter.Index.ToString(CultureInfo.InvariantCulture) + ")",
            "invocation.HttpContext");
        HandlerResult result = _handler.Result;
        bool isAsync = result.Timing != ResultTiming.Immediate;
        Writer.Line("private static " + (isAsync ? "async " : "") + "global::System.Threading.Tasks.ValueTask<object?> Invoke" + Handler.Endpoint.Member
            + "(" + Http + "EndpointFilterInvocationContext invocation)");
        Writer.Open();
        string value = isAsync ? "await " + call : call;
        if (result.Kind == ResultKind.None)
        {
            Writer.Line(value + ";");
            value = Http + "Results.Empty";
        }

        Writer.Line("return " + (isAsync ? value : "new global::System.Threading.Tasks.ValueTask<object?>(" + value + ")") + ";");
        Writer.Close();
    }
}
