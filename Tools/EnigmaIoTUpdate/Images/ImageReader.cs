using System.Buffers.Binary;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// Checks a firmware image wholly by what its own format has, and describes it. Erased flash (0xFF) may follow the image;
/// so may the trailer that signs it; anything else that follows it is a fault.
/// </summary>
public static class ImageReader
{
    private const byte ApplicationMark = 0xE9;

    // The first segment's address stands here in an image for an ESP8266, and pins and currents in one for an ESP32.
    private const int Esp8266AddressOffset = 8;
    private const uint Esp8266FirstAddress = 0x3FFE8000;
    private const uint Esp8266LastAddress = 0x402FFFFF;

    /// <summary>Reads an image.</summary>
    /// <param name="image">A file, or a slot of flash.</param>
    public static ImageReport Read(ReadOnlySpan<byte> image)
    {
        if (image.StartsWith("NFMRK"u8))
        {
            return DeploymentReader.Read(image);
        }

        if (image.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return CompressedReader.Read(image);
        }

        if (image.StartsWith((ReadOnlySpan<byte>)[ApplicationMark]))
        {
            return IsForEsp8266(image) ? Esp8266Reader.Read(image) : Esp32Reader.Read(image);
        }

        return new ImageReport
        {
            Format = ImageFormat.Unknown,
            Fault = "it is no firmware that this program knows (nanoFramework deployment, application for ESP32 or ESP8266)",
        };
    }

    /// <summary>
    /// Reads what a slot of flash holds. The rest of the image's last sector has to be erased, or the whole next one where the
    /// image fills its last; what stands behind that is not looked at, since tools that flash by wire leave it.
    /// </summary>
    /// <param name="slot">The whole slot.</param>
    /// <param name="sector">Bytes that the flash erases at once.</param>
    public static ImageReport ReadSlot(ReadOnlySpan<byte> slot, int sector)
    {
        int end = slot.StartsWith(AssemblyHeader.Mark) ? DeploymentReader.FindEnd(slot)
            : slot.StartsWith((ReadOnlySpan<byte>)[ApplicationMark]) ? Esp32Reader.FindEnd(slot)
            : 0;
        end = TrailerReader.TryRead(slot, end, out ImageTrailer? trailer) ? trailer.End : end;
        return Read(slot[..Math.Min(slot.Length, ((end / sector) + 1) * sector)]);
    }

    private static bool IsForEsp8266(ReadOnlySpan<byte> image)
    {
        return image.Length >= Esp8266AddressOffset + 4
            && BinaryPrimitives.ReadUInt32LittleEndian(image[Esp8266AddressOffset..])
                is >= Esp8266FirstAddress and <= Esp8266LastAddress;
    }
}
