using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>The image that the benchmarks send, and the network that they send it in.</summary>
internal static class SampleUpdate
{
    public const string Network = "enigmaiot";
    public const string NetworkKey = "network key";
    public const long GatewayAddress = 0x02_00_00_00_00_01;
    public const long NodeAddress = 0x02_00_00_00_01_01;

    /// <summary>Chunks that are measured in one go.</summary>
    public const int Chunks = 40_000;

    /// <summary>Chunks before them: the first ones find everything for the first time.</summary>
    public const int WarmUp = 500;

    /// <summary>Bytes of the image: more than is sent, so that no update ends.</summary>
    public const int Size = (Chunks + WarmUp + 500) * OtaLimits.ChunkCount;

    /// <summary>Gets the image.</summary>
    public static byte[] Image { get; } = Make();

    /// <summary>Gets its MD5.</summary>
    public static byte[] Md5 { get; } = MD5.HashData(Image);

    /// <summary>Gets its SHA-256.</summary>
    public static byte[] Sha256 { get; } = SHA256.HashData(Image);

    /// <summary>Gets a chunk.</summary>
    /// <param name="index">From 1 on.</param>
    public static ReadOnlySpan<byte> Chunk(int index)
    {
        return Image.AsSpan((index - 1) * OtaLimits.ChunkCount, OtaLimits.ChunkCount);
    }

    private static byte[] Make()
    {
        byte[] image = new byte[Size];
        new Random(1).NextBytes(image);
        image[0] = 0xE9;
        return ImageMark.Recognise(image, 0, 1) == ImageKind.Application
            ? image
            : throw new InvalidOperationException("0xE9 no longer marks an application");
    }
}
