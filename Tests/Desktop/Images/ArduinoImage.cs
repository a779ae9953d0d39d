using System.Buffers.Binary;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Tests.Desktop.Images;

/// <summary>Creates files as Arduino's elf2bin.py makes them for an ESP8266.</summary>
internal static class ArduinoImage
{
    private const int SketchOffset = 4096;

    /// <summary>Creates a boot loader and a sketch of two segments each.</summary>
    /// <param name="withCrc">Whether size and CRC are written into it, which newer versions do.</param>
    public static byte[] Create(bool withCrc)
    {
        byte[] boot = Segments(0x4010F000, 0xD60, 0x28);
        byte[] image = [.. boot, .. Enumerable.Repeat((byte)0xAA, SketchOffset - boot.Length), .. Segments(0x40201010, 3000, 1500)];
        if (withCrc)
        {
            image.AsSpan(SketchOffset + 16, 8).Clear();
            uint crc = AssemblyCrc.Compute(image, uint.MaxValue);
            BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(SketchOffset + 16), image.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(SketchOffset + 20), crc);
        }

        return image;
    }

    /// <summary>Creates an image of segments whose bytes count up.</summary>
    public static byte[] Segments(uint address, params int[] sizes)
    {
        List<byte> image = [0xE9, (byte)sizes.Length, 2, 0x40, 0xC0, 0, 0x10, 0x40];
        byte checksum = 0xEF;
        byte next = 1;
        foreach (int size in sizes)
        {
            image.AddRange(BitConverter.GetBytes(address));
            image.AddRange(BitConverter.GetBytes(size));
            for (int i = 0; i < size; i++)
            {
                image.Add(next);
                checksum ^= next++;
            }

            address += (uint)size;
        }

        image.AddRange(new byte[15 - (image.Count % 16)]);
        image.Add(checksum);
        return [.. image];
    }
}
