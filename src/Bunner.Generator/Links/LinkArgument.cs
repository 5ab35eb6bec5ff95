using System;
using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Generator.Discovery;
using Bunner.Generator.Writing;

namespace Bunner.Generator.Links;

/// <summary>An argument of a link builder.</summary>
internal sealed class LinkArgument(string name, string type, ParameterPart? part)
{
    private static readonly HashSet<string> s_public = new(StringComparer.Ordinal)
    {
        "string", "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "char", "float", "double", "decimal",
        "global::System.Guid", "global::System.DateTime", "global::System.DateTimeOffset", "global::System.DateOnly", "global::System.TimeOnly",
        "global::System.TimeSpan", "global::System.Uri", "global::System.Version",
    };

    /// <summary>The name in the template or the query.</summary>
    public string Name { get; } = name;

    /// <summary>The type, without nullability.</summary>
    public string Type { get; } = type;

    /// <summary>The parameter of the template; null of the query's.</summary>
    public ParameterPart? Part { get; } = part;

    /// <summary>The identifier.</summary>
    public string Identifier { get; set; } = "";

    public bool IsArray { get; set; }

    public bool IsOptional { get; set; }

    /// <summary>Whether every assembly can name the type.</summary>
    public bool IsPublic => s_public.Contains(Type);

    /// <summary>Whether it is a string of the path that has to be there.</summary>
    public bool IsPlainString => Part is { IsCatchAll: false } && !IsOptional && Type == "string";

    /// <summary>The declaration in the parameter list.</summary>
    public string Declaration => IsArray
        ? "global::System.Collections.Generic.IEnumerable<" + Type + ">? " + Identifier + " = null"
        : Type + (IsOptional ? "? " + Identifier + " = null" : " " + Identifier);

    /// <summary>The call that writes it.</summary>
    public string Call => Part switch
    {
        { IsCatchAll: true } => ".Rest(" + Identifier + ")",
        { } => (IsOptional ? ".Optional(" : ".Value(") + Identifier + ")",
        null => (IsArray ? ".QueryAll(" : ".Query(") + Literals.Quote(LinkText.OfName(Name)) + ", " + Identifier + ")",
    };

    /// <summary>The type that a parameter's constraints tell.</summary>
    public static string TypeOf(ParameterPart part)
    {
        foreach (ConstraintReference constraint in part.Constraints)
        {
            string? type = constraint.Name.ToLowerInvariant() switch
            {
                "int" => "int",
                "long" or "min" or "max" or "range" => "long",
                "bool" => "bool",
                "decimal" => "decimal",
                "double" => "double",
                "float" => "float",
                "guid" => "global::System.Guid",
                "datetime" => "global::System.DateTime",
                _ => null,
            };
            if (type is not null)
            {
                return type;
            }
        }

        return "string";
    }

    // Metadata has room for names of 1,023 bytes of UTF-8.
    private const int MaxIdentifier = 200;

    /// <summary>Gives every argument an identifier of its own, shortened where the parameter's name is very long.</summary>
    public static void NameAll(List<LinkArgument> arguments)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "root", "destination", "charsWritten" };
        foreach (LinkArgument argument in arguments)
        {
            string name = Identifiers.Sanitize(argument.Name);
            name = name.Length > MaxIdentifier ? name.Substring(0, MaxIdentifier) : name;
            while (!used.Add(name))
            {
                name += "_";
            }

            argument.Identifier = Identifiers.Escape(name);
        }
    }
}
