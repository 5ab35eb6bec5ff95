using System;
using System.Collections.Generic;
using System.IO;
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
                XElement? comment = documented.GetValueOrDefault(symbol.GetDocumentationCommentId()!);
                foreach (string gap in GapsOf(symbol, comment))
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

    private static IEnumerable<string> GapsOf(ISymbol symbol, XElement? comment)
    {
        if (comment is null)
        {
            yield return "no comment";
            yield break;
        }

        if (comment.Elements("inheritdoc").Any())
        {
            yield break;
        }

        if (!IsTold(comment.Element("summary")))
        {
            yield return "no summary";
        }

        IMethodSymbol? method = symbol as IMethodSymbol ?? (symbol as INamedTypeSymbol)?.DelegateInvokeMethod;
        foreach (IParameterSymbol parameter in method?.Parameters ?? (symbol as IPropertySymbol)?.Parameters ?? [])
        {
            if (!HasNamed(comment, "param", parameter.Name))
            {
                yield return $"nothing about the parameter '{parameter.Name}'";
            }
        }

        foreach (ITypeParameterSymbol parameter in (symbol as IMethodSymbol)?.TypeParameters ?? (symbol as INamedTypeSymbol)?.TypeParameters ?? [])
        {
            if (!HasNamed(comment, "typeparam", parameter.Name))
            {
                yield return $"nothing about the type parameter '{parameter.Name}'";
            }
        }

        if (method is { ReturnsVoid: false, MethodKind: not MethodKind.Constructor } && !IsTold(comment.Element("returns")))
        {
            yield return "nothing about what it returns";
        }
    }

    private static bool HasNamed(XElement comment, string element, string name) =>
        comment.Elements(element).Any(one => (string?)one.Attribute("name") == name && IsTold(one));

    private static bool IsTold(XElement? element) => element is not null && (element.Value.Trim().Length > 0 || element.HasElements);
}
