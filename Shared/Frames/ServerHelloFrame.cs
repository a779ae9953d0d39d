using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>ServerHello: the gateway answers with its public key and the node's id, under the network key.</summary>
public static class ServerHelloFrame
{
    /// <summary>Bytes of the frame. Any other length is refused.</summary>
    public const int Count = RandomOffset + 4 + FrameLayout.TagCount;

    /// <summary>Where the gateway's public key stands in an opened frame.</summary>
    public const int PublicKeyOffset = FrameLayout.BodyOffset;

    private const int NodeIdOffset = PublicKeyOffset + FrameLayout.KeyCount;
    private const int RandomOffset = NodeIdOffset + 2;

    /// <summary>Writes and seals the frame.</summary>
    /// <returns>The frame's length.</returns>
    public static int Seal(FrameKey networkKey, IRandom random, byte[] frame, byte[] publicKey, int nodeId)
    {
        frame[0] = FrameType.ServerHello;
        Array.Copy(publicKey, 0, frame, PublicKeyOffset, FrameLayout.KeyCount);
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        random.Fill(frame, RandomOffset, 4);
        return networkKey.Seal(frame, FrameLayout.BodyOffset, RandomOffset + 4);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey networkKey, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && networkKey.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Reads the node's id from an opened frame.</summary>
    public static int NodeId(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, NodeIdOffset);
    }
}
