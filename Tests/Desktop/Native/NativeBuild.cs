using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>What it takes to build the native part on this machine.</summary>
internal static class NativeBuild
{
    /// <summary>Gets the folder of the solution.</summary>
    public static string Root => FindRoot();

    /// <summary>Skips the test where a tool that the build needs is not installed, and fails it there on a build server.</summary>
    public static void SkipWithoutTools()
    {
        string? missing = Missing();
        if (missing != null)
        {
            InstalledProgram.Skip(missing, "cmake g++ libgtest-dev libmbedtls-dev");
        }
    }

    /// <summary>Runs a program to its end, and fails the test where it fails.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> Run(string program, string[] arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.AreEqual(0, process.ExitCode, $"{await output}{await errors}");
        return await output;
    }

    private static string? Missing()
    {
        foreach (string program in new[] { "bash", "cmake", "c++" })
        {
            if (!IsOnPath(program))
            {
                return program;
            }
        }

        return !File.Exists("/usr/include/gtest/gtest.h") ? "GoogleTest"
            : !File.Exists("/usr/include/mbedtls/md.h") ? "mbed TLS" : null;
    }

    private static bool IsOnPath(string program)
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        return path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the solution is not above the tests");
    }
}
