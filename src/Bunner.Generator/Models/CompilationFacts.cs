using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Models;

/// <summary>What has to be known of the compilation as a whole.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="HasRuntime">Whether Bunner's runtime is referenced.</param>
/// <param name="HasAspNetCore">Whether Bunner's ASP.NET Core integration is referenced.</param>
/// <param name="SeesRuntimeInternals">
/// Whether the runtime's internals are visible: an override of a <c>protected internal</c> member then has to say both words.
/// </param>
internal sealed record CompilationFacts(string Assembly, bool HasRuntime, bool HasAspNetCore, bool SeesRuntimeInternals)
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> s_usesAspNetCore = new();

    public static CompilationFacts Create(Compilation compilation, CancellationToken cancellation)
    {
        bool hasRuntime = false;
        bool seesInternals = false;
        foreach (IAssemblySymbol reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reference.Name == WellKnownNames.RuntimeAssembly)
            {
                hasRuntime = true;
                seesInternals = reference.GivesAccessTo(compilation.Assembly);
            }
        }

        return new CompilationFacts(compilation.AssemblyName ?? "", hasRuntime, UsesAspNetCore(compilation), seesInternals);
    }

    /// <summary>Whether a compilation refers to Bunner's ASP.NET Core integration.</summary>
    /// <remarks>Every transform asks, and the compiler makes a new list of all references each time: the answer is kept.</remarks>
    public static bool UsesAspNetCore(Compilation compilation) =>
        s_usesAspNetCore.GetValue(compilation, static compilation => new StrongBox<bool>(FindAspNetCore(compilation))).Value;

    private static bool FindAspNetCore(Compilation compilation)
    {
        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name == WellKnownNames.AspNetCoreAssembly)
            {
                return true;
            }
        }

        return false;
    }
}
