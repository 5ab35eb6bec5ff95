using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.Infrastructure;

/// <summary>The handlers of a class <c>Handlers</c> that is compiled for a test: as endpoints of Bunner, and as minimal APIs.</summary>
internal sealed class WebHandlers
{
    private readonly Assembly _assembly;
    private readonly Action<Assembly, IServiceCollection> _addServices;

    private WebHandlers(Assembly assembly, Action<Assembly, IServiceCollection> addServices)
    {
        _assembly = assembly;
        _addServices = addServices;
    }

    /// <summary>The handlers; each has one route attribute.</summary>
    public IEnumerable<MethodInfo> Methods => _assembly.GetType("Handlers", throwOnError: true)!.GetMethods(BindingFlags.Static | BindingFlags.Public);

    /// <param name="source">The class, and the types that it needs.</param>
    /// <param name="addServices">What to register; it gets the assembly that was compiled.</param>
    /// <param name="library">An assembly that the source refers to.</param>
    public static WebHandlers Of(string source, Action<Assembly, IServiceCollection> addServices, GeneratorRun? library = null)
    {
        var context = new AssemblyLoadContext("handlers");
        CompilationKind kind = CompilationKind.Web;
        if (library is not null)
        {
            context.LoadFromStream(new MemoryStream(CompiledRouter.Emit(library.Output)));
            kind = kind with { References = [.. kind.References, CompiledRouter.ToReferenceAssembly(library.Output)] };
        }

        GeneratorRun run = GeneratorRun.Of(source, kind);
        return new WebHandlers(context.LoadFromStream(new MemoryStream(CompiledRouter.Emit(run.Output))), addServices);
    }

    /// <summary>Maps all of them with Bunner and gives their endpoints.</summary>
    /// <exception cref="InvalidOperationException">Bunner refuses to.</exception>
    public async Task<Endpoint[]> MapBunnerAsync()
    {
        WebApplicationBuilder builder = Builder();
        Invoke("Microsoft.Extensions.DependencyInjection.BunnerServiceCollectionExtensions", "AddBunner", builder.Services, null);
        await using WebApplication app = builder.Build();
        Invoke("Microsoft.AspNetCore.Builder.BunnerEndpointRouteBuilderExtensions", "MapBunner", app);
        return Endpoints(app);
    }

    /// <summary>Maps one as a minimal API and gives its endpoint.</summary>
    /// <exception cref="InvalidOperationException">Minimal APIs refuse to.</exception>
    public async Task<Endpoint> MapMinimalAsync(MethodInfo handler)
    {
        CustomAttributeData route = handler.CustomAttributes.Single(attribute => attribute.AttributeType.Namespace == "Bunner");
        object?[] arguments = [.. route.ConstructorArguments.Select(argument => argument.Value)];
        string method = arguments.Length == 2 ? (string)arguments[0]! : route.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal).ToUpperInvariant();
        Type type = Expression.GetDelegateType([.. handler.GetParameters().Select(parameter => parameter.ParameterType), handler.ReturnType]);

        await using WebApplication app = Builder().Build();
        app.MapMethods((string)arguments[^1]!, [method], handler.CreateDelegate(type));
        return Endpoints(app).Single();
    }

    /// <summary>The answer to a request that goes to an endpoint, or the kind of exception that comes of it.</summary>
    public async Task<string> AskAsync(Endpoint endpoint, string json)
    {
        await using WebApplication app = Builder().Build();
        using IServiceScope scope = app.Services.CreateScope();
        var content = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];
        context.Request.ContentType = json.Length == 0 ? null : "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        context.Request.ContentLength = context.Request.Body.Length;
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new Body(json.Length != 0));
        context.Response.Body = content;
        context.SetEndpoint(endpoint);
        try
        {
            await endpoint.RequestDelegate!(context);
        }
        catch (InvalidOperationException e)
        {
            return e.GetType().Name;
        }

        return $"{context.Response.StatusCode} {(context.Response.StatusCode == 200 ? Encoding.UTF8.GetString(content.ToArray()) : "")}";
    }

    private static Endpoint[] Endpoints(IEndpointRouteBuilder app) => [.. app.DataSources.SelectMany(static source => source.Endpoints)];

    private WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _addServices(_assembly, builder.Services);
        return builder;
    }

    private void Invoke(string type, string method, params object?[] arguments)
    {
        try
        {
            _assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private sealed class Body(bool canHaveBody) : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => canHaveBody;
    }
}
