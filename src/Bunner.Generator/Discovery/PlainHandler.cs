using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>What <see cref="HandlerRules"/> say of a method, as far as its head tells.</summary>
internal enum PlainHandler
{
    /// <summary>That its symbol has to be asked.</summary>
    Unclear,

    /// <summary>That it can be a handler if its type can have some.</summary>
    Possible,

    /// <summary>That it cannot.</summary>
    Refused,
}

internal static class PlainHandlers
{
    private const int Public = 1;
    private const int Protected = 2;
    private const int Internal = 4;
    private const int Private = 8;

    /// <summary>Reads the head of a method.</summary>
    public static PlainHandler Read(MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null || method.Identifier.ContainsDiagnostics || !TryReadAccess(method.Modifiers, out int access))
        {
            return PlainHandler.Unclear;
        }

        // What is left out is private in a class and public in an interface.
        if (access == 0 && method.Parent is InterfaceDeclarationSyntax)
        {
            return PlainHandler.Unclear;
        }

        foreach (ParameterSyntax parameter in method.ParameterList.Parameters)
        {
            if (parameter.Modifiers.Count != 0)
            {
                return PlainHandler.Unclear;
            }
        }

        return method.TypeParameterList is null && access is Public or Internal or (Internal | Protected)
            ? PlainHandler.Possible
            : PlainHandler.Refused;
    }

    private static bool TryReadAccess(SyntaxTokenList modifiers, out int access)
    {
        access = 0;
        foreach (SyntaxToken modifier in modifiers)
        {
            int word;
            switch ((SyntaxKind)modifier.RawKind)
            {
                case SyntaxKind.PublicKeyword: word = Public; break;
                case SyntaxKind.ProtectedKeyword: word = Protected; break;
                case SyntaxKind.InternalKeyword: word = Internal; break;
                case SyntaxKind.PrivateKeyword: word = Private; break;
                case SyntaxKind.StaticKeyword or SyntaxKind.AsyncKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword
                    or SyntaxKind.AbstractKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword or SyntaxKind.ReadOnlyKeyword
                    or SyntaxKind.UnsafeKeyword:
                    continue;
                default: return false;
            }

            if ((access & word) != 0)
            {
                return false;
            }

            access |= word;
        }

        return access is 0 or Public or Protected or Internal or Private or (Protected | Internal) or (Private | Protected);
    }
}
