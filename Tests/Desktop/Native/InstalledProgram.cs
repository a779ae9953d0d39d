using System.Diagnostics.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>Programs of this machine that tests need.</summary>
internal static class InstalledProgram
{
    /// <summary>Finds a program on the path, or skips the test.</summary>
    /// <param name="name">The program.</param>
    /// <param name="packages">The packages of Debian that it comes with.</param>
    /// <returns>Its path.</returns>
    public static string FindOrSkip(string name, string packages)
    {
        string folders = Environment.GetEnvironmentVariable("PATH") ?? "";
        string? path = folders.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path == null)
        {
            Skip(name, packages);
        }

        return path;
    }

    /// <summary>Skips the test, for a program is not installed; on a build server the test fails.</summary>
    [DoesNotReturn]
    public static void Skip(string name, string packages)
    {
        string message = $"not run: {name} is not installed (Debian: {packages})";
        Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), message);
        Assert.Inconclusive(message);
    }
}
