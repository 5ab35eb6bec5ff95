using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>What all handlers of one type share.</summary>
/// <remarks>
/// After an edit the transform runs for every handler again, and these texts would be most of its time. They are kept for as
/// long as the compiler keeps the type's symbol, which it replaces with every compilation.
/// </remarks>
internal sealed class HandlerType
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, HandlerType> s_known = new();

    private HandlerType(INamedTypeSymbol type)
    {
        Display = type.ToDisplayString();
        GroupPrefix = RouteGroups.PrefixOf(type);
        MemberPrefix = "";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            MemberPrefix = outer.Name + "_" + MemberPrefix;
        }
    }

    /// <summary>The type as a reader knows it: <c>Shop.Users</c>.</summary>
    public string Display { get; }

    /// <summary>The prefixes of the groups around the handlers.</summary>
    public string GroupPrefix { get; }

    /// <summary>What the names of the handlers' constants start with: <c>Users_</c>.</summary>
    public string MemberPrefix { get; }

    public static HandlerType Of(INamedTypeSymbol type) => s_known.GetValue(type, static type => new HandlerType(type));
}
