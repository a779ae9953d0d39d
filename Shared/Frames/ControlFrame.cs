using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>
/// Control frames, up and down. After the IV, encrypted: length, node id, counter (16 bits each), control bytes.
/// </summary>
public static class ControlFrame
{
    /// <summary>Where the control bytes stand.</summary>
    public const int ControlOffset = CounterOffset + 2;

    /// <summary>The most control bytes: an OTA message with a chunk of 212 bytes.</summary>
    public const int MaximumControl = FrameLayout.MaximumCount - FrameLayout.TagCount - ControlOffset;

    /// <summary>The most control bytes of an OTA message with several chunks.</summary>
    public const int LargeControl = FrameLayout.LargeCount - FrameLayout.TagCount - ControlOffset;

    private const int LengthOffset = FrameLayout.BodyOffset;
    private const int NodeIdOffset = LengthOffset + 2;
    private const int CounterOffset = NodeIdOffset + 2;

    /// <summary>Completes and seals a frame whose control bytes already stand at <see cref="ControlOffset"/>.</summary>
    /// <param name="key">The session's (or broadcast) key.</param>
    /// <param name="frame">The frame, 250 bytes long, and longer where it has more control bytes.</param>
    /// <param name="type">A <see cref="FrameType"/>.</param>
    /// <param name="nodeId">The node's id; <see cref="FrameLayout.BroadcastNodeId"/> in broadcasts.</param>
    /// <param name="counter">The sender's counter, already raised.</param>
    /// <param name="controlCount">1 to <see cref="MaximumControl"/>; to <see cref="LargeControl"/> in an OTA message with several chunks.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey key, byte[] frame, byte type, int nodeId, int counter, int controlCount)
    {
        int end = ControlOffset + controlCount;
        frame[0] = type;
        LittleEndian.WriteUInt16(frame, LengthOffset, end);
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        return key.Seal(frame, FrameLayout.BodyOffset, end);
    }

    /// <summary>Checks the size, opens the frame in place and checks its length field.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        return count > ControlOffset + FrameLayout.TagCount
            && count <= FrameLayout.LargeCount
            && key.Open(frame, FrameLayout.BodyOffset, count, openedBy)
            && LittleEndian.ReadUInt16(frame, LengthOffset) == count - FrameLayout.TagCount;
    }

    /// <summary>Reads the node's id from an opened frame.</summary>
    public static int NodeId(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, NodeIdOffset);
    }

    /// <summary>Reads the counter from an opened frame.</summary>
    public static int Counter(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, CounterOffset);
    }

    /// <summary>Returns the number of control bytes from the frame's length.</summary>
    public static int ControlCount(int count)
    {
        return count - FrameLayout.TagCount - ControlOffset;
    }
}
