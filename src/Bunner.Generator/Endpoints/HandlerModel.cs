using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>How a handler is called: all that its endpoint is written from, as values.</summary>
/// <param name="Type">The type it belongs to, fully qualified.</param>
/// <param name="Method">Its name, with <c>@</c> if it is a keyword.</param>
/// <param name="Display">Its name for logs: <c>Users.ById</c>.</param>
/// <param name="IsStatic">Whether it is called without an instance.</param>
/// <param name="Result">What becomes of what it returns.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="MethodInfo">A C# expression of its <c>MethodInfo</c>.</param>
/// <param name="Metadata">C# expressions that make the attributes of its class and its own.</param>
internal sealed record HandlerModel(
    string Type,
    string Method,
    string Display,
    bool IsStatic,
    HandlerResult Result,
    EquatableArray<HandlerParameter> Parameters,
    string MethodInfo,
    EquatableArray<string> Metadata)
{
    /// <summary>Reads a handler. It depends on the method alone and runs after every edit: it only copies what symbols say.</summary>
    /// <param name="method">The handler.</param>
    /// <param name="hasOtherAttributes">Whether it may have attributes besides those that make it a handler.</param>
    public static HandlerModel Create(IMethodSymbol method, bool hasOtherAttributes)
    {
        HandlerType type = HandlerType.Of(method.ContainingType);
        var parameters = new HandlerParameter[method.Parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = ParameterReader.Read(method.Parameters[i]);
        }

        return new HandlerModel(
            type.Name,
            Identifiers.Escape(method.Name),
            method.ContainingType.Name + "." + method.Name,
            method.IsStatic,
            HandlerResult.Read(method),
            new EquatableArray<HandlerParameter>(parameters),
            MethodInfoExpression.Write(method, type.Name),
            MetadataReader.Read(method, type.Metadata, hasOtherAttributes));
    }
}
