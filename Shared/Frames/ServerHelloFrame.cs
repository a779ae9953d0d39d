using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
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

    // What a gateway of ours has in the place of the four random bytes, which no node reads: the extension's mark and version,
    // and two bytes more, so that chance does not say it.
    private const byte SecondMark = 0x69;
    private const byte ThirdMark = 0x6F;

    /// <summary>Writes and seals the frame.</summary>
    /// <param name="networkKey">Seals it.</param>
    /// <param name="random">Fills the four random bytes of 0.9.8.</param>
    /// <param name="frame">Receives the frame.</param>
    /// <param name="publicKey">The gateway's 32 bytes.</param>
    /// <param name="nodeId">The node's id.</param>
    /// <param name="extended">Whether the frame announces that this gateway speaks our extension.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(
        FrameKey networkKey,
        IRandom random,
        byte[] frame,
        byte[] publicKey,
        int nodeId,
        bool extended = false)
    {
        frame[0] = FrameType.ServerHello;
        Array.Copy(publicKey, 0, frame, PublicKeyOffset, FrameLayout.KeyCount);
        LittleEndian.WriteUInt16(frame, NodeIdOffset, nodeId);
        random.Fill(frame, RandomOffset, 4);
        if (extended)
        {
            frame[RandomOffset] = OtaExtension.Mark;
            frame[RandomOffset + 1] = OtaExtension.Version;
            frame[RandomOffset + 2] = SecondMark;
            frame[RandomOffset + 3] = ThirdMark;
        }

        return networkKey.Seal(frame, FrameLayout.BodyOffset, RandomOffset + 4);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey networkKey, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && networkKey.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Determines whether an opened frame comes from a gateway that speaks our extension.</summary>
    public static bool IsExtended(byte[] frame)
    {
        return frame[RandomOffset] == OtaExtension.Mark && frame[RandomOffset + 1] >= OtaExtension.Version
            && frame[RandomOffset + 2] == SecondMark && frame[RandomOffset + 3] == ThirdMark;
    }

    /// <summary>Reads the node's id from an opened frame.</summary>
    public static int NodeId(byte[] frame)
    {
        return LittleEndian.ReadUInt16(frame, NodeIdOffset);
    }
}
