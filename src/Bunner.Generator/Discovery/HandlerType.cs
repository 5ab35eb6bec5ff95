using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Generator.Endpoints;
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

    private readonly INamedTypeSymbol _type;
    private string? _name;
    private List<string>? _metadata;

    private HandlerType(INamedTypeSymbol type)
    {
        _type = type;
        Display = type.ToDisplayString();
        GroupPrefix = RouteGroups.PrefixOf(type);
        MemberPrefix = "";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            MemberPrefix = outer.Name + "_" + MemberPrefix;
        }
    }

    /// <summary>The type as code names it: <c>global::Shop.Users</c>. Only endpoints need it.</summary>
    public string Name => _name ??= _type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Expressions of the attributes that its handlers get from it. Only endpoints need them.</summary>
    public List<string> Metadata => _metadata ??= MetadataReader.Read(_type);

    /// <summary>The type as a reader knows it: <c>Shop.Users</c>.</summary>
    public string Display { get; }

    /// <summary>The prefixes of the groups around the handlers.</summary>
    public string GroupPrefix { get; }

    /// <summary>What the names of the handlers' constants start with: <c>Users_</c>.</summary>
    public string MemberPrefix { get; }

    public static HandlerType Of(INamedTypeSymbol type) => s_known.GetValue(type, static type => new HandlerType(type));
}
