using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnigmaIoT.Simulation.Images;

/// <summary>
/// Creates images to try updates with. They prove themselves by their own checksums, and have the kind, the size and the
/// entropy of real ones (a <see cref="SampleProgram"/> fills them), but no real board runs them. They are the same in each build, so that a
/// seed is the same story in each.
/// </summary>
public static class SampleImage
{
    /// <summary>The image's size where none is given: a small application with its libraries.</summary>
    public const int DefaultSize = 80_000;

    /// <summary>The smallest size of an image.</summary>
    public const int MinimumSize = 160;

    /// <summary>The name of the program in an image.</summary>
    public const string Program = "Sample";

    // ESP-IDF: esp_image_header_t, esp_image_segment_header_t, esp_app_desc_t.
    private const int SegmentOffset = 24;
    private const int DataOffset = SegmentOffset + 8;
    private const uint DataAddress = 0x3F400020;
    private const int DescriptionCount = 256;
    private const uint DescriptionMagic = 0xABCD5432;
    private const int VersionOffset = DataOffset + 16;
    private const int ProgramOffset = DataOffset + 48;
    private const int HashCount = 32;
    private const int MinimumChain = 640;

    // Some 78,000 bytes.
    private const int Methods = 300;

    private static readonly Lazy<byte[]> _code = new(() => new SampleProgram(seed: 3, Methods).Code());

    /// <summary>
    /// Creates a deployment of three assemblies: two libraries, and a program that needs both. Less than 640 bytes hold the
    /// program alone.
    /// </summary>
    /// <param name="version">The version of all three; parts that are not given are 0, none is above 65,535.</param>
    /// <param name="size">Its size in bytes, at least <see cref="MinimumSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is smaller.</exception>
    public static byte[] Create(Version version, int size = DefaultSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, MinimumSize);
        AssemblyBuilder core = new("SampleCore", version);
        AssemblyBuilder library = new AssemblyBuilder("SampleLibrary", version).Needs(core);
        AssemblyBuilder program = new AssemblyBuilder(Program, version) { IsProgram = true }.Needs(core, library);
        if (size < MinimumChain)
        {
            return new AssemblyBuilder(Program, version) { IsProgram = true }.Build(size, _code.Value);
        }

        int coreSize = Math.Max(size / 4, core.MinimumSize) & ~3;
        int librarySize = Math.Max(size / 3, library.MinimumSize) & ~3;
        ReadOnlySpan<byte> code = _code.Value;
        return
        [
            .. core.Build(coreSize, code),
            .. library.Build(librarySize, code[(code.Length / 3)..]),
            .. program.Build(size - coreSize - librarySize, code[(code.Length / 2)..]),
        ];
    }

    /// <summary>
    /// Creates an application image of ESP-IDF, with description and SHA-256. Where the size is no multiple of 16 erased flash
    /// (0xFF) fills it up.
    /// </summary>
    /// <param name="size">Its size in bytes, at least <see cref="MinimumSize"/>.</param>
    /// <param name="version">Its version; 1.0 where none is given.</param>
    /// <param name="chipId">The chip that it is for (esp_chip_id_t); an ESP32 where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is smaller.</exception>
    public static byte[] CreateApplication(int size, Version? version = null, ushort chipId = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, MinimumSize);
        byte[] image = new byte[size];
        int hashAt = (size & ~15) - HashCount;
        Span<byte> data = image.AsSpan(DataOffset..((hashAt - 1) & ~3));
        image[0] = 0xE9;
        image[1] = 1;
        image[2] = 2;
        image[8] = 0xEE;
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(12), chipId);
        image[SegmentOffset - 1] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(SegmentOffset), DataAddress);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(SegmentOffset + 4), data.Length);
        AssemblyBuilder.Fill(data[Math.Min(DescriptionCount, data.Length)..], _code.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(data, DescriptionMagic);
        Encoding.ASCII.GetBytes((version ?? new Version(1, 0)).ToString(), image.AsSpan(VersionOffset));
        Encoding.ASCII.GetBytes(Program, image.AsSpan(ProgramOffset));
        byte checksum = 0xEF;
        foreach (byte value in data)
        {
            checksum ^= value;
        }

        image[hashAt - 1] = checksum;
        SHA256.HashData(image.AsSpan(0, hashAt), image.AsSpan(hashAt));
        image.AsSpan(hashAt + HashCount).Fill(0xFF);
        return image;
    }
}
