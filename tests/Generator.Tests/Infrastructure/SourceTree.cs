using System;
using System.IO;

namespace Generator.Tests.Infrastructure;

/// <summary>
/// Where the sources are, looked for from the test assembly upwards: the paths that the compiler writes into an assembly are
/// mapped to <c>/_/</c> in a deterministic build.
/// </summary>
internal static class SourceTree
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of this test project.</summary>
    public static string Tests => Path.Combine(Root, "tests", "Generator.Tests");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bunner.Generators.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Bunner.Generators.sln above " + AppContext.BaseDirectory);
    }
}
