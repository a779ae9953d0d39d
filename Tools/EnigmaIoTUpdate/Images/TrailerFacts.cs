using System.Buffers.Binary;
using System.Text;
using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Update.Images;

/// <summary>What message 0 tells of an image's signature, so that a board refuses what it would refuse at the end (docs/ota-extension.md).</summary>
public static class TrailerFacts
{
    /// <summary>Bytes of the facts.</summary>
    public const int Count = 24;

    private const int CounterOffset = 8;
    private const int ClassOffset = 12;
    private const int InteropOffset = 16;
    private const int ChecksumOffset = 20;

    /// <summary>Returns the facts.</summary>
    /// <param name="trailer">The image's trailer; null where it is unsigned, which zeros tell.</param>
    public static byte[] Of(ImageTrailer? trailer)
    {
        byte[] facts = new byte[Count];
        if (trailer is null)
        {
            return facts;
        }

        trailer.KeyId.Span.CopyTo(facts);
        BinaryPrimitives.WriteUInt32LittleEndian(facts.AsSpan(CounterOffset), trailer.Counter);
        if (trailer.HardwareClass is { } name)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteUInt32LittleEndian(facts.AsSpan(ClassOffset), Crc32.Compute(bytes, 0, bytes.Length));
        }

        if (trailer.Interop is { } interop)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(facts.AsSpan(InteropOffset), (ushort)interop.Major);
            BinaryPrimitives.WriteUInt16LittleEndian(facts.AsSpan(InteropOffset + 2), (ushort)interop.Minor);
        }

        uint checksum = trailer.Natives.FirstOrDefault(need => need.Name == DeploymentReader.InteropName).Checksum;
        BinaryPrimitives.WriteUInt32LittleEndian(facts.AsSpan(ChecksumOffset), checksum);
        return facts;
    }
}
