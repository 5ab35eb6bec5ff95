using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Generator.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>The methods and types of one file that have an attribute which may be Bunner's, as far as its name tells.</summary>
/// <remarks>A file is looked through once: an edit elsewhere leaves its tree as it is, and what was found with it.</remarks>
internal sealed class AnnotatedDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, AnnotatedDeclarations> s_known = new();

    private readonly List<MemberDeclarationSyntax> _named = [];
    private readonly List<MemberDeclarationSyntax> _others = [];

    private AnnotatedDeclarations(CompilationUnitSyntax root)
    {
        bool hasAlias = HasAlias(root);
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            hasAlias |= node is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } space && Enumerable.Any(space.Usings, IsAliasOfOurs);
            if (node is MemberDeclarationSyntax { AttributeLists.Count: > 0 } member and (MethodDeclarationSyntax or TypeDeclarationSyntax))
            {
                (hasAlias || IsNamed(member) ? _named : _others).Add(member);
            }
        }
    }

    /// <summary>Whether the file gives one of Bunner's attributes another name everywhere.</summary>
    public bool HasGlobalAlias { get; private set; }

    /// <summary>What was found in a file.</summary>
    public static AnnotatedDeclarations Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!s_known.TryGetValue(tree, out AnnotatedDeclarations? found))
        {
            var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
            found = s_known.GetValue(tree, _ => new AnnotatedDeclarations(root));
        }

        return found;
    }

    /// <summary>The declarations to look at more closely: all that have attributes if an alias can give these any name.</summary>
    public IEnumerable<MemberDeclarationSyntax> Candidates(bool withAliases)
    {
        foreach (MemberDeclarationSyntax member in _named)
        {
            yield return member;
        }

        if (withAliases)
        {
            foreach (MemberDeclarationSyntax member in _others)
            {
                yield return member;
            }
        }
    }

    private static bool IsNamed(MemberDeclarationSyntax member)
    {
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (IsOurs(attribute.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAliasOfOurs(UsingDirectiveSyntax directive) => directive is { Alias: not null, Name: { } name } && IsOurs(name);

    private static bool IsOurs(NameSyntax name)
    {
        string last = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return RouteAttributes.IsSourceName(last) || IsOneOf(last, "Router") || IsOneOf(last, "RouteConstraint");
    }

    private static bool IsOneOf(string name, string attribute) => name == attribute || name == attribute + "Attribute";

    private bool HasAlias(CompilationUnitSyntax root)
    {
        bool hasAlias = false;
        foreach (UsingDirectiveSyntax directive in root.Usings)
        {
            if (IsAliasOfOurs(directive))
            {
                hasAlias = true;
                HasGlobalAlias |= directive.GlobalKeyword.RawKind != 0;
            }
        }

        return hasAlias;
    }
}
