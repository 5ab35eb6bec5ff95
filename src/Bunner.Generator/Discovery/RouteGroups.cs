using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Prefixes of the groups around a handler.</summary>
internal static class RouteGroups
{
    // Stands for a prefix that is null: no template is valid behind it, so no route of the group gets a path that nobody wrote.
    private const string NoPrefix = "{";

    /// <summary>The prefixes around a type, joined; empty when there are none.</summary>
    public static string PrefixOf(INamedTypeSymbol? type)
    {
        string prefix = "";
        for (; type is not null; type = type.ContainingType)
        {
            if (OwnPrefix(type) is { } own)
            {
                prefix = prefix.Length == 0 ? own : Join(own, prefix);
            }
        }

        return prefix;
    }

    /// <summary>The prefix that a type itself declares.</summary>
    public static string? OwnPrefix(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteGroupAttribute")
                && attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0] is { Kind: not TypedConstantKind.Error } prefix)
            {
                return prefix.Scalar() as string ?? NoPrefix;
            }
        }

        return null;
    }

    /// <summary>
    /// A template with the prefix of its groups, joined by one slash. A template that starts with <c>~/</c> stands for
    /// itself, and an empty one for the prefix.
    /// </summary>
    public static string Combine(string prefix, string template) =>
        IsAlone(prefix, template) ? template
        : template.Length == 0 ? prefix
        : Join(prefix, template);

    /// <summary>How far a place in the template moves when the prefix is put before it.</summary>
    public static int Shift(string prefix, string template) =>
        IsAlone(prefix, template) || template.Length == 0 ? 0 : Combine(prefix, template).Length - template.Length;

    private static bool IsAlone(string prefix, string template) =>
        prefix.Length == 0 || (template.Length > 1 && template[0] == '~' && template[1] == '/');

    private static string Join(string left, string right) => left.TrimEnd('/') + "/" + TrimOneSlash(right);

    // One slash only: "//a" has an empty segment, and that is for the parser to refuse.
    private static string TrimOneSlash(string text) => text.Length > 0 && text[0] == '/' ? text.Substring(1) : text;
}
