using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Files;

namespace EnigmaIoT.Update.Images;

/// <summary>A firmware image, cut into the chunks that the protocol carries.</summary>
public sealed class FirmwareImage
{
    /// <summary>Bytes of every chunk but the last: what fits into a radio frame of 250 bytes.</summary>
    public const int ChunkSize = 212;

    /// <summary>The most chunks that an index of 16 bits counts.</summary>
    public const int MaximumChunks = ushort.MaxValue;

    /// <summary>The most bytes of an image: 13,893,420.</summary>
    public const int MaximumSize = ChunkSize * MaximumChunks;

    /// <summary>The most chunks of a block.</summary>
    public const int MaximumBlock = 16;

    private const byte BlockMark = 0x01;
    private const int BlockHead = 3;

    private static readonly string _noSha256 = new('0', 2 * SHA256.HashSizeInBytes);

    private readonly byte[] _bytes;

    private FirmwareImage(byte[] bytes, FirmwareImage? makes = null, FirmwareImage? baseImage = null)
    {
        _bytes = bytes;
        Makes = makes;
        BaseImage = baseImage;
        ChunkCount = (bytes.Length + ChunkSize - 1) / ChunkSize;
        Md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Report = makes is null ? ImageReader.Read(bytes) : makes.Report;
    }

    /// <summary>Bytes of the image, 1 to <see cref="MaximumSize"/>.</summary>
    public int Size => _bytes.Length;

    /// <summary>Number of chunks, 1 to <see cref="MaximumChunks"/>.</summary>
    public int ChunkCount { get; }

    /// <summary>MD5 of the whole image as 32 lower-case hex characters.</summary>
    public string Md5 { get; }

    /// <summary>SHA-256 of the whole image as 64 lower-case hex characters.</summary>
    public string Sha256 { get; }

    /// <summary>What the image is, and what is wrong with it.</summary>
    public ImageReport Report { get; }

    /// <summary>The image that comes of it, where this is a delta that is sent in the place of that; else null.</summary>
    public FirmwareImage? Makes { get; }

    /// <summary>The image that a delta is against; null where it is against none.</summary>
    public FirmwareImage? BaseImage { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Message 0: <c>0,SIZE,CHUNKS,MD5</c>.</summary>
    public string Announcement => string.Create(CultureInfo.InvariantCulture, $"0,{Size},{ChunkCount},{Md5}");

    /// <summary>The kind of image by its first bytes.</summary>
    public ImageKind Kind => Report.Format switch
    {
        ImageFormat.Deployment => ImageKind.Deployment,
        ImageFormat.Esp32Application or ImageFormat.Esp8266Application => ImageKind.Application,
        ImageFormat.CompressedEsp8266Application => ImageKind.CompressedApplication,
        _ => ImageKind.Unknown,
    };

    /// <summary>
    /// Message 0 of a publisher that sends blocks: <c>0,SIZE,CHUNKS,MD5,SHA256,KIND</c>, with the SHA-256 of the image that comes of it;
    /// of a delta <c>4,KIND,IMAGESIZE,IMAGEMD5,BASESIZE,BASESHA256</c> from the kind on.
    /// </summary>
    public string BlockAnnouncement => Makes is not { } image
        ? string.Create(CultureInfo.InvariantCulture, $"{Announcement},{Sha256},{(int)Kind}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Announcement},{image.Sha256},{(int)ImageKind.Delta},{(int)image.Kind},{image.Size},{image.Md5},{BaseImage?.Size ?? 0},{BaseImage?.Sha256 ?? _noSha256}");

    /// <summary>
    /// <see cref="BlockAnnouncement"/> with what is told of the image's signature behind it, for gateways that pass that on.
    /// </summary>
    public string SignedAnnouncement => $"{BlockAnnouncement},{Convert.ToHexStringLower(TrailerFacts.Of(Report.Trailer))}";

    /// <summary>Reads an image from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FirmwareImageException">The file cannot be read, is empty or is too large.</exception>
    public static FirmwareImage Load(string path)
    {
        if (Directory.Exists(path))
        {
            throw new FirmwareImageException($"'{path}' is a folder, not a firmware file.");
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            return FromBytes(ReadBounded(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FirmwareImageException($"There is no file '{path}'.", exception);
        }
        catch (FirmwareImageException exception)
        {
            throw new FirmwareImageException($"'{path}': {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            throw new FirmwareImageException($"The file '{path}' cannot be read: {FileFault.Describe(path, exception)}.", exception);
        }
    }

    /// <summary>Takes an image from memory.</summary>
    /// <param name="bytes">The image, copied.</param>
    /// <exception cref="FirmwareImageException">The image is empty or too large.</exception>
    public static FirmwareImage FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new FirmwareImageException("The firmware is empty.");
        }

        if (bytes.Length > MaximumSize)
        {
            throw new FirmwareImageException(string.Create(
                CultureInfo.InvariantCulture,
                $"The firmware is too large: an update carries at most {MaximumSize:N0} bytes."));
        }

        return new FirmwareImage(bytes.ToArray());
    }

    /// <summary>Takes a delta that is sent in the place of an image.</summary>
    /// <param name="delta">The delta.</param>
    /// <param name="image">The image that comes of it.</param>
    /// <param name="baseImage">The image that it is against; null for none.</param>
    public static FirmwareImage OfDelta(byte[] delta, FirmwareImage image, FirmwareImage? baseImage) => new(delta, image, baseImage);

    /// <summary>The message of a chunk: <c>INDEX,BASE64</c>.</summary>
    /// <param name="index">The chunk's index, from 1 to <see cref="ChunkCount"/>.</param>
    public string ChunkMessage(int index)
    {
        string base64 = Convert.ToBase64String(ChunkBytes(index));
        return string.Create(CultureInfo.InvariantCulture, $"{index},{base64}");
    }

    /// <summary>The bytes of a chunk, 1 to <see cref="ChunkSize"/> of them.</summary>
    /// <param name="index">The chunk's index, from 1 to <see cref="ChunkCount"/>.</param>
    public ReadOnlySpan<byte> ChunkBytes(int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, ChunkCount);
        int start = (index - 1) * ChunkSize;
        return _bytes.AsSpan(start, Math.Min(ChunkSize, _bytes.Length - start));
    }

    /// <summary>A block: mark, index of the first chunk (u16, little-endian), bytes of the chunks.</summary>
    /// <param name="first">The first chunk's index, from 1 on.</param>
    /// <param name="count">How many chunks, 1 to <see cref="MaximumBlock"/>.</param>
    public byte[] Block(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumBlock);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count - 1, ChunkCount);
        int start = (first - 1) * ChunkSize;
        ReadOnlySpan<byte> chunks = _bytes.AsSpan(start, Math.Min(count * ChunkSize, _bytes.Length - start));
        byte[] block = new byte[BlockHead + chunks.Length];
        block[0] = BlockMark;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)first);
        chunks.CopyTo(block.AsSpan(BlockHead));
        return block;
    }

    // One byte more than allowed is enough to refuse: a wrong file name may stand for a disk image.
    private static byte[] ReadBounded(FileStream file)
    {
        using MemoryStream bytes = new();
        byte[] block = new byte[64 * 1024];
        int count;
        while (bytes.Length <= MaximumSize && (count = file.Read(block)) > 0)
        {
            bytes.Write(block, 0, count);
        }

        return bytes.ToArray();
    }
}
