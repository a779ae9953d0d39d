using EnigmaIoT.Tests.Desktop.Native;

namespace EnigmaIoT.Tests.Desktop.Deltas;

/// <summary>The program xdelta3: another maker and reader of the same format.</summary>
internal sealed class Xdelta : IDisposable
{
    private readonly ProgramFolder _program = ProgramFolder.FindOrSkip("xdelta3");

    /// <summary>Creates a delta: without secondary compression, and without checksums and a header of its own, which RFC 3284 does not have.</summary>
    public Task<byte[]> Encode(byte[] baseImage, byte[] image) => Run(["-e", "-9", "-S", "none", "-n", "-A="], baseImage, image);

    /// <summary>Creates the image of a delta.</summary>
    public Task<byte[]> Decode(byte[] baseImage, byte[] delta) => Run(["-d"], baseImage, delta);

    public void Dispose() => _program.Dispose();

    private async Task<byte[]> Run(string[] options, byte[] baseImage, byte[] input)
    {
        string[] source = baseImage.Length > 0 ? ["-s", _program.Write("base", baseImage)] : [];
        string output = _program.Path("output");
        await _program.Run([.. options, "-f", .. source, _program.Write("input", input), output]);
        return await File.ReadAllBytesAsync(output);
    }
}
