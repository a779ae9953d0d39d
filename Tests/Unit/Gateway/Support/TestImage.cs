using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>An image whose bytes are the same on every run.</summary>
public sealed class TestImage
{
    /// <summary>
    /// Number of chunks that an image may have: more than the gateway buffers, and little enough for a board to hold it
    /// beside a gateway. Larger ones are for Tests/Desktop.
    /// </summary>
    public const int MaximumChunks = 60;

    /// <summary>Creates an image of a known kind.</summary>
    /// <param name="chunks">Number of chunks, 1 to <see cref="MaximumChunks"/>.</param>
    /// <param name="lastChunk">Bytes of the last one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The image is too large for a board's tests.</exception>
    public TestImage(int chunks, int lastChunk = 100)
    {
        if (chunks < 1 || chunks > MaximumChunks)
        {
            throw new ArgumentOutOfRangeException("chunks");
        }

        Chunks = chunks;
        Data = new byte[((chunks - 1) * OtaLimits.ChunkCount) + lastChunk];
        new SeededRandom((uint)Data.Length).Fill(Data, 0, Data.Length);
        Data[0] = 0xE9;
        IDigest md5 = new ToyDigest(OtaLimits.Md5Count);
        byte[] digest = new byte[OtaLimits.Md5Count];
        md5.Update(Data, 0, Data.Length);
        md5.Finish(digest, 0);
        Md5 = HexText.Format(digest);
    }

    public byte[] Data { get; }

    public int Chunks { get; }

    /// <summary>Gets or sets the MD5 as text; a test may put a wrong one in.</summary>
    public string Md5 { get; set; }

    /// <summary>Gets the payload of message 0.</summary>
    public string Offer
    {
        get { return "0," + Data.Length.ToString() + "," + Chunks.ToString() + "," + Md5; }
    }

    /// <summary>Gets the payload of a chunk's message.</summary>
    public string Line(int index)
    {
        int count = OtaLimits.BytesOfChunk(Data.Length, index);
        return index.ToString() + "," + Convert.ToBase64String(Data, (index - 1) * OtaLimits.ChunkCount, count);
    }
}
