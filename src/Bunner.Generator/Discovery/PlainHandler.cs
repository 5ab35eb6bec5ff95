using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>What <see cref="HandlerRules"/> say of a method, as far as its head tells.</summary>
internal static class PlainHandler
{
    /// <summary>Looks for what keeps a method of a type that can have handlers from being one.</summary>
    /// <returns>Null if its symbol has to be asked.</returns>
    public static HandlerProblem? Check(MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null || method.Identifier.ContainsDiagnostics || AccessOf(method) is not { } access)
        {
            return null;
        }

        foreach (ParameterSyntax parameter in method.ParameterList.Parameters)
        {
            if (parameter.Modifiers.Count != 0)
            {
                return null;
            }
        }

        return method.TypeParameterList is not null ? HandlerProblem.Generic
            : HandlerRules.IsAccessible(access) ? HandlerProblem.None
            : HandlerProblem.Inaccessible;
    }

    private static Accessibility? AccessOf(MethodDeclarationSyntax method)
    {
        Accessibility? access = Accessibility.NotApplicable;
        foreach (SyntaxToken modifier in method.Modifiers)
        {
            access = ((SyntaxKind)modifier.RawKind, access) switch
            {
                (SyntaxKind.PublicKeyword, Accessibility.NotApplicable) => Accessibility.Public,
                (SyntaxKind.ProtectedKeyword, Accessibility.NotApplicable) => Accessibility.Protected,
                (SyntaxKind.InternalKeyword, Accessibility.NotApplicable) => Accessibility.Internal,
                (SyntaxKind.PrivateKeyword, Accessibility.NotApplicable) => Accessibility.Private,
                (SyntaxKind.ProtectedKeyword, Accessibility.Internal) or (SyntaxKind.InternalKeyword, Accessibility.Protected) => Accessibility.ProtectedOrInternal,
                (SyntaxKind.ProtectedKeyword, Accessibility.Private) or (SyntaxKind.PrivateKeyword, Accessibility.Protected) => Accessibility.ProtectedAndInternal,
                (SyntaxKind.StaticKeyword or SyntaxKind.AsyncKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword
                    or SyntaxKind.AbstractKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword or SyntaxKind.ReadOnlyKeyword
                    or SyntaxKind.UnsafeKeyword, _) => access,
                _ => null,
            };
            if (access is null)
            {
                return null;
            }
        }

        // What is left out is private in a class; in an interface it is mostly public.
        return access != Accessibility.NotApplicable ? access
            : method.Parent is InterfaceDeclarationSyntax ? null
            : Accessibility.Private;
    }
}
