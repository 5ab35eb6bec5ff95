using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>The methods and types of one file that have an attribute which may be Bunner's, as far as its name tells.</summary>
/// <remarks>A file is looked through once: an edit elsewhere leaves its tree as it is, and what was found with it.</remarks>
internal sealed class AnnotatedDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, AnnotatedDeclarations> s_known = new();

    private readonly List<MemberDeclarationSyntax> _all = [];
    private readonly List<MethodDeclarationSyntax> _handlers = [];
    private readonly List<MemberDeclarationSyntax> _others = [];

    private AnnotatedDeclarations(CompilationUnitSyntax root)
    {
        var shape = new StringBuilder();
        bool hasAlias = FindAlias(root);
        shape.AppendCode(root.Usings).AppendCode(root.Externs);
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            hasAlias |= node is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } space && Enumerable.Any(space.Usings, IsAliasOfOurs);
            AddShape(shape, node);
            HasFileTypes |= node is BaseTypeDeclarationSyntax any && any.Modifiers.Any(SyntaxKind.FileKeyword);
            DefinesOurs |= node is BaseTypeDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax around } own && LastName(around.Name) == "Bunner" && IsOurs(own.Identifier.ValueText);
            HasComputedPrefix |= node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type && !HasPlainArguments(type, name => hasAlias || IsOneOf(name, "RouteGroup"));
            if (node is MemberDeclarationSyntax { AttributeLists.Count: > 0 } member and (MethodDeclarationSyntax or TypeDeclarationSyntax))
            {
                Add(member, hasAlias);
            }
        }

        Shape = shape.ToString();
        HasAlias = hasAlias;
        IsPlain = !hasAlias && _handlers.TrueForAll(IsPlainHandler);
    }

    /// <summary>What other files can see of this one when they bind an attribute: imports, namespaces and the heads of types.</summary>
    public string Shape { get; }

    /// <summary>Whether the routes of the file follow from its text, and from what other files are as far as their <see cref="Shape"/> shows it.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether the prefix of a group is not written as a literal.</summary>
    public bool HasComputedPrefix { get; }

    /// <summary>Whether the file declares types that only itself can see, so that names may mean something else in it.</summary>
    public bool HasFileTypes { get; }

    /// <summary>Whether the file declares an attribute named like one of Bunner's: what its arguments mean is up to its members.</summary>
    public bool DefinesOurs { get; }

    /// <summary>Whether the file gives one of Bunner's attributes another name.</summary>
    public bool HasAlias { get; }

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

    /// <summary>The methods that may be handlers: all that have attributes if an alias can give these any name.</summary>
    public IEnumerable<MethodDeclarationSyntax> Handlers(bool withAliases) => withAliases ? _all.OfType<MethodDeclarationSyntax>() : _handlers;

    /// <summary>The declarations that may be routers or constraints; again all that have attributes if there is an alias.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> RoutersAndConstraints(bool withAliases) => withAliases ? _all : _others;

    /// <summary>The last part of a name.</summary>
    public static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static void AddShape(StringBuilder shape, SyntaxNode node)
    {
        switch (node)
        {
            case BaseNamespaceDeclarationSyntax space:
                shape.Append(space.SpanStart == 0 ? "" : Depth(space)).Append("namespace ").AppendCode(space.Name).Append('\n')
                    .AppendCode(space.Usings).AppendCode(space.Externs);
                break;
            case BaseTypeDeclarationSyntax type:
                shape.AppendCode(type.AttributeLists).Append(Depth(type)).AppendCode(type.Modifiers).Append(' ').Append(type.Kind()).Append(' ').Append(type.Identifier.ValueText)
                    .AppendCode((type as TypeDeclarationSyntax)?.TypeParameterList).AppendCode(type.BaseList).Append('\n');
                break;
            case DelegateDeclarationSyntax one:
                shape.Append(Depth(one)).AppendCode(one.Modifiers).Append("delegate ").Append(one.Identifier.ValueText).AppendCode(one.TypeParameterList).Append('\n');
                break;
            default:
                break;
        }
    }

    private static string Depth(SyntaxNode node) => node.Ancestors().Count().ToString(CultureInfo.InvariantCulture) + " ";

    private static bool IsPlainHandler(MethodDeclarationSyntax method) =>
        !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && HasPlainArguments(method, RouteAttributes.IsSourceName);

    // Literals, and numbers with a sign: nothing that a declaration elsewhere could change.
    private static bool HasPlainArguments(MemberDeclarationSyntax member, Func<string, bool> isMeant) =>
        member.AttributeLists.All(list => list.Attributes.All(attribute => !isMeant(LastName(attribute.Name))
            || attribute.ArgumentList is null
            || attribute.ArgumentList.Arguments.All(static argument => argument.Expression is LiteralExpressionSyntax
                or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax })));

    private static bool IsAliasOfOurs(UsingDirectiveSyntax directive) => directive.Alias is not null
        && (directive.NamespaceOrType is NullableTypeSyntax nullable ? nullable.ElementType : directive.NamespaceOrType) is NameSyntax name
        && IsOurs(LastName(name));

    private static bool IsOurs(string name) => RouteAttributes.IsSourceName(name) || IsOther(name) || IsOneOf(name, "RouteGroup");

    private static bool IsOther(string name) => IsOneOf(name, "Router") || IsOneOf(name, "RouteConstraint");

    private static bool IsOneOf(string name, string attribute) => name == attribute || name == attribute + "Attribute";

    private void Add(MemberDeclarationSyntax member, bool hasAlias)
    {
        bool isHandler = hasAlias;
        bool isOther = hasAlias;
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                string name = LastName(attribute.Name);
                isHandler |= RouteAttributes.IsSourceName(name);
                isOther |= IsOther(name);
            }
        }

        _all.Add(member);
        if (isHandler && member is MethodDeclarationSyntax method)
        {
            _handlers.Add(method);
        }

        if (isOther)
        {
            _others.Add(member);
        }
    }

    private bool FindAlias(CompilationUnitSyntax root)
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
