using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Shared.Ota;

/// <summary>
/// What message 0 says: the image's identity (size and MD5) and, from our gateways, the offer of the extension.
/// Layout: 0xEF, index 0, size u32, chunks u16, MD5 as 32 lower-case hex characters; then mark, version, window.
/// </summary>
public sealed class OtaOffer
{
    /// <summary>Control bytes without the extension.</summary>
    public const int Count = Md5Offset + OtaLimits.Md5TextCount;

    /// <summary>Control bytes with the extension.</summary>
    public const int ExtendedCount = Count + 3;

    private const int SizeOffset = 3;
    private const int ChunksOffset = 7;
    private const int Md5Offset = 9;
    private const string Digits = "0123456789abcdef";

    /// <summary>The MD5 of the image, 16 bytes.</summary>
    public readonly byte[] Md5 = new byte[OtaLimits.Md5Count];

    /// <summary>Gets or sets the image's size in bytes.</summary>
    public uint Size { get; set; }

    /// <summary>Gets or sets the number of chunks.</summary>
    public int Chunks { get; set; }

    /// <summary>Gets or sets how many chunks may be under way; 0 where the extension is not offered.</summary>
    public int Window { get; set; }

    /// <summary>Gets whether size and number of chunks belong together, and are not zero.</summary>
    public bool IsConsistent
    {
        get { return Size > 0 && Chunks > 0 && OtaLimits.Chunks(Size) == Chunks; }
    }

    /// <summary>Reads an MD5 from its text.</summary>
    /// <returns>False where one of the 32 characters is not a lower-case hex digit.</returns>
    public static bool TryParseMd5(byte[] text, int offset, byte[] md5)
    {
        for (int i = 0; i < OtaLimits.Md5TextCount; i++)
        {
            int c = text[offset + i];
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0)
            {
                return false;
            }

            md5[i / 2] = (byte)(i % 2 == 0 ? digit << 4 : md5[i / 2] | digit);
        }

        return true;
    }

    /// <summary>Writes an MD5 as text.</summary>
    public static string FormatMd5(byte[] md5)
    {
        char[] text = new char[OtaLimits.Md5TextCount];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = Digits[(md5[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF];
        }

        return new string(text);
    }

    /// <summary>Tells whether both name the same image.</summary>
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
        Array.Copy(other.Md5, 0, Md5, 0, Md5.Length);
    }

    /// <summary>Writes message 0, with the extension where <see cref="Window"/> is not 0.</summary>
    /// <returns>Number of control bytes.</returns>
    public int Write(byte[] buffer, int offset)
    {
        buffer[offset] = ControlCode.Ota;
        LittleEndian.WriteUInt16(buffer, offset + 1, 0);
        LittleEndian.WriteUInt32(buffer, offset + SizeOffset, Size);
        LittleEndian.WriteUInt16(buffer, offset + ChunksOffset, Chunks);
        for (int i = 0; i < OtaLimits.Md5TextCount; i++)
        {
            buffer[offset + Md5Offset + i] = (byte)Digits[(Md5[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF];
        }

        if (Window == 0)
        {
            return Count;
        }

        buffer[offset + Count] = OtaExtension.Mark;
        buffer[offset + Count + 1] = OtaExtension.Version;
        buffer[offset + Count + 2] = (byte)Window;
        return ExtendedCount;
    }

    /// <summary>Reads message 0.</summary>
    /// <returns>False where it is too short or its MD5 is not one; the object's values are then undefined.</returns>
    public bool TryRead(byte[] buffer, int offset, int count)
    {
        if (count < Count || !TryParseMd5(buffer, offset + Md5Offset, Md5))
        {
            return false;
        }

        Size = LittleEndian.ReadUInt32(buffer, offset + SizeOffset);
        Chunks = LittleEndian.ReadUInt16(buffer, offset + ChunksOffset);
        Window = count >= ExtendedCount
            && buffer[offset + Count] == OtaExtension.Mark
            && buffer[offset + Count + 1] >= OtaExtension.Version ? buffer[offset + Count + 2] : 0;
        return true;
    }
}
