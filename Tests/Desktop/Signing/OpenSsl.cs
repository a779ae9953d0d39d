using EnigmaIoT.Tests.Desktop.Native;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>The program openssl (Debian: openssl), in a folder of its own: another maker and reader of keys and signatures.</summary>
internal sealed class OpenSsl : IDisposable
{
    private const string Program = "/usr/bin/openssl";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("openssl-");

    private OpenSsl()
    {
    }

    /// <summary>Finds it. Where it is not installed the test is skipped, on a build server it fails.</summary>
    public static OpenSsl FindOrSkip()
    {
        if (!File.Exists(Program))
        {
            const string Message = "not run: openssl is not installed (Debian: openssl)";
            Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), Message);
            Assert.Inconclusive(Message);
        }

        return new OpenSsl();
    }

    /// <summary>Returns the path of a file of its folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into its folder.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    /// <summary>Runs it; it has to succeed.</summary>
    public Task<string> Run(params string[] arguments) => NativeBuild.Run(Program, arguments, CancellationToken.None);

    public void Dispose() => _folder.Delete(recursive: true);
}
