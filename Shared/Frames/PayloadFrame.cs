using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>
/// Frames with an encoding and a payload: sensor data, Home Assistant discovery, user data set and get, and their
/// broadcasts. After the IV, encrypted: length, node id, counter (16 bits each), encoding, payload.
/// </summary>
public static class PayloadFrame
{
    /// <summary>Where the payload stands.</summary>
    public const int PayloadOffset = EncodingOffset + 1;

    /// <summary>The longest payload in bytes.</summary>
    public const int MaximumPayload = FrameLayout.MaximumCount - FrameLayout.TagCount - PayloadOffset;

    private const int LengthOffset = FrameLayout.BodyOffset;
    private const int NodeIdOffset = LengthOffset + 2;
    private const int CounterOffset = NodeIdOffset + 2;
    private const int EncodingOffset = CounterOffset + 2;

    /// <summary>Completes and seals a frame whose payload already stands at <see cref="PayloadOffset"/>.</summary>
    /// <param name="key">The session's (or broadcast) key.</param>
    /// <param name="frame">The frame, 250 bytes long.</param>
    /// <param name="type">A <see cref="FrameType"/>.</param>
    /// <param name="nodeId">The node's id; <see cref="FrameLayout.BroadcastNodeId"/> in broadcasts.</param>
    /// <param name="counter">The sender's counter, already raised.</param>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>.</param>
    /// <param name="payloadCount">0 to <see cref="MaximumPayload"/>.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(
        FrameKey key,
        byte[] frame,
        byte type,
        int nodeId,
        int counter,
        byte encoding,
        int payloadCount)
    {
        int end = PayloadOffset + payloadCount;
        frame[0] = type;
        LittleEndian.WriteUInt16(frame, LengthOffset, end);
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        frame[EncodingOffset] = encoding;
        return key.Seal(frame, FrameLayout.BodyOffset, end);
    }

    /// <summary>Checks the size, opens the frame in place and checks its length field.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        return count >= PayloadOffset + FrameLayout.TagCount
            && count <= FrameLayout.MaximumCount
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

    /// <summary>Reads the <see cref="PayloadEncoding"/> from an opened frame.</summary>
    public static byte Encoding(byte[] frame)
    {
        return frame[EncodingOffset];
    }

    /// <summary>Returns the payload's size in bytes from the frame's length.</summary>
    public static int PayloadCount(int count)
    {
        return count - FrameLayout.TagCount - PayloadOffset;
    }
}
