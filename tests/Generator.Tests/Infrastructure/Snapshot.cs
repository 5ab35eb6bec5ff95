using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;
using Xunit.Sdk;

namespace Generator.Tests.Infrastructure;

/// <summary>
/// Compares generated files with <c>Class.Test#Hint.verified.cs</c> beside the test. On a difference the file is written as
/// <c>.received.cs</c>; with <c>BUNNER_ACCEPT_SNAPSHOTS=1</c> in the environment it becomes the verified one.
/// </summary>
/// <remarks>
/// The numbers of match tables are left out: what they mean is tested by matching, and they are other ones with every change
/// of the table's layout.
/// </remarks>
internal static partial class Snapshot
{
    public static void Verify(
        IReadOnlyDictionary<string, string> generated, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        Dictionary<string, string> files = generated.ToDictionary(
            static pair => pair.Key, static pair => Numbers().Replace(pair.Value, "$1// (numbers)$2"));
        string prefix = Path.Combine(SourceTree.Tests, Path.GetFileNameWithoutExtension(testFile) + "." + test + "#");
        bool accepts = Environment.GetEnvironmentVariable("BUNNER_ACCEPT_SNAPSHOTS") == "1";
        var report = new StringBuilder();
        Assert.NotEmpty(files);
        foreach ((string hint, string text) in files.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            string stem = prefix + hint[..^".cs".Length];
            string? difference = accepts ? Accept(stem, text) : Compare(stem, text);
            report.Append(difference);
        }

        foreach (string verified in VerifiedFiles(prefix).Where(path => !files.ContainsKey(HintOf(path, prefix))))
        {
            if (accepts)
            {
                File.Delete(verified);
            }
            else
            {
                report.Append("No longer generated: ").Append(verified).Append('\n');
            }
        }

        if (report.Length != 0)
        {
            throw new XunitException(report.ToString());
        }
    }

    [GeneratedRegex(@"(?<=ReadOnlySpan<ulong> Data => new ulong\[\]\n *\{\n)( *)[^}]*?(\n? *\};)")]
    private static partial Regex Numbers();

    private static string? Accept(string stem, string text)
    {
        File.WriteAllText(stem + ".verified.cs", text);
        File.Delete(stem + ".received.cs");
        return null;
    }

    private static string? Compare(string stem, string text)
    {
        string verified = stem + ".verified.cs";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (expected == text)
        {
            return null;
        }

        File.WriteAllText(stem + ".received.cs", text);
        var report = new StringBuilder("Different from ").Append(verified).Append(":\n");
        foreach (DiffPiece line in new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, text).Lines)
        {
            if (line.Type != ChangeType.Unchanged)
            {
                report.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
            }
        }

        return report.ToString();
    }

    private static string[] VerifiedFiles(string prefix) =>
        Directory.GetFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + "*.verified.cs");

    private static string HintOf(string path, string prefix) =>
        path[prefix.Length..^".verified.cs".Length] + ".cs";
}
