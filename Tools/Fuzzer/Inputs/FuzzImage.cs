using System.Globalization;
using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>An image to update nodes with, and what identifies it.</summary>
internal sealed class FuzzImage
{
    private FuzzImage(ImageKind kind, int size, ulong seed)
    {
        Kind = kind;
        Bytes = Make(kind, size, seed);
        Md5 = MD5.HashData(Bytes);
        Sha256 = SHA256.HashData(Bytes);
        Chunks = (int)OtaLimits.Chunks(size);
        Line = string.Create(CultureInfo.InvariantCulture, $"0,{size},{Chunks},{Convert.ToHexStringLower(Md5)}");
        ExtendedLine = $"{Line},{Convert.ToHexStringLower(Sha256)}";
    }

    /// <summary>Gets the image that nodes run at first.</summary>
    public static byte[] Running { get; } = Make(ImageKind.Deployment, 1000, 0);

    /// <summary>
    /// Gets images of few chunks and of more than a gateway buffers, of every kind, and one that is too large for its slot.
    /// </summary>
    public static FuzzImage[] All { get; } =
    [
        new(ImageKind.Deployment, 1500, 1),
        new(ImageKind.Application, 2120, 2),
        new(ImageKind.Deployment, 9001, 3),
        new(ImageKind.Application, 12_288, 4),
        new(ImageKind.Deployment, 70, 5),
        new(ImageKind.CompressedApplication, 3000, 6),
        new(ImageKind.Unknown, 2500, 7),
        new(ImageKind.Deployment, 20_000, 8),
    ];

    public ImageKind Kind { get; }

    public byte[] Bytes { get; }

    public byte[] Md5 { get; }

    public byte[] Sha256 { get; }

    public int Chunks { get; }

    /// <summary>Gets message 0 as 0.9.8 publishers send it.</summary>
    public string Line { get; }

    /// <summary>Gets message 0 with the SHA-256.</summary>
    public string ExtendedLine { get; }

    /// <summary>Gets a chunk by its index, from 1 on.</summary>
    public ReadOnlySpan<byte> Chunk(int index)
    {
        return Bytes.AsSpan((index - 1) * OtaLimits.ChunkCount, OtaLimits.BytesOfChunk(Bytes.Length, index));
    }

    private static byte[] Make(ImageKind kind, int size, ulong seed)
    {
        if (kind is ImageKind.Deployment or ImageKind.Application && size >= SampleImage.MinimumSize)
        {
            // A node stages what proves itself; the smaller ones do not.
            Version version = new(1, (int)seed);
            return kind == ImageKind.Deployment
                ? SampleImage.Create(version, size)
                : SampleImage.CreateApplication(size, version);
        }

        byte[] bytes = new byte[size];
        new FuzzRandom(seed).Fill(bytes.AsSpan());
        ReadOnlySpan<byte> mark = kind switch
        {
            ImageKind.Deployment => "NFMRK1"u8,
            ImageKind.Application => [0xE9],
            ImageKind.CompressedApplication => [0x1F, 0x8B],
            _ => [0],
        };
        mark.CopyTo(bytes);
        return bytes;
    }
}
