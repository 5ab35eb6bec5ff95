using System.Globalization;
using Bunner.Generator.Discovery;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>
/// Writes one endpoint: the method that makes it, the methods that serve its requests with and without filters, and the one
/// that describes it for OpenAPI and other tools.
/// </summary>
internal sealed class EndpointWriter(IndentedWriter writer, OwnEndpoint endpoint, HandlerModel handler)
{
    private const string Runtime = "global::Bunner.AspNetCore.";

    public void Write()
    {
        string member = endpoint.Member;
        writer.Line("/// <summary><c>" + Literals.Xml(endpoint.Route.Key.Method + " " + endpoint.Route.Key.Template) + "</c>, served by " + Literals.Xml(handler.Display) + ".</summary>");
        writer.Line("public static " + Runtime + "HandlerEndpoint " + Identifiers.Escape(member) + "() => new(");
        writer.Line("    " + Literals.Quote(handler.Display) + ",");
        writer.Line("    Serve" + member + ",");
        writer.Line("    Filter" + member + ",");
        writer.Line("    Invoke" + member + ",");
        writer.StartLine().Append("    Describe").Append(member);
        foreach (string attribute in handler.Metadata)
        {
            writer.Append(",").EndLine();
            writer.StartLine().Append("    ").Append(attribute);
        }

        writer.Append(");").EndLine();
        writer.Gap();
        new ServeWriter(writer, new BoundHandler(endpoint, handler)).WriteMethod();
        writer.Gap();
        new FilterWriter(writer, new BoundHandler(endpoint, handler)).WriteMethods();
        writer.Gap();
        WriteDescribe(new BoundHandler(endpoint, handler));
    }

    private void WriteDescribe(BoundHandler bound)
    {
        writer.Line("private static void Describe" + endpoint.Member + "(" + Runtime + "EndpointDescription description)");
        writer.Open();
        writer.Line("description.Handler(" + handler.MethodInfo + ");");
        foreach (HandlerParameter parameter in handler.Parameters)
        {
            if (parameter.Group is not { } group)
            {
                WriteParameter(bound, parameter, "");
                continue;
            }

            foreach (GroupMember member in group.Members)
            {
                WriteParameter(bound, member.Parameter, ", typeof(" + parameter.TypeOf + "), " + (group.IsConstructed ? "true" : "false"));
            }
        }

        if (bound.NeedsForm)
        {
            writer.Line("description.Form(hasFiles: " + (bound.NeedsFiles ? "true" : "false") + ");");
        }

        WriteResult();
        writer.Close();
    }

    private void WriteParameter(BoundHandler bound, HandlerParameter parameter, string group)
    {
        string index = parameter.Index.ToString(CultureInfo.InvariantCulture);
        BoundSource source = bound.Parameters.Find(other => ReferenceEquals(other.Parameter, parameter)).Source;
        string isOptional = parameter.IsOptional ? "true" : "false";
        writer.Line("description.Parameter(" + index + ", " + Literals.Quote(parameter.Name) + ", " + isOptional
            + ", hasTryParse: " + (parameter.Conversion != TextConversion.None && source is not (BoundSource.Body or BoundSource.ServiceOrBody) ? "true" : "false")
            + ", hasBindAsync: " + (source == BoundSource.Custom ? "true" : "false") + group + ");");
        if (source is BoundSource.Body or BoundSource.ServiceOrBody)
        {
            writer.Line("description." + (source == BoundSource.Body ? "Body" : "BodyUnlessService") + "(typeof(" + parameter.TypeOf + "), " + isOptional + ");");
        }

        if (parameter.DescribesItself)
        {
            writer.Line("description.ParameterType<" + parameter.WholeType + ">();");
        }
    }

    private void WriteResult()
    {
        HandlerResult result = handler.Result;
        if (result.Kind is ResultKind.Text or ResultKind.Json or ResultKind.Object)
        {
            writer.Line("description.Result(typeof(" + result.Type + "), \"" + (result.Kind == ResultKind.Text ? "text/plain" : "application/json") + "\");");
        }
        else if (result.Kind == ResultKind.None)
        {
            writer.Line("description.NoResult();");
        }

        if (result.DescribesItself)
        {
            writer.Line("description.ResultType<" + result.Type + ">();");
        }
    }
}
