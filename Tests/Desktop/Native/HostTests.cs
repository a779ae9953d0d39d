using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>Builds and runs the C++ host tests, so that one command runs all tests of the project.</summary>
[TestClass]
public sealed class HostTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(15);

    [TestMethod]
    public async Task TheHostTestsOfTheNativePartPassWithAddressAndUndefinedBehaviourSanitizers()
    {
        string root = FindRoot();
        string? missing = Missing();
        if (missing != null)
        {
            string message = $"not run: {missing} is not installed (Debian: cmake g++ libgtest-dev libmbedtls-dev)";
            Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), message);
            Assert.Inconclusive(message);
        }

        ProcessStartInfo start = new("bash", [Path.Combine(root, "build", "native-tests.sh"), "address"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using CancellationTokenSource cancellation = new(_limit);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation.Token);
        await process.WaitForExitAsync(cancellation.Token);
        Console.WriteLine(await output);
        Assert.AreEqual(0, process.ExitCode, await errors);
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
