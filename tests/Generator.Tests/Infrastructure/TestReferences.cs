using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Infrastructure;

/// <summary>The assemblies that test compilations refer to: the frameworks of this process and Bunner's own.</summary>
internal static class TestReferences
{
    private static readonly string[] s_notForUsers =
        ["Bunner.Generator", "Bunner.CodeFixes", "System.Composition", "Humanizer", "Generator.Tests", "Microsoft.CodeAnalysis", "DiffPlex", "xunit", "testhost", "Microsoft.TestPlatform", "Microsoft.VisualStudio"];

    private static readonly Lazy<ImmutableArray<PortableExecutableReference>> s_all = new(Load);

    /// <summary>What a library refers to that only matches.</summary>
    public static ImmutableArray<MetadataReference> Runtime { get; } = Where(static name => name != "Bunner.AspNetCore" && !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    /// <summary>What a web application refers to.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore { get; } = Where(static _ => true);

    /// <summary>The framework without Bunner.</summary>
    public static ImmutableArray<MetadataReference> FrameworkOnly { get; } = Where(static name => !name.StartsWith("Bunner", StringComparison.Ordinal));

    private static ImmutableArray<MetadataReference> Where(Func<string, bool> wanted) =>
        [.. s_all.Value.Where(reference => wanted(Path.GetFileNameWithoutExtension(reference.FilePath!)))];

    private static ImmutableArray<PortableExecutableReference> Load()
    {
        string all = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> paths = all.Split(Path.PathSeparator)
            .Where(static path => !s_notForUsers.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)));
        return [.. paths.Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
