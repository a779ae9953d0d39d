using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// What message 0 says: the image's identity (size and MD5) and, from our gateways, the offer of the extension.
/// Layout: 0xEF, index 0, size u32, chunks u16, MD5 as 32 lower-case hex characters; then mark, version, window, kind of
/// image and, where it is known, the SHA-256 (docs/ota-extension.md).
/// </summary>
public sealed class OtaOffer
{
    /// <summary>Control bytes without the extension.</summary>
    public const int Count = Md5Offset + OtaLimits.Md5TextCount;

    /// <summary>Control bytes with the extension, without a SHA-256.</summary>
    public const int ExtendedCount = Count + 4;

    /// <summary>Control bytes with the extension and a SHA-256: the most there are.</summary>
    public const int MaximumCount = ExtendedCount + OtaLimits.Sha256Count;

    private const int SizeOffset = 3;
    private const int ChunksOffset = 7;
    private const int Md5Offset = 9;

    /// <summary>The MD5 of the image, 16 bytes.</summary>
    public readonly byte[] Md5 = new byte[OtaLimits.Md5Count];

    /// <summary>The SHA-256 of the image, 32 bytes; means nothing unless <see cref="HasSha256"/>.</summary>
    public readonly byte[] Sha256 = new byte[OtaLimits.Sha256Count];

    /// <summary>Gets or sets the image's size in bytes.</summary>
    public uint Size { get; set; }

    /// <summary>Gets or sets the number of chunks.</summary>
    public int Chunks { get; set; }

    /// <summary>Gets or sets how many chunks may be under way; 0 where the extension is not offered.</summary>
    public int Window { get; set; }

    /// <summary>Gets or sets the kind of image; only the extension tells it.</summary>
    public ImageKind Kind { get; set; }

    /// <summary>Gets or sets whether the SHA-256 is known; only the extension tells it.</summary>
    public bool HasSha256 { get; set; }

    /// <summary>Gets whether size and number of chunks belong together, and are not zero.</summary>
    public bool IsConsistent
    {
        get { return Size > 0 && Chunks > 0 && OtaLimits.Chunks(Size) == Chunks; }
    }

    /// <summary>Determines whether both name the same image.</summary>
    public bool IsSameImage(OtaOffer other)
    {
        if (Size != other.Size)
        {
            return false;
        }

        for (int i = 0; i < Md5.Length; i++)
        {
            if (Md5[i] != other.Md5[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the values of another offer.</summary>
    public void CopyFrom(OtaOffer other)
    {
        Size = other.Size;
        Chunks = other.Chunks;
        Window = other.Window;
        Kind = other.Kind;
        Array.Copy(other.Md5, 0, Md5, 0, Md5.Length);
        TakeSha256(other);
    }

    /// <summary>Takes the SHA-256 of another offer, or that it has none.</summary>
    public void TakeSha256(OtaOffer other)
    {
        HasSha256 = other.HasSha256;
        Array.Copy(other.Sha256, 0, Sha256, 0, Sha256.Length);
    }

    /// <summary>Writes message 0, with the extension where <see cref="Window"/> is not 0.</summary>
    /// <returns>Number of control bytes.</returns>
    public int Write(byte[] buffer, int offset)
    {
        buffer[offset] = ControlCode.Ota;
        LittleEndian.WriteUInt16(buffer, offset + 1, 0);
        LittleEndian.WriteUInt32(buffer, offset + SizeOffset, Size);
        LittleEndian.WriteUInt16(buffer, offset + ChunksOffset, Chunks);
        HexText.Write(Md5, buffer, offset + Md5Offset);
        if (Window == 0)
        {
            return Count;
        }

        buffer[offset + Count] = OtaExtension.Mark;
        buffer[offset + Count + 1] = OtaExtension.Version;
        buffer[offset + Count + 2] = (byte)Window;
        buffer[offset + Count + 3] = (byte)Kind;
        if (!HasSha256)
        {
            return ExtendedCount;
        }

        Array.Copy(Sha256, 0, buffer, offset + ExtendedCount, Sha256.Length);
        return MaximumCount;
    }

    /// <summary>Reads message 0.</summary>
    /// <returns>False where it is too short or its MD5 is not one; the object's values are then undefined.</returns>
    public bool TryRead(byte[] buffer, int offset, int count)
    {
        if (count < Count || !HexText.TryRead(buffer, offset + Md5Offset, Md5))
        {
            return false;
        }

        Size = LittleEndian.ReadUInt32(buffer, offset + SizeOffset);
        Chunks = LittleEndian.ReadUInt16(buffer, offset + ChunksOffset);
        bool extended = count >= ExtendedCount
            && buffer[offset + Count] == OtaExtension.Mark
            && buffer[offset + Count + 1] >= OtaExtension.Version;
        Window = extended ? buffer[offset + Count + 2] : 0;
        Kind = extended ? (ImageKind)buffer[offset + Count + 3] : ImageKind.Unknown;
        HasSha256 = extended && count >= MaximumCount;
        if (HasSha256)
        {
            Array.Copy(buffer, offset + ExtendedCount, Sha256, 0, Sha256.Length);
        }

        return true;
    }
}
