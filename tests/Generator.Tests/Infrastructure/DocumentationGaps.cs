using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Infrastructure;

/// <summary>What the documentation file of an assembly leaves out of the assembly's public API.</summary>
internal static class DocumentationGaps
{
    /// <summary>A line for each gap: the member and what is missing.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="file">Its documentation file.</param>
    public static IEnumerable<string> Find(IAssemblySymbol assembly, string file)
    {
        Dictionary<string, XElement> documented = XDocument.Load(file).Descendants("member").ToDictionary(static one => (string)one.Attribute("name")!);
        foreach (INamedTypeSymbol type in PublicApi.TypesOf(assembly.GlobalNamespace))
        {
            IEnumerable<ISymbol> members = type.TypeKind is TypeKind.Delegate or TypeKind.Enum ? [] : type.GetMembers().Where(IsWritten);
            foreach (ISymbol symbol in members.Prepend(type))
            {
                foreach (string gap in GapsOf(symbol, CommentsOf(symbol, documented)))
                {
                    yield return $"{symbol.ToDisplayString()}: {gap}";
                }
            }
        }
    }

    // What the compiler writes by itself has no comment of its own; what overrides something means the same.
    private static bool IsWritten(ISymbol member) =>
        PublicApi.IsVisible(member)
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion } or IPropertySymbol or IFieldSymbol or IEventSymbol
        && !member.IsOverride
        && !member.GetAttributes().Any(static one => one.AttributeClass?.Name == "CompilerGeneratedAttribute")
        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 };

    /// <summary>The comment of a member and those that it names as inherited, one by the other.</summary>
    private static List<XElement> CommentsOf(ISymbol symbol, Dictionary<string, XElement> documented)
    {
        List<XElement> comments = [];
        XElement? comment = documented.GetValueOrDefault(symbol.GetDocumentationCommentId()!);
        while (comment is not null && !comments.Contains(comment))
        {
            comments.Add(comment);
            comment = comment.Element("inheritdoc")?.Attribute("cref") is { } other ? documented.GetValueOrDefault(other.Value) : null;
        }

        return comments;
    }

    private static IEnumerable<string> GapsOf(ISymbol symbol, List<XElement> comments)
    {
        if (comments.Count == 0)
        {
            yield return "no comment";
            yield break;
        }

        // What is inherited is in another assembly's file, or that of a base or an interface, which needs no name.
        if (comments[^1].Element("inheritdoc") is not null)
        {
            yield break;
        }

        if (!comments.Exists(static one => IsTold(one.Element("summary"))))
        {
            yield return "no summary";
        }

        IMethodSymbol? method = symbol as IMethodSymbol ?? (symbol as INamedTypeSymbol)?.DelegateInvokeMethod;
        foreach (IParameterSymbol parameter in method?.Parameters ?? (symbol as IPropertySymbol)?.Parameters ?? [])
        {
            if (!HasNamed(comments, "param", parameter.Name))
            {
                yield return $"nothing about the parameter '{parameter.Name}'";
            }
        }

        foreach (ITypeParameterSymbol parameter in (symbol as IMethodSymbol)?.TypeParameters ?? (symbol as INamedTypeSymbol)?.TypeParameters ?? [])
        {
            if (!HasNamed(comments, "typeparam", parameter.Name))
            {
                yield return $"nothing about the type parameter '{parameter.Name}'";
            }
        }

        if (method is { ReturnsVoid: false, MethodKind: not MethodKind.Constructor } && !comments.Exists(static one => IsTold(one.Element("returns"))))
        {
            yield return "nothing about what it returns";
        }
    }

    private static bool HasNamed(List<XElement> comments, string element, string name) =>
        comments.Elements(element).Any(one => (string?)one.Attribute("name") == name && IsTold(one));

    private static bool IsTold(XElement? element) => element is not null && (element.Value.Trim().Length > 0 || element.HasElements);
}
