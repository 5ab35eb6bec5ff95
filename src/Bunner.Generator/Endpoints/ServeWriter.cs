using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>Writes the method that serves a request when there are no endpoint filters: bind, call, write the result.</summary>
internal sealed class ServeWriter(IndentedWriter writer, BoundHandler handler) : BindingWriter(writer, handler)
{
    private const string Task = "global::System.Threading.Tasks.Task";

    private bool IsAsync => Handler.IsAsync || Handler.Handler.Result.Timing == ResultTiming.Awaited;

    public void WriteMethod()
    {
        Writer.Line("private static " + (IsAsync ? "async " : "") + Task + " Serve" + Handler.Endpoint.Member + "(global::Microsoft.AspNetCore.Http.HttpContext context)");
        Writer.Open();
        WriteErrors();
        Write();
        WriteCall(HandlerCall.Write(Handler, Handler.Argument, "context"));
        Writer.Close();
    }

    protected override void BeginStages(bool canFail) => ReturnIf(canFail, "binder.HasFailed", "binder.WriteProblemAsync()");

    protected override void WriteCustom() => ReturnIf(WriteCustomStatements("var "), "binder.HasFailed", "binder.WriteProblemAsync()");

    protected override void WriteForm()
    {
        Writer.Line("var form = await " + Runtime + "RequestForm.ReadAsync(context, hasFiles: " + (Handler.NeedsFiles ? "true" : "false") + ");");
        ReturnIf(true, "form.HasFailed", "form.WriteProblemAsync(context)");
        ReturnIf(WriteFormStatements("var "), "binder.HasFailed", "binder.WriteProblemAsync()");
    }

    protected override void WriteBody(BoundParameter bound, string expression)
    {
        string body = Handler.Fresh("body_" + bound.Parameter.Name);
        Writer.Line("var " + body + " = " + expression + ";");
        ReturnIf(true, body + ".HasFailed", body + ".WriteProblemAsync(context)");
        Writer.Line("var " + bound.Local + " = " + body + ".Value;");
    }

    private void ReturnIf(bool canFail, string condition, string problem)
    {
        if (canFail)
        {
            Writer.Line("if (" + condition + ")");
            Writer.Open();
            WriteReturn(problem);
            Writer.Close();
            Writer.Gap();
        }
    }

    private void WriteCall(string call)
    {
        HandlerResult result = Handler.Handler.Result;
        string value = result.Timing == ResultTiming.Awaited ? "await " + call : call;
        switch (result.Kind)
        {
            case ResultKind.None when result.Timing == ResultTiming.Task:
                WriteReturn(call, isLast: true);
                break;
            case ResultKind.None:
                Writer.Line(value + ";");
                if (!IsAsync)
                {
                    Writer.Line("return " + Task + ".CompletedTask;");
                }

                break;
            case ResultKind.Text:
                WriteReturn(Runtime + "ResultWriter.WriteTextAsync(context, " + value + ")", isLast: true);
                break;
            case ResultKind.Result:
                WriteReturn(Runtime + "ResultWriter.ExecuteAsync(context, " + value + ")", isLast: true);
                break;
            case ResultKind.Json:
                WriteReturn(Runtime + "ResultWriter.WriteJsonAsync(context, " + value + ")", isLast: true);
                break;
            default:
                WriteReturn(Runtime + "ResultWriter.WriteAsync(context, " + value + ")", isLast: true);
                break;
        }
    }

    private void WriteReturn(string task, bool isLast = false)
    {
        Writer.Line((IsAsync ? "await " : "return ") + task + ";");
        if (IsAsync && !isLast)
        {
            Writer.Line("return;");
        }
    }
}
