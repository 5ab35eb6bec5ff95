using System.Collections.Generic;
using System.Globalization;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Endpoints;

/// <summary>Writes the files that make routes endpoints of ASP.NET Core.</summary>
internal static class EndpointsWriter
{
    // A `switch` with a case for each of thousands of routes takes long to compile at start-up; blocks are compiled as needed.
    private const int RoutesPerBlock = 256;

    private const string Runtime = "global::Bunner.AspNetCore.";

    // A test project that sees the application's internals has these methods too; each has to find its own.
    private const string Embedded = "[global::Microsoft.CodeAnalysis.Embedded]";
    private const string NotForUsers = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>The class with an assembly's endpoints, fully qualified.</summary>
    public static string TypeName(string assembly) => WellKnownNames.GeneratedNamespace + "." + ClassName(assembly);

    /// <summary>The file with an assembly's endpoints, <c>AddBunner</c> and <c>MapBunner</c>.</summary>
    public static string Write(EndpointsModel model)
    {
        var writer = new IndentedWriter(4096 + (model.Own.Count * 1024) + (model.Routes.Count * 96));
        WriteHeader(writer);
        var check = new ParameterCheckWriter(model.Own);
        if (model.Own.Count != 0)
        {
            WriteEndpoints(writer, model, check);
            writer.Gap();
        }

        WriteAddBunner(writer);
        writer.Gap();
        var checks = new List<string>(model.Checks);
        if (check.HasAny)
        {
            checks.Insert(0, "global::" + TypeName(model.Assembly) + "." + ParameterCheckWriter.Method);
        }

        WriteMapBunner(writer, model.Router + ".Table", model.Routes, checks);
        return writer.ToString();
    }

    private static string ClassName(string assembly) => Identifiers.FromAssembly(assembly) + "Endpoints";

    private static void WriteEndpoints(IndentedWriter writer, EndpointsModel model, ParameterCheckWriter check)
    {
        writer.Line("namespace " + WellKnownNames.GeneratedNamespace);
        writer.Open();
        writer.Line("/// <summary>Calls the route handlers of this assembly: binds their parameters and writes their results.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(NotForUsers);
        writer.Line("public static class " + ClassName(model.Assembly));
        writer.Open();
        foreach (OwnEndpoint own in model.Own)
        {
            if (own.Route.Handler is { } handler)
            {
                writer.Gap();
                new EndpointWriter(writer, own, handler).Write();
            }
        }

        if (check.HasAny)
        {
            writer.Gap();
            check.Write(writer);
        }

        writer.Close();
        writer.Close();
    }

    private static void WriteHeader(IndentedWriter writer)
    {
        writer.Line(GeneratedFile.FirstLine);
        writer.Line("#pragma warning disable CS3001, CS3002, CS3003 // The assembly may promise CLS compliance.");
        GeneratedFile.WriteDirectives(writer);
    }

    private static void WriteAddBunner(IndentedWriter writer)
    {
        writer.Line("namespace Microsoft.Extensions.DependencyInjection");
        writer.Open();
        writer.Line("/// <summary>Registers Bunner.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(Embedded);
        writer.Line("internal static class BunnerServiceCollectionExtensions");
        writer.Open();
        writer.Line("/// <summary>Registers the router, and puts its matching in front of the application's pipeline.</summary>");
        writer.Line("/// <param name=\"services\">The application's services.</param>");
        writer.Line("/// <param name=\"configure\">Sets the options.</param>");
        writer.Line("/// <returns>The same services.</returns>");
        writer.Line("internal static global::Microsoft.Extensions.DependencyInjection.IServiceCollection AddBunner(this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services, global::System.Action<" + Runtime + "BunnerOptions>? configure = null)");
        writer.Line("    => " + Runtime + "RouterServices.Add(services, configure);");
        writer.Close();
        writer.Close();
    }

    private static void WriteMapBunner(IndentedWriter writer, string table, EquatableArray<RouterEndpoint> routes, List<string> checks)
    {
        writer.Line("namespace Microsoft.AspNetCore.Builder");
        writer.Open();
        writer.Line("/// <summary>Maps the application's route handlers.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(Embedded);
        writer.Line("internal static class BunnerEndpointRouteBuilderExtensions");
        writer.Open();
        writer.Line("/// <summary>Maps every annotated handler of this assembly and of those it references.</summary>");
        writer.Line("/// <param name=\"endpoints\">The application, or a route group whose prefix has no parameters.</param>");
        writer.Line("/// <returns>A builder whose conventions apply to all of these endpoints.</returns>");
        writer.Line("internal static global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder MapBunner(this global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)");
        writer.Line("    => " + Runtime + "RouterEndpoints.Map(endpoints, " + table + ", MakeEndpoint" + (checks.Count == 0 ? "" : ", CheckParameters") + ");");
        writer.Gap();
        if (checks.Count != 0)
        {
            WriteChecks(writer, checks);
            writer.Gap();
        }

        int blocks = routes.Count == 0 ? 1 : (routes[routes.Count - 1].Id / RoutesPerBlock) + 1;
        if (blocks == 1)
        {
            WriteBlock(writer, "MakeEndpoint", routes, 0);
        }
        else
        {
            WriteBlocks(writer, routes, blocks);
        }

        writer.Close();
        writer.Close();
    }

    private static void WriteChecks(IndentedWriter writer, List<string> checks)
    {
        writer.Line("private static void CheckParameters(" + Runtime + "ParameterCheck check)");
        writer.Open();
        foreach (string check in checks)
        {
            writer.Line(check + "(check);");
        }

        writer.Close();
    }

    private static void WriteBlocks(IndentedWriter writer, EquatableArray<RouterEndpoint> routes, int blocks)
    {
        writer.Line("private static " + Runtime + "HandlerEndpoint MakeEndpoint(int route) => (route / " + Text(RoutesPerBlock) + ") switch");
        writer.Open();
        for (int block = 0; block < blocks; block++)
        {
            writer.Line(Text(block) + " => MakeEndpoint" + Text(block) + "(route),");
        }

        writer.Line("_ => default,");
        writer.Close(";");
        for (int block = 0; block < blocks; block++)
        {
            writer.Gap();
            WriteBlock(writer, "MakeEndpoint" + Text(block), routes, block);
        }
    }

    private static void WriteBlock(IndentedWriter writer, string name, EquatableArray<RouterEndpoint> routes, int block)
    {
        writer.Line("private static " + Runtime + "HandlerEndpoint " + name + "(int route) => route switch");
        writer.Open();
        foreach (RouterEndpoint route in routes)
        {
            if (route.Id / RoutesPerBlock == block && route.Entry.Endpoint.Length != 0)
            {
                writer.Line(Text(route.Id) + " => " + route.Entry.Endpoint + "(),");
            }
        }

        writer.Line("_ => default,");
        writer.Close(";");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
