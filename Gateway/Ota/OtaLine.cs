using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// A payload of <c>set/ota</c>, taken apart: <c>0,SIZE,CHUNKS,MD5</c> or <c>INDEX,BASE64</c>. One object serves all messages.
/// </summary>
public sealed class OtaLine
{
    /// <summary>Characters of the base64 of 212 bytes.</summary>
    public const int MaximumText = (OtaLimits.ChunkCount + 2) / 3 * 4;

    /// <summary>The offer of a message 0.</summary>
    public readonly OtaOffer Offer = new OtaOffer();

    /// <summary>Gets the index, 0 to 65,535.</summary>
    public int Index { get; private set; }

    /// <summary>Gets whether the payload is meant as a message 0, right or wrong.</summary>
    public bool IsOffer { get; private set; }

    /// <summary>Gets where the base64 starts in the payload.</summary>
    public int TextOffset { get; private set; }

    /// <summary>Gets the number of base64 characters.</summary>
    public int TextCount { get; private set; }

    /// <summary>Takes a payload apart.</summary>
    /// <returns>Null where it is right, else what is wrong with it.</returns>
    public string Read(byte[] payload)
    {
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
        TextOffset = comma + 1;
        TextCount = end - TextOffset;
        if (Index == 0)
        {
            return ReadOffer(payload, end);
        }

        return TextCount == 0 || TextCount > MaximumText ? "OTA chunk that is empty or longer than 212 bytes" : null;
    }

    private static int Find(byte[] payload, int from, int end)
    {
        while (from < end && payload[from] != ',')
        {
            from++;
        }

        return from;
    }

    private string ReadOffer(byte[] payload, int end)
    {
        int sizeEnd = Find(payload, TextOffset, end);
        int chunksEnd = sizeEnd < end ? Find(payload, sizeEnd + 1, end) : end;
        if (chunksEnd == end)
        {
            return "OTA message 0 without size, number of chunks and MD5";
        }

        long size = AsciiText.ParseNumber(payload, TextOffset, sizeEnd - TextOffset, uint.MaxValue);
        long chunks = AsciiText.ParseNumber(payload, sizeEnd + 1, chunksEnd - sizeEnd - 1, OtaLimits.MaximumChunks);
        if (size < 0 || chunks < 0)
        {
            return "OTA message 0 whose size or number of chunks is not a number in range";
        }

        if (end - chunksEnd - 1 != OtaLimits.Md5TextCount || !OtaOffer.TryParseMd5(payload, chunksEnd + 1, Offer.Md5))
        {
            return "OTA message 0 whose MD5 is not 32 lower-case hex digits";
        }

        Offer.Size = (uint)size;
        Offer.Chunks = (int)chunks;
        return null;
    }
}
