using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Infrastructure;

/// <summary>Lists what other assemblies can use of an assembly: a line for each type, indented ones for its members.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat s_types = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: Parameters,
        miscellaneousOptions: Miscellaneous);

    private static readonly SymbolDisplayFormat s_members = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeExplicitInterface
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        parameterOptions: Parameters,
        miscellaneousOptions: Miscellaneous);

    private const SymbolDisplayParameterOptions Parameters = SymbolDisplayParameterOptions.IncludeExtensionThis
        | SymbolDisplayParameterOptions.IncludeParamsRefOut
        | SymbolDisplayParameterOptions.IncludeType
        | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeDefaultValue;

    private const SymbolDisplayMiscellaneousOptions Miscellaneous = SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers;

    /// <summary>The API of one of the assemblies that the tests refer to.</summary>
    public static string Describe(string assembly) => Describe(Read(assembly).Assembly);

    /// <summary>One of the assemblies that the tests refer to, and where it lies.</summary>
    internal static (IAssemblySymbol Assembly, string Path) Read(string assembly)
    {
        var compilation = CSharpCompilation.Create("Reader", references: TestReferences.AspNetCore);
        MetadataReference reference = TestReferences.AspNetCore.Single(
            one => Path.GetFileNameWithoutExtension(((PortableExecutableReference)one).FilePath) == assembly);
        return ((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!, ((PortableExecutableReference)reference).FilePath!);
    }

    /// <summary>The API of an assembly.</summary>
    public static string Describe(IAssemblySymbol assembly)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in TypesOf(assembly.GlobalNamespace).OrderBy(static type => type.ToDisplayString(s_types), StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            if (type.TypeKind == TypeKind.Delegate)
            {
                continue;
            }

            IEnumerable<string> members = type.GetMembers()
                .Where(static member => member is not INamedTypeSymbol && IsVisible(member))
                .Where(static member => member is not IMethodSymbol { AssociatedSymbol: not null })
                .Select(static member => member.ToDisplayString(s_members))
                .Order(StringComparer.Ordinal);
            foreach (string member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Heading(INamedTypeSymbol type)
    {
        string modifiers = SyntaxFacts.GetText(type.DeclaredAccessibility) + " "
            + (type.TypeKind == TypeKind.Class && type.IsStatic ? "static " : "")
            + (type.TypeKind == TypeKind.Class && type.IsAbstract && !type.IsStatic ? "abstract " : "")
            + (type.TypeKind == TypeKind.Class && type.IsSealed && !type.IsStatic ? "sealed " : "");
        IEnumerable<string> bases = (type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object } ancestor ? [ancestor] : Array.Empty<INamedTypeSymbol>())
            .Concat(type.TypeKind == TypeKind.Enum ? [] : type.Interfaces.Where(static one => one.DeclaredAccessibility == Accessibility.Public))
            .Select(static one => one.ToDisplayString(s_types.WithKindOptions(SymbolDisplayKindOptions.None)))
            .Order(StringComparer.Ordinal);
        string list = string.Join(", ", bases);
        return modifiers + type.ToDisplayString(s_types) + (list.Length == 0 ? "" : " : " + list);
    }

    /// <summary>All types that other assemblies can use.</summary>
    internal static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                foreach (INamedTypeSymbol type in TypesOf(inner))
                {
                    yield return type;
                }
            }
            else if (member is INamedTypeSymbol type && IsVisible(type))
            {
                yield return type;
                foreach (INamedTypeSymbol nested in TypesOf(type))
                {
                    yield return nested;
                }
            }
        }
    }

    /// <summary>Whether other assemblies can use something.</summary>
    internal static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (!symbol.IsImplicitlyDeclared || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Class });
}
