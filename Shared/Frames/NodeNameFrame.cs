using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>The name of a node: node id, control counter, name of 1 to 32 bytes without a terminator.</summary>
public static class NodeNameFrame
{
    /// <summary>The longest name in bytes.</summary>
    public const int MaximumName = 32;

    /// <summary>Where the name stands.</summary>
    public const int NameOffset = CounterOffset + 2;

    private const int NodeIdOffset = FrameLayout.BodyOffset;
    private const int CounterOffset = NodeIdOffset + 2;

    /// <summary>Completes and seals a frame whose name already stands at <see cref="NameOffset"/>.</summary>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey key, byte[] frame, int nodeId, int counter, int nameCount)
    {
        frame[0] = FrameType.NodeNameSet;
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        return key.Seal(frame, FrameLayout.BodyOffset, NameOffset + nameCount);
    }

    /// <summary>Checks the size and opens the frame in place.</summary>
    public static bool Open(FrameKey key, byte[] frame, int count, int openedBy = 0)
    {
        int nameCount = NameCount(count);
        return nameCount >= 1 && nameCount <= MaximumName && key.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Reads the node's id from an opened frame.</summary>
    public static int NodeId(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, NodeIdOffset);
    }

    /// <summary>Reads the control counter from an opened frame.</summary>
    public static int Counter(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, CounterOffset);
    }

    /// <summary>Returns the name's size in bytes from the frame's length.</summary>
    public static int NameCount(int count)
    {
        return count - FrameLayout.TagCount - NameOffset;
    }
}
