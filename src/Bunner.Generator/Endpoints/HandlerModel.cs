using System.Collections.Generic;
using Bunner.Generator.Equality;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>How a handler is called.</summary>
internal sealed record HandlerModel(bool IsStatic, string ReturnType, EquatableArray<HandlerParameter> Parameters)
{
    public static HandlerModel Create(IMethodSymbol method)
    {
        var parameters = new List<HandlerParameter>(method.Parameters.Length);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.Add(new HandlerParameter(
                parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));
        }

        return new HandlerModel(
            method.IsStatic,
            method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            parameters.ToEquatableArray());
    }
}

/// <summary>One parameter of a handler.</summary>
internal sealed record HandlerParameter(string Name, string Type);
