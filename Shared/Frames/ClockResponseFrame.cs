using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>
/// Clock response: the downlink counter, the request's time, and the gateway's Unix time in microseconds when the request
/// came (t2) and when this answer leaves (t3).
/// </summary>
public static class ClockResponseFrame
{
    /// <summary>Bytes of the frame. Any other length is refused (the reference overruns its stack).</summary>
    public const int Count = T3Offset + 8 + FrameLayout.TagCount;

    private const int CounterOffset = FrameLayout.BodyOffset;
    private const int T1Offset = CounterOffset + 2;
    private const int T2Offset = T1Offset + 8;
    private const int T3Offset = T2Offset + 8;

    /// <summary>Writes and seals the frame.</summary>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey key, byte[] frame, int counter, long t1, long t2, long t3)
    {
        frame[0] = FrameType.ClockResponse;
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        LittleEndian.WriteInt64(frame, T1Offset, t1);
        LittleEndian.WriteInt64(frame, T2Offset, t2);
        LittleEndian.WriteInt64(frame, T3Offset, t3);
        return key.Seal(frame, FrameLayout.BodyOffset, T3Offset + 8);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && key.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Reads the request's own time from an opened frame.</summary>
    public static long T1(byte[] frame)
    {
        return LittleEndian.ReadInt64(frame, T1Offset);
    }

    /// <summary>Reads when the request came to the gateway.</summary>
    public static long T2(byte[] frame)
    {
        return LittleEndian.ReadInt64(frame, T2Offset);
    }

    /// <summary>Reads when the answer left the gateway.</summary>
    public static long T3(byte[] frame)
    {
        return LittleEndian.ReadInt64(frame, T3Offset);
    }
}
