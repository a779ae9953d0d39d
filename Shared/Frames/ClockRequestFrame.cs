using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>Clock request: the node's control counter and its own time in microseconds.</summary>
public static class ClockRequestFrame
{
    /// <summary>Bytes of the frame. Any other length is refused (the reference overruns its stack).</summary>
    public const int Count = TimeOffset + 8 + FrameLayout.TagCount;

    private const int CounterOffset = FrameLayout.BodyOffset;
    private const int TimeOffset = CounterOffset + 2;

    /// <summary>Writes and seals the frame.</summary>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey key, byte[] frame, int counter, long t1)
    {
        frame[0] = FrameType.ClockRequest;
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        LittleEndian.WriteInt64(frame, TimeOffset, t1);
        return key.Seal(frame, FrameLayout.BodyOffset, TimeOffset + 8);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && key.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Reads the counter from an opened frame.</summary>
    public static int Counter(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, CounterOffset);
    }

    /// <summary>Reads the node's time in microseconds from an opened frame.</summary>
    public static long T1(byte[] frame)
    {
        return LittleEndian.ReadInt64(frame, TimeOffset);
    }
}
