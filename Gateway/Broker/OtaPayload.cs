using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// A payload of <c>set/ota</c>, taken apart: <c>0,SIZE,CHUNKS,MD5</c> with or without <c>,SHA256,KIND</c> behind it, of a delta
/// <c>,SHA256,4,IMAGEKIND,IMAGESIZE,IMAGEMD5,BASESIZE,BASESHA256</c>, either with or without what is told of a signature behind it,
/// <c>INDEX,BASE64</c>, <c>abort</c>, or
/// an <see cref="OtaBlock"/>. One object serves all messages.
/// </summary>
public sealed class OtaPayload
{
    /// <summary>Characters of the base64 of 212 bytes.</summary>
    public const int MaximumText = (OtaLimits.ChunkCount + 2) / 3 * 4;

    /// <summary>The payload by which a publisher gives its update up.</summary>
    public const string Abort = "abort";

    /// <summary>The offer of a message 0.</summary>
    public readonly OtaOffer Offer = new OtaOffer();

    /// <summary>Gets the index, 0 to 65,535; -1 where <see cref="IsAbort"/>.</summary>
    public int Index { get; private set; }

    /// <summary>Gets whether the publisher gives its update up; then there is nothing else in the payload.</summary>
    public bool IsAbort { get; private set; }

    /// <summary>Gets whether the payload is meant as a message 0, right or wrong.</summary>
    public bool IsOffer { get; private set; }

    /// <summary>Gets whether a message 0 has the kind of its image, even if that is unknown.</summary>
    public bool IsKindReported { get; private set; }

    /// <summary>Gets whether the payload is a block: its body is the bytes of chunks, not base64.</summary>
    public bool IsBlock { get; private set; }

    /// <summary>Gets how many chunks the payload has, 1 where it is not a block.</summary>
    public int Chunks { get; private set; }

    /// <summary>Gets the chunk behind its last one.</summary>
    public int End
    {
        get { return Index + Chunks; }
    }

    /// <summary>Gets where the body starts in the payload: base64, or a block's bytes.</summary>
    public int BodyOffset { get; private set; }

    /// <summary>Gets the number of bytes of the body.</summary>
    public int BodyCount { get; private set; }

    /// <summary>Determines whether the payload has a chunk.</summary>
    public bool Has(int index)
    {
        return Index <= index && index < End;
    }

    /// <summary>Returns how many bytes its chunks have to have.</summary>
    /// <param name="size">Bytes of the image.</param>
    public int BytesOf(uint size)
    {
        return ((Chunks - 1) * OtaLimits.ChunkCount) + OtaLimits.BytesOfChunk(size, End - 1);
    }

    /// <summary>Decodes its chunk; the chunks of a block stand in the payload as they are.</summary>
    /// <param name="base64">Decodes the chunk.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="buffer">Receives the chunk.</param>
    /// <param name="offset">Where it goes.</param>
    /// <returns>False where it is no base64, or the chunks do not have the bytes that the image has there.</returns>
    public bool TryDecode(IBase64 base64, byte[] payload, uint size, byte[] buffer, int offset)
    {
        int count = IsBlock ? BodyCount : base64.Decode(payload, BodyOffset, BodyCount, buffer, offset, OtaLimits.ChunkCount);
        return count == BytesOf(size);
    }

    /// <summary>Takes a payload apart.</summary>
    /// <returns>Null where it is right, else what is wrong with it.</returns>
    public string Read(byte[] payload)
    {
        IsBlock = payload.Length > 0 && payload[0] == OtaBlock.Mark;
        IsAbort = AsciiText.Matches(payload, 0, payload.Length, Abort);
        if (IsAbort)
        {
            IsOffer = false;
            Index = -1;
            Chunks = 0;
            return null;
        }

        if (IsBlock)
        {
            return ReadBlock(payload);
        }

        int end = payload.Length;
        while (end > 0 && (payload[end - 1] == '\n' || payload[end - 1] == '\r' || payload[end - 1] == 0))
        {
            end--;
        }

        int comma = Find(payload, 0, end);
        long index = AsciiText.ParseNumber(payload, 0, comma, OtaLimits.MaximumChunks);
        IsOffer = comma < end && index == 0;
        if (comma == end || index < 0)
        {
            return "OTA message without an index of 0 to 65535 and a comma";
        }

        Index = (int)index;
        Chunks = 1;
        BodyOffset = comma + 1;
        BodyCount = end - BodyOffset;
        if (Index == 0)
        {
            return ReadOffer(payload, end);
        }

        return BodyCount == 0 || BodyCount > MaximumText ? "OTA chunk that is empty or longer than 212 bytes" : null;
    }

    private static int Find(byte[] payload, int from, int end)
    {
        while (from < end && payload[from] != ',')
        {
            from++;
        }

        return from;
    }

    private string ReadBlock(byte[] payload)
    {
        IsOffer = false;
        BodyOffset = OtaBlock.DataOffset;
        BodyCount = payload.Length - OtaBlock.DataOffset;
        if (BodyCount < 1 || BodyCount > OtaBlock.MaximumData)
        {
            return "OTA block without chunks, or with more than 8";
        }

        Index = LittleEndian.ReadUInt16(payload, 1);
        Chunks = (int)OtaLimits.Chunks(BodyCount);
        return Index == 0 ? "OTA block that starts with index 0" : null;
    }

    private string ReadOffer(byte[] payload, int end)
    {
        int sizeEnd = Find(payload, BodyOffset, end);
        int chunksEnd = sizeEnd < end ? Find(payload, sizeEnd + 1, end) : end;
        if (chunksEnd == end)
        {
            return "OTA message 0 without size, number of chunks and MD5";
        }

        long size = AsciiText.ParseNumber(payload, BodyOffset, sizeEnd - BodyOffset, uint.MaxValue);
        long chunks = AsciiText.ParseNumber(payload, sizeEnd + 1, chunksEnd - sizeEnd - 1, OtaLimits.MaximumChunks);
        if (size < 0 || chunks < 0)
        {
            return "OTA message 0 whose size or number of chunks is not a number in range";
        }

        int md5 = chunksEnd + 1;
        int md5End = Find(payload, md5, end);
        if (md5End - md5 != OtaLimits.Md5TextCount || !HexText.TryRead(payload, md5, Offer.Md5))
        {
            return "OTA message 0 whose MD5 is not 32 lower-case hex digits";
        }

        Offer.HasSha256 = md5End < end;
        Offer.Kind = ImageKind.Unknown;
        Offer.ClearDelta();
        Offer.Facts = null;
        IsKindReported = false;
        if (Offer.HasSha256 && !ReadExtension(payload, md5End + 1, end))
        {
            return "OTA message 0 whose SHA-256 is not 64 lower-case hex digits, whose kind is not 0 to 4, or which is wrong behind that";
        }

        Offer.Size = (uint)size;
        Offer.Chunks = (int)chunks;
        return null;
    }

    private bool ReadExtension(byte[] payload, int offset, int end)
    {
        int sha256End = Find(payload, offset, end);
        if (sha256End - offset != OtaLimits.Sha256TextCount || !HexText.TryRead(payload, offset, Offer.Sha256))
        {
            return false;
        }

        if (sha256End == end)
        {
            return true;
        }

        int at = sha256End;
        long kind = ReadNumber(payload, ref at, end, (long)ImageKind.Delta);
        IsKindReported = kind >= 0;
        Offer.Kind = IsKindReported ? (ImageKind)kind : ImageKind.Unknown;
        bool isRight = Offer.Kind == ImageKind.Delta ? ReadDelta(payload, ref at, end) : IsKindReported;
        return isRight && (at == end || ReadFacts(payload, at, end));
    }

    private bool ReadFacts(byte[] payload, int at, int end)
    {
        Offer.Facts = new byte[OtaOffer.FactCount];
        return ReadDigest(payload, ref at, end, Offer.Facts) && at == end;
    }

    private bool ReadDelta(byte[] payload, ref int at, int end)
    {
        DeltaOffer delta = Offer.BeginDelta();
        long kind = ReadNumber(payload, ref at, end, (long)ImageKind.CompressedApplication);
        long size = ReadNumber(payload, ref at, end, int.MaxValue);
        bool isMd5 = ReadDigest(payload, ref at, end, delta.Md5);
        long baseSize = ReadNumber(payload, ref at, end, int.MaxValue);
        bool isSha256 = ReadDigest(payload, ref at, end, delta.BaseSha256);
        delta.Kind = kind < 0 ? ImageKind.Unknown : (ImageKind)kind;
        delta.Size = size < 0 ? 0 : (uint)size;
        delta.BaseSize = baseSize < 0 ? 0 : (uint)baseSize;
        return kind > 0 && size > 0 && isMd5 && baseSize >= 0 && isSha256;
    }

    /// <summary>Reads the field behind a comma.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="at">Where the comma stands; then where the field ends.</param>
    /// <param name="end">Where the payload ends.</param>
    /// <param name="maximum">The largest number.</param>
    /// <returns>-1 where it is no such number, or missing.</returns>
    private static long ReadNumber(byte[] payload, ref int at, int end, long maximum)
    {
        int start = at < end ? at + 1 : end;
        at = Find(payload, start, end);
        return AsciiText.ParseNumber(payload, start, at - start, maximum);
    }

    private static bool ReadDigest(byte[] payload, ref int at, int end, byte[] digest)
    {
        int start = at < end ? at + 1 : end;
        at = Find(payload, start, end);
        return at - start == 2 * digest.Length && HexText.TryRead(payload, start, digest);
    }
}
