using EnigmaIoT.Tests.Desktop.Native;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Deltas;

/// <summary>The program xdelta3 (Debian: xdelta3), in a folder of its own: another maker and reader of the same format.</summary>
internal sealed class Xdelta : IDisposable
{
    private const string Program = "/usr/bin/xdelta3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xdelta-");

    private Xdelta()
    {
    }

    /// <summary>Finds it. Where it is not installed the test is skipped, on a build server it fails.</summary>
    public static Xdelta FindOrSkip()
    {
        if (!File.Exists(Program))
        {
            const string Message = "not run: xdelta3 is not installed (Debian: xdelta3)";
            Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), Message);
            Assert.Inconclusive(Message);
        }

        return new Xdelta();
    }

    /// <summary>Creates a delta: without secondary compression, without a checksum of each window and a header of its own, which the standard does not have.</summary>
    public Task<byte[]> Encode(byte[] baseImage, byte[] image) => Run(["-e", "-9", "-S", "none", "-n", "-A="], baseImage, image);

    /// <summary>Creates the image of a delta.</summary>
    public Task<byte[]> Decode(byte[] baseImage, byte[] delta) => Run(["-d"], baseImage, delta);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<byte[]> Run(string[] options, byte[] baseImage, byte[] input)
    {
        string[] paths = [.. new[] { "base", "input", "output" }.Select(name => Path.Combine(_folder.FullName, name))];
        await File.WriteAllBytesAsync(paths[0], baseImage);
        await File.WriteAllBytesAsync(paths[1], input);
        string[] source = baseImage.Length > 0 ? ["-s", paths[0]] : [];
        await NativeBuild.Run(Program, [.. options, "-f", .. source, paths[1], paths[2]], CancellationToken.None);
        return await File.ReadAllBytesAsync(paths[2]);
    }
}
