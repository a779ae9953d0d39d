using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// What message 0 says: the image's identity (size and MD5) and, from our gateways, the offer of the extension.
/// Layout: 0xEF, index 0, size u32, chunks u16, MD5 as 32 lower-case hex characters; then mark, version, window, kind of
/// image (with 0x80 where its chunks come by broadcasts) and, where it is known, the SHA-256; and of a delta the image that it makes, whose SHA-256 that is, and the one that it is
/// against; behind all that what is told of its signature (docs/ota-extension.md).
/// </summary>
public sealed class OtaOffer
{
    /// <summary>Control bytes without the extension.</summary>
    public const int Count = Md5Offset + OtaLimits.Md5TextCount;

    /// <summary>Control bytes with the extension, without a SHA-256.</summary>
    public const int ExtendedCount = Count + 4;

    /// <summary>Control bytes with the extension and a SHA-256.</summary>
    public const int IdentifiedCount = ExtendedCount + OtaLimits.Sha256Count;

    /// <summary>Control bytes of a delta, without the facts of a signature.</summary>
    public const int DeltaCount = BaseSha256Offset + OtaLimits.Sha256Count;

    /// <summary>The most control bytes.</summary>
    public const int MaximumCount = DeltaCount + 1 + FactCount;

    /// <summary>Bytes of the facts of a signature.</summary>
    public const int FactCount = 24;

    private const byte FactMark = 0x53;

    private const int DeltaKindOffset = IdentifiedCount;
    private const int DeltaSizeOffset = DeltaKindOffset + 1;
    private const int DeltaMd5Offset = DeltaSizeOffset + 4;
    private const int BaseSizeOffset = DeltaMd5Offset + OtaLimits.Md5Count;
    private const int BaseSha256Offset = BaseSizeOffset + 4;

    private const int SizeOffset = 3;
    private const int ChunksOffset = 7;
    private const int Md5Offset = 9;

    /// <summary>The MD5 of the image, 16 bytes.</summary>
    public readonly byte[] Md5 = new byte[OtaLimits.Md5Count];

    /// <summary>The SHA-256 of the image, 32 bytes; means nothing unless <see cref="HasSha256"/>.</summary>
    public readonly byte[] Sha256 = new byte[OtaLimits.Sha256Count];

    private const int ByteMask = 0xFF;
    private const int KindShift = 8;
    private const int Sha256Flag = 1 << 16;
    private const int ManyFlag = 1 << 17;
    private const int LargeFlag = 1 << 18;

    // Beside the kind of image: its chunks come by broadcasts. A node that does not know that finds no slot for such a kind.
    private const byte ManyBit = 0x80;

    // The window in bits 0 to 7, the kind in 8 to 15, whether the SHA-256 is known, whether it is for many, whether the gateway sends several
    // chunks a frame: a field costs 12 bytes.
    private int _facts;

    /// <summary>Gets or sets the size in bytes of what is sent: the image, or the delta.</summary>
    public uint Size { get; set; }

    /// <summary>Gets or sets the number of chunks.</summary>
    public int Chunks { get; set; }

    /// <summary>Gets or sets how many chunks may be under way; 0 where the extension is not offered.</summary>
    public int Window
    {
        get { return _facts & ByteMask; }
        set { _facts = (_facts & ~ByteMask) | (value & ByteMask); }
    }

    /// <summary>Gets what the delta makes, and of what; null where an image is sent.</summary>
    public DeltaOffer Delta { get; private set; }

    /// <summary>
    /// Gets or sets what is told of the image's signature, <see cref="FactCount"/> bytes that nobody changes; null where nothing is. Only
    /// the extension tells it, behind a SHA-256.
    /// </summary>
    public byte[] Facts { get; set; }

    /// <summary>Gets the size in bytes of the image that comes of it.</summary>
    public uint ImageSize
    {
        get { return Delta == null ? Size : Delta.Size; }
    }

    /// <summary>Gets the kind of image that comes of it.</summary>
    public ImageKind ImageKind
    {
        get { return Delta == null ? Kind : Delta.Kind; }
    }

    /// <summary>Gets the MD5 of the image that comes of it, 16 bytes.</summary>
    public byte[] ImageMd5
    {
        get { return Delta == null ? Md5 : Delta.Md5; }
    }

    /// <summary>Gets or sets the kind of what is sent; only the extension has it.</summary>
    public ImageKind Kind
    {
        get { return (ImageKind)((_facts >> KindShift) & ByteMask); }
        set { _facts = (_facts & ~(ByteMask << KindShift)) | (((int)value & ByteMask) << KindShift); }
    }

    /// <summary>Gets or sets whether the SHA-256 is known; only the extension has it.</summary>
    public bool HasSha256
    {
        get { return (_facts & Sha256Flag) != 0; }
        set { _facts = value ? _facts | Sha256Flag : _facts & ~Sha256Flag; }
    }

    /// <summary>Gets or sets whether the chunks come by broadcasts, to all nodes that were offered the image; only the extension has it.</summary>
    public bool IsForMany
    {
        get { return (_facts & ManyFlag) != 0; }
        set { _facts = value ? _facts | ManyFlag : _facts & ~ManyFlag; }
    }

    /// <summary>Gets or sets whether the gateway has room for frames with several chunks; only the extension tells it.</summary>
    public bool HasLargeFrames
    {
        get { return (_facts & LargeFlag) != 0; }
        set { _facts = value ? _facts | LargeFlag : _facts & ~LargeFlag; }
    }

    /// <summary>
    /// Gets whether size and number of chunks belong together, and are not zero, and whether a delta, and only that, says what it makes.
    /// </summary>
    public bool IsConsistent
    {
        get
        {
            return Size > 0 && Chunks > 0 && OtaLimits.Chunks(Size) == Chunks && (Kind == ImageKind.Delta) == (Delta != null)
                && (Delta == null || (HasSha256 && Delta.Size > 0 && Delta.Size <= int.MaxValue && Delta.BaseSize <= int.MaxValue));
        }
    }

    /// <summary>Turns the offer into one of a delta, whose values are set next.</summary>
    public DeltaOffer BeginDelta()
    {
        Delta = new DeltaOffer();
        return Delta;
    }

    /// <summary>Turns the offer into one of an image.</summary>
    public void ClearDelta()
    {
        Delta = null;
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
        IsForMany = other.IsForMany;
        HasLargeFrames = other.HasLargeFrames;
        Array.Copy(other.Md5, 0, Md5, 0, Md5.Length);
        TakeSha256(other);
        Facts = other.Facts;
        ClearDelta();
        if (other.Delta != null)
        {
            BeginDelta().CopyFrom(other.Delta);
        }
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
        buffer[offset + Count + 1] = HasLargeFrames ? OtaExtension.LargeVersion : OtaExtension.Version;
        buffer[offset + Count + 2] = (byte)Window;
        buffer[offset + Count + 3] = (byte)((int)Kind | (IsForMany ? ManyBit : 0));
        if (!HasSha256)
        {
            return ExtendedCount;
        }

        Array.Copy(Sha256, 0, buffer, offset + ExtendedCount, Sha256.Length);
        if (Delta == null)
        {
            return WriteFacts(buffer, offset, IdentifiedCount);
        }

        buffer[offset + DeltaKindOffset] = (byte)Delta.Kind;
        LittleEndian.WriteUInt32(buffer, offset + DeltaSizeOffset, Delta.Size);
        Array.Copy(Delta.Md5, 0, buffer, offset + DeltaMd5Offset, OtaLimits.Md5Count);
        LittleEndian.WriteUInt32(buffer, offset + BaseSizeOffset, Delta.BaseSize);
        Array.Copy(Delta.BaseSha256, 0, buffer, offset + BaseSha256Offset, OtaLimits.Sha256Count);
        return WriteFacts(buffer, offset, DeltaCount);
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
        HasLargeFrames = extended && buffer[offset + Count + 1] >= OtaExtension.LargeVersion;
        Window = extended ? buffer[offset + Count + 2] : 0;
        int kind = extended ? buffer[offset + Count + 3] : 0;
        Kind = (ImageKind)(kind & ~ManyBit);
        IsForMany = (kind & ManyBit) != 0;
        HasSha256 = extended && count >= IdentifiedCount;
        if (HasSha256)
        {
            Array.Copy(buffer, offset + ExtendedCount, Sha256, 0, Sha256.Length);
        }

        ClearDelta();
        if (Kind == ImageKind.Delta && count >= DeltaCount)
        {
            ReadDelta(buffer, offset, BeginDelta());
        }

        ReadFacts(buffer, offset, Delta == null ? IdentifiedCount : DeltaCount, count);
        return true;
    }

    private int WriteFacts(byte[] buffer, int offset, int at)
    {
        if (Facts == null)
        {
            return at;
        }

        buffer[offset + at] = FactMark;
        Array.Copy(Facts, 0, buffer, offset + at + 1, FactCount);
        return at + 1 + FactCount;
    }

    private void ReadFacts(byte[] buffer, int offset, int at, int count)
    {
        Facts = null;
        if (HasSha256 && count >= at + 1 + FactCount && buffer[offset + at] == FactMark)
        {
            Facts = new byte[FactCount];
            Array.Copy(buffer, offset + at + 1, Facts, 0, FactCount);
        }
    }

    private static void ReadDelta(byte[] buffer, int offset, DeltaOffer delta)
    {
        delta.Kind = (ImageKind)buffer[offset + DeltaKindOffset];
        delta.Size = LittleEndian.ReadUInt32(buffer, offset + DeltaSizeOffset);
        Array.Copy(buffer, offset + DeltaMd5Offset, delta.Md5, 0, OtaLimits.Md5Count);
        delta.BaseSize = LittleEndian.ReadUInt32(buffer, offset + BaseSizeOffset);
        Array.Copy(buffer, offset + BaseSha256Offset, delta.BaseSha256, 0, OtaLimits.Sha256Count);
    }
}
