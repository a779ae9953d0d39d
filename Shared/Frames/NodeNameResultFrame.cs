using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>
/// What came of a name: downlink counter in the clear, result encrypted (as the reference lays it out). Gateways of version
/// 0.9.8 never send it, so nothing may rely on it.
/// </summary>
public static class NodeNameResultFrame
{
    /// <summary>Bytes of the frame. Any other length is refused (the reference overruns its stack).</summary>
    public const int Count = ResultOffset + 1 + FrameLayout.TagCount;

    private const int CounterOffset = FrameLayout.BodyOffset;
    private const int ResultOffset = CounterOffset + 2;

    /// <summary>Writes and seals the frame.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="frame">Receives <see cref="Count"/> bytes.</param>
    /// <param name="counter">The downlink counter, already raised.</param>
    /// <param name="result">The result.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey key, byte[] frame, int counter, NodeNameResult result)
    {
        frame[0] = FrameType.NodeNameResult;
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        frame[ResultOffset] = (byte)result;
        return key.Seal(frame, ResultOffset, ResultOffset + 1);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && key.Open(frame, ResultOffset, count, openedBy);
    }

    /// <summary>Reads the result from an opened frame.</summary>
    public static NodeNameResult Result(byte[] frame)
    {
        return (NodeNameResult)(sbyte)frame[ResultOffset];
    }
}
