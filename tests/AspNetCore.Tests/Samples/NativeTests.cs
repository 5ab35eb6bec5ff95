using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Samples;

/// <summary>QuickStart as a native executable, and trimmed.</summary>
public sealed class NativeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bunner-native-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [PublishFact]
    public Task A_native_executable_serves_as_the_sample_does() => PublishAndAskAsync("-p:SampleFramework=net9.0", "-p:SampleAot=true");

    [PublishFact]
    public Task A_trimmed_application_serves_as_the_sample_does() => PublishAndAskAsync("-p:SampleTrimmed=true", "--self-contained");

    private async Task PublishAndAskAsync(params string[] options)
    {
        string output = await RunAsync(
            [
                "publish", SampleProcess.ProjectOf("QuickStart"), "-c", "Release", "-r", "linux-x64", "-o", Path.Combine(_directory, "out"), "--artifacts-path", Path.Combine(_directory, "artifacts"),
                $"-p:CppCompilerAndLinker={PublishFactAttribute.Compiler}", .. options,
            ]);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        string executable = Path.Combine(_directory, "out", "QuickStart");
        string notes = Path.Combine(_directory, "notes.json");

        await QuickStartTests.ServeAndRestartAsync(() => SampleProcess.StartAsync(executable, $"--Notes:File={notes}"), notes);
        await QuickStartTests.MakeMistakesAsync(() => SampleProcess.StartAsync(executable, $"--Notes:File={notes}.other"));
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }

    /// <summary>
    /// A test that publishes: it takes minutes, and needs a C compiler and the compiler's packages, so it runs only if
    /// <c>BUNNER_TEST_PUBLISH</c> is 1.
    /// </summary>
    private sealed class PublishFactAttribute : FactAttribute
    {
        public PublishFactAttribute()
        {
            if (Environment.GetEnvironmentVariable("BUNNER_TEST_PUBLISH") != "1")
            {
                Skip = "Publishes for minutes: set BUNNER_TEST_PUBLISH=1 to run it.";
            }
            else if (Compiler is null || !OperatingSystem.IsLinux())
            {
                Skip = "Needs Linux on x64 with clang or gcc.";
            }
        }

        public static string? Compiler { get; } = Array.Find(
            ["clang", "gcc"],
            name => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
    }
}
