using System.Security.Cryptography;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What the node of a scripted gateway holds of an image.</summary>
internal sealed class ScriptedFlash
{
    private readonly List<byte> _bytes = [];

    /// <summary>The last chunk that is held, and every one before.</summary>
    public int Held { get; private set; }

    public byte[] Image => [.. _bytes];

    public string Md5 => Convert.ToHexStringLower(MD5.HashData(Image));

    /// <summary>Takes the next chunk.</summary>
    public void Append(byte[] chunk)
    {
        Held++;
        _bytes.AddRange(chunk);
    }

    /// <summary>Holds the first chunks of an image from now on.</summary>
    public void Hold(byte[] source, int chunks)
    {
        Held = chunks;
        _bytes.Clear();
        _bytes.AddRange(source.Take(chunks * FirmwareImage.ChunkSize));
    }
}
