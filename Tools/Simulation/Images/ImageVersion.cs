using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnigmaIoT.Simulation.Images;

/// <summary>Reads an image's version from its bytes.</summary>
public static class ImageVersion
{
    /// <summary>Bytes at an image's beginning that may hold its version.</summary>
    public const int HeadCount = AppVersionOffset + AppVersionCount;

    // nanoCLR, CLR_RECORD_ASSEMBLY: marker 8, header CRC, assembly CRC, flags, native methods checksum, patch entry
    // offset (u32 each), then the version as four u16.
    private const int AssemblyVersionOffset = 28;

    // ESP-IDF: an image header of 24 bytes, a segment header of 8, then esp_app_desc_t: magic, secure version, 8
    // bytes, version.
    private const int AppDescriptionOffset = 32;
    private const uint AppDescriptionMagic = 0xABCD5432;
    private const int AppVersionOffset = 48;
    private const int AppVersionCount = 32;
    private const byte ApplicationMark = 0xE9;

    /// <summary>Gets the mark of an assembly, and so of a deployment.</summary>
    public static ReadOnlySpan<byte> AssemblyMark => "NFMRK1\0\0"u8;

    /// <summary>Reads the version of a deployment's first assembly, or of an ESP-IDF application.</summary>
    /// <param name="head">The image's beginning, <see cref="HeadCount"/> bytes where it has so many.</param>
    /// <param name="version">Receives the version.</param>
    /// <returns>False where the image does not tell one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> head, out string version)
    {
        version = string.Empty;
        if (head.StartsWith(AssemblyMark) && head.Length >= AssemblyVersionOffset + 8)
        {
            ReadOnlySpan<byte> numbers = head.Slice(AssemblyVersionOffset, 8);
            version = string.Create(
                CultureInfo.InvariantCulture,
                $"{Number(numbers, 0)}.{Number(numbers, 1)}.{Number(numbers, 2)}.{Number(numbers, 3)}");
        }
        else if (head.Length >= HeadCount && head[0] == ApplicationMark
            && BinaryPrimitives.ReadUInt32LittleEndian(head[AppDescriptionOffset..]) == AppDescriptionMagic)
        {
            ReadOnlySpan<byte> text = head.Slice(AppVersionOffset, AppVersionCount);
            int end = text.IndexOf((byte)0);
            version = Encoding.ASCII.GetString(end < 0 ? text : text[..end]);
        }

        return version.Length > 0;
    }

    /// <summary>Names an image: its version, or <c>md5:</c> and the first 8 digits of its MD5.</summary>
    public static string Describe(ReadOnlySpan<byte> image)
    {
        return TryRead(image, out string version)
            ? version
            : "md5:" + Convert.ToHexStringLower(MD5.HashData(image).AsSpan(0, 4));
    }

    private static int Number(ReadOnlySpan<byte> numbers, int index)
    {
        return BinaryPrimitives.ReadUInt16LittleEndian(numbers[(2 * index)..]);
    }
}
