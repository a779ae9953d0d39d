using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>Data in the clear: node id, counter, encoding, payload. Anybody can send one under any address.</summary>
public static class UnencryptedDataFrame
{
    /// <summary>Where the payload stands.</summary>
    public const int PayloadOffset = EncodingOffset + 1;

    private const int NodeIdOffset = 1;
    private const int CounterOffset = NodeIdOffset + 2;
    private const int EncodingOffset = CounterOffset + 2;

    /// <summary>Completes a frame whose payload already stands at <see cref="PayloadOffset"/>.</summary>
    /// <returns>The frame's length.</returns>
    public static int Write(byte[] frame, int nodeId, int counter, byte encoding, int payloadCount)
    {
        frame[0] = FrameType.UnencryptedData;
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        LittleEndian.WriteUInt16(frame, CounterOffset, counter);
        frame[EncodingOffset] = encoding;
        return PayloadOffset + payloadCount;
    }

    /// <summary>Checks the size.</summary>
    public static bool IsComplete(int count)
    {
        return count >= PayloadOffset && count <= FrameLayout.MaximumCount;
    }

    /// <summary>Reads the node's id.</summary>
    public static int NodeId(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, NodeIdOffset);
    }

    /// <summary>Reads the counter.</summary>
    public static int Counter(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, CounterOffset);
    }
}
