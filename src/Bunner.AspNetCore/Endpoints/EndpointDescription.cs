using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>
/// Takes what generated code says of a handler, and makes of it the metadata that minimal APIs infer at run time: what OpenAPI
/// documents and other tools read.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EndpointDescription
{
    private static readonly string[] s_json = ["application/json"];
    private static readonly string[] s_form = ["multipart/form-data", "application/x-www-form-urlencoded"];
    private static readonly string[] s_files = ["multipart/form-data"];

    private readonly EndpointBuilder _builder;
    private MethodInfo? _method;
    private ParameterDescription? _last;

    internal EndpointDescription(EndpointBuilder builder) => _builder = builder;

    /// <summary>The handler.</summary>
    /// <param name="method">The method.</param>
    public void Handler(MethodInfo method)
    {
        _method = method;
        _builder.Metadata.Insert(0, method);
    }

    /// <summary>A parameter.</summary>
    /// <param name="index">Its place among the handler's parameters.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isOptional">Whether it may be missing.</param>
    /// <param name="hasTryParse">Whether it is made from text.</param>
    /// <param name="hasBindAsync">Whether its type makes it.</param>
    public void Parameter(int index, string name, bool isOptional, bool hasTryParse, bool hasBindAsync)
        => Add(new ParameterDescription(name, isOptional, hasTryParse, hasBindAsync, () => _method!.GetParameters()[index]));

    /// <summary>A member of a parameter that stands for several.</summary>
    /// <param name="index">The parameter's place among the handler's parameters.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="isOptional">Whether it may be missing.</param>
    /// <param name="hasTryParse">Whether it is made from text.</param>
    /// <param name="hasBindAsync">Whether its type makes it.</param>
    /// <param name="group">The parameter's type.</param>
    /// <param name="isConstructed">Whether the member is a parameter of the type's constructor.</param>
    public void Parameter(
        int index,
        string name,
        bool isOptional,
        bool hasTryParse,
        bool hasBindAsync,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] Type group,
        bool isConstructed)
        => Add(new ParameterDescription(name, isOptional, hasTryParse, hasBindAsync, () => MemberParameterInfo.Create(_method!.GetParameters()[index], group, name, isConstructed)));

    /// <summary>A JSON body.</summary>
    /// <param name="type">The parameter's type.</param>
    /// <param name="isOptional">Whether the body may be missing.</param>
    public void Body(Type type, bool isOptional) => _builder.Metadata.Add(new AcceptsMetadata(s_json, type, isOptional));

    /// <summary>A JSON body, unless the type is registered as a service.</summary>
    /// <param name="type">The parameter's type.</param>
    /// <param name="isOptional">Whether the body may be missing.</param>
    public void BodyUnlessService(Type type, bool isOptional)
    {
        if (_builder.ApplicationServices.GetService<IServiceProviderIsService>()?.IsService(type) != true)
        {
            Body(type, isOptional);
        }
    }

    /// <summary>A form. Forms are checked against forgery, unless the endpoint says otherwise.</summary>
    /// <param name="hasFiles">Whether it has to be of the kind that can have files.</param>
    public void Form(bool hasFiles)
    {
        _builder.Metadata.Add(new AcceptsMetadata(hasFiles ? s_files : s_form));
        _builder.Metadata.Add(new RequireAntiforgeryTokenAttribute());
    }

    /// <summary>A type that adds metadata of its own as the last parameter's type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public void ParameterType<T>()
        where T : IEndpointParameterMetadataProvider
        => T.PopulateMetadata(_last!.ParameterInfo, _builder);

    /// <summary>What the handler returns.</summary>
    /// <param name="type">The type.</param>
    /// <param name="contentType">As what it is written.</param>
    public void Result(Type type, string contentType) => _builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, type, [contentType]));

    /// <summary>The handler returns nothing.</summary>
    public void NoResult() => _builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void)));

    /// <summary>A type that adds metadata of its own as what the handler returns.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public void ResultType<T>()
        where T : IEndpointMetadataProvider
        => T.PopulateMetadata(_method!, _builder);

    private void Add(ParameterDescription parameter)
    {
        _last = parameter;
        _builder.Metadata.Add(parameter);
    }

    /// <summary>A parameter; the reflection object is made when somebody asks for it.</summary>
    private sealed class ParameterDescription(string name, bool isOptional, bool hasTryParse, bool hasBindAsync, Func<ParameterInfo> parameter) : IParameterBindingMetadata
    {
        private ParameterInfo? _parameter;

        public string Name => name;

        public bool HasTryParse => hasTryParse;

        public bool HasBindAsync => hasBindAsync;

        public ParameterInfo ParameterInfo => _parameter ??= parameter();

        public bool IsOptional => isOptional;
    }
}
