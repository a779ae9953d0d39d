using System.Buffers.Binary;

namespace EnigmaIoT.Simulation.Capture;

/// <summary>
/// Writes a capture file (pcap, version 2.4, microseconds) of IEEE 802.11 frames behind radiotap headers, which Wireshark
/// opens.
/// </summary>
internal sealed class PcapWriter : IDisposable
{
    private const uint Magic = 0xA1B2C3D4;
    private const int LinkType = 127;
    private const int RecordHead = 16;
    private const int RadiotapCount = 22;

    // Present: time, flags, rate, channel. The frame check sequence stands at the frame's end.
    private const uint Present = 0x0000000F;
    private const byte CheckFlag = 0x10;
    private const int CckAt2GHz = 0x00A0;
    private const int OfdmAt2GHz = 0x00C0;
    private const int LargestFrame = 1536;

    private readonly Stream _stream;
    private readonly byte[] _record = new byte[RecordHead + RadiotapCount + LargestFrame];

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it is written; it is closed with this object.</param>
    public PcapWriter(Stream stream)
    {
        _stream = stream;
        byte[] head = new byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(6), 4);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), ushort.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), LinkType);
        _stream.Write(head);
    }

    /// <summary>Gets where the next frame has to be written, up to 1,536 bytes.</summary>
    public Span<byte> Frame => _record.AsSpan(RecordHead + RadiotapCount);

    /// <summary>Ends the frame that was written.</summary>
    /// <param name="time">When it began, in microseconds.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="megabits">Its rate.</param>
    /// <param name="channel">Its channel, 1 to 13.</param>
    public void End(long time, int count, double megabits, int channel)
    {
        Span<byte> record = _record;
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(time / 1_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(time % 1_000_000));
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], RadiotapCount + count);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], RadiotapCount + count);

        Span<byte> radiotap = record[RecordHead..];
        radiotap[..RadiotapCount].Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(radiotap[2..], RadiotapCount);
        BinaryPrimitives.WriteUInt32LittleEndian(radiotap[4..], Present);
        BinaryPrimitives.WriteInt64LittleEndian(radiotap[8..], time);
        radiotap[16] = CheckFlag;
        radiotap[17] = (byte)(2 * megabits);
        BinaryPrimitives.WriteUInt16LittleEndian(radiotap[18..], (ushort)(2407 + (5 * channel)));
        BinaryPrimitives.WriteUInt16LittleEndian(radiotap[20..], (ushort)(megabits > 1 ? OfdmAt2GHz : CckAt2GHz));
        _stream.Write(record[..(RecordHead + RadiotapCount + count)]);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _stream.Dispose();
    }
}
