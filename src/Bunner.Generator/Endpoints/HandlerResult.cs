using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Endpoints;

/// <summary>How a returned value is written.</summary>
internal enum ResultKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A string: plain text.</summary>
    Text,

    /// <summary>An <c>IResult</c>, which writes itself.</summary>
    Result,

    /// <summary>An object of a known type: JSON.</summary>
    Json,

    /// <summary><c>object</c> or <c>dynamic</c>: what it is shows at run time.</summary>
    Object,
}

/// <summary>How the handler's value comes.</summary>
internal enum ResultTiming
{
    /// <summary>It is returned.</summary>
    Immediate,

    /// <summary>A <c>Task</c> without a value is returned, which can be handed on.</summary>
    Task,

    /// <summary>Something is returned that has to be awaited.</summary>
    Awaited,
}

/// <summary>What a handler returns.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Timing">How it comes.</param>
/// <param name="Type">Its type, awaited, as it stands in <c>typeof</c>; empty if there is none.</param>
/// <param name="DescribesItself">Whether the type adds metadata to endpoints that return it, as <c>Ok&lt;T&gt;</c> does.</param>
internal readonly record struct HandlerResult(ResultKind Kind, ResultTiming Timing, string Type, bool DescribesItself)
{
    public static HandlerResult Read(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
        {
            return new HandlerResult(ResultKind.None, ResultTiming.Immediate, "", false);
        }

        if (TypeNames.Is(method.ReturnType, "System.Threading.Tasks", "Task"))
        {
            return new HandlerResult(ResultKind.None, ResultTiming.Task, "", false);
        }

        return AwaitedType(method.ReturnType) is { } awaited
            ? Create(awaited, ResultTiming.Awaited)
            : Create(method.ReturnType, ResultTiming.Immediate);
    }

    private static HandlerResult Create(ITypeSymbol type, ResultTiming timing)
    {
        ResultKind kind = KindOf(type);
        return new HandlerResult(
            kind,
            timing,
            kind == ResultKind.None ? "" : TypeNames.WriteTypeOf(type),
            TypeNames.IsOrImplements(type, "Microsoft.AspNetCore.Http.Metadata", "IEndpointMetadataProvider") && type.TypeKind != TypeKind.Interface);
    }

    private static ResultKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void => ResultKind.None,
        SpecialType.System_String => ResultKind.Text,
        SpecialType.System_Object => ResultKind.Object,
        _ => type.TypeKind == TypeKind.Dynamic ? ResultKind.Object
            : TypeNames.IsOrImplements(type, "Microsoft.AspNetCore.Http", "IResult") ? ResultKind.Result
            : ResultKind.Json,
    };

    // What `await` gives for a type, or null if it cannot be awaited.
    private static ITypeSymbol? AwaitedType(ITypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers("GetAwaiter"))
        {
            if (member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public } getAwaiter)
            {
                foreach (ISymbol result in getAwaiter.ReturnType.GetMembers("GetResult"))
                {
                    if (result is IMethodSymbol { Parameters.IsEmpty: true } getResult)
                    {
                        return getResult.ReturnType;
                    }
                }
            }
        }

        return null;
    }
}
