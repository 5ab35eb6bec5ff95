using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bunner.Bench.Measuring;

/// <summary>Where the figures were measured.</summary>
internal static class MachineInfo
{
    public static void Print(TextWriter output)
    {
        output.WriteLine($"# cpu\t{ProcessorName()}, {Environment.ProcessorCount} logical processors");
        output.WriteLine($"# os\t{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");
        output.WriteLine($"# runtime\t{RuntimeInformation.FrameworkDescription}");
        output.WriteLine(
            $"# vectors\tVector<byte> {Vector<byte>.Count * 8} bits; accelerated: 128 {Vector128.IsHardwareAccelerated}, "
            + $"256 {Vector256.IsHardwareAccelerated}, 512 {Vector512.IsHardwareAccelerated}");
    }

    private static string ProcessorName()
    {
        const string LinuxFile = "/proc/cpuinfo";
        if (File.Exists(LinuxFile))
        {
            foreach (string line in File.ReadLines(LinuxFile))
            {
                if (line.StartsWith("model name", StringComparison.Ordinal))
                {
                    return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                }
            }
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
