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
    public static bool UsesAspNetCore(Compilation compilation)
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
