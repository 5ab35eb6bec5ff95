using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Runtime.Tests.Layout;

/// <summary>Files that can be read in one sitting.</summary>
public sealed class SourceFileTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_source_file_is_longer_than_a_sitting()
    {
        string[] files = [.. Sources("src"), .. Sources("samples"), .. Sources("bench"), .. Sources("tests")];

        Assert.True(files.Length > 100, "The sources are not where they are looked for.");
        Assert.DoesNotContain(files, static file => File.ReadLines(file).Count() > MostLines);
    }

    private static string Root { get; } = FindRoot();

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Where(static file => !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.EndsWith(".received.cs", StringComparison.Ordinal));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bunner.Generators.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Bunner.Generators.sln above " + AppContext.BaseDirectory);
    }
}
