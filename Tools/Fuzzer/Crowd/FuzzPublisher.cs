using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Crowd;

/// <summary>Publishes an image to a node, in lines or in blocks, as a publisher should: it goes on where it is told to.</summary>
internal sealed class FuzzPublisher
{
    private readonly string _results;
    private int _next;
    private int _credit;

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="node">The node's name or address.</param>
    /// <param name="image">The image.</param>
    /// <param name="blocks">Whether it sends blocks and keeps to the credit.</param>
    public FuzzPublisher(string node, FuzzImage image, bool blocks)
    {
        Image = image;
        IsExtended = blocks;
        _results = $"{FuzzNetwork.TopicPrefix}{node}/result/";
        Topic = $"{FuzzNetwork.TopicPrefix}{node}/set/ota";
    }

    public FuzzImage Image { get; }

    public bool IsExtended { get; }

    /// <summary>Gets the topic of what it publishes.</summary>
    public string Topic { get; }

    /// <summary>Gets whether an update runs, as far as it knows.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Gets the final status; none while there is none.</summary>
    public OtaStatus FinalStatus { get; private set; } = OtaStatus.None;

    /// <summary>Gets message 0.</summary>
    public byte[] Offer()
    {
        _next = 1;
        FinalStatus = OtaStatus.None;
        return Encoding.ASCII.GetBytes(IsExtended ? Image.ExtendedLine : Image.Line);
    }

    /// <summary>Gets the next message; null where it has to wait.</summary>
    public byte[]? Next()
    {
        int last = IsExtended ? Math.Min(_credit, Image.Chunks) : Image.Chunks;
        if (_next < 1 || _next > last)
        {
            return null;
        }

        if (!IsExtended)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"{_next},{Convert.ToBase64String(Image.Chunk(_next))}");
            _next++;
            return Encoding.ASCII.GetBytes(line);
        }

        int count = Math.Min(OtaBlock.MaximumChunks, last - _next + 1);
        int offset = (_next - 1) * OtaLimits.ChunkCount;
        int bytes = Math.Min(count * OtaLimits.ChunkCount, Image.Bytes.Length - offset);
        byte[] block = new byte[OtaBlock.DataOffset + bytes];
        block[0] = OtaBlock.Mark;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)_next);
        Image.Bytes.AsSpan(offset, bytes).CopyTo(block.AsSpan(OtaBlock.DataOffset));
        _next += count;
        return block;
    }

    /// <summary>Receives what the gateway publishes.</summary>
    public void Hear(string topic, ReadOnlySpan<byte> payload)
    {
        if (!topic.StartsWith(_results, StringComparison.Ordinal))
        {
            return;
        }

        OtaStatus status = (OtaStatus)Find(payload, "\"status\":"u8);
        int credit = Find(payload, "\"credit\":"u8);
        int last = Find(payload, "\"last_chunk\":"u8);
        _credit = credit >= 0 ? credit : _credit;
        _next = last >= 0 ? last + 1 : _next;
        if (status == OtaStatus.Started)
        {
            IsStarted = true;
        }
        else if (OtaAnswer.IsFinal(status))
        {
            FinalStatus = status;
            IsStarted = false;
            _credit = 0;
        }
    }

    private static int Find(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key)
    {
        int at = payload.IndexOf(key);
        if (at < 0)
        {
            return -1;
        }

        // The gateway writes the credit into a fixed width.
        int number = 0;
        for (at += key.Length; at < payload.Length && payload[at] == ' ';)
        {
            at++;
        }

        for (; at < payload.Length && payload[at] is >= (byte)'0' and <= (byte)'9' && number < 100_000; at++)
        {
            number = (number * 10) + payload[at] - '0';
        }

        return number;
    }
}
