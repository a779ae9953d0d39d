using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Frames;

/// <summary>ClientHello: a node offers its public key, under the network key.</summary>
public static class ClientHelloFrame
{
    /// <summary>Bytes of the frame. Any other length is refused (the reference overruns its stack).</summary>
    public const int Count = RandomOffset + 4 + FrameLayout.TagCount;

    /// <summary>Where the node's public key stands in an opened frame.</summary>
    public const int PublicKeyOffset = FrameLayout.BodyOffset;

    private const int RandomOffset = PublicKeyOffset + FrameLayout.KeyCount;
    private const byte SleepyBit = 0x01;
    private const byte BroadcastKeyBit = 0x02;

    /// <summary>Writes and seals the frame.</summary>
    /// <param name="networkKey">The network's key.</param>
    /// <param name="random">Fills the 30 random bits.</param>
    /// <param name="frame">Receives <see cref="Count"/> bytes.</param>
    /// <param name="publicKey">The node's public key, 32 bytes.</param>
    /// <param name="sleepy">Whether the node sleeps between its messages.</param>
    /// <param name="wantsBroadcastKey">Whether the node wants the broadcast key.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(
        FrameKey networkKey,
        IRandom random,
        byte[] frame,
        byte[] publicKey,
        bool sleepy,
        bool wantsBroadcastKey)
    {
        frame[0] = FrameType.ClientHello;
        Array.Copy(publicKey, 0, frame, PublicKeyOffset, FrameLayout.KeyCount);
        random.Fill(frame, RandomOffset, 4);
        int flags = frame[RandomOffset] & ~(SleepyBit | BroadcastKeyBit);
        flags |= (sleepy ? SleepyBit : 0) | (wantsBroadcastKey ? BroadcastKeyBit : 0);
        frame[RandomOffset] = (byte)flags;
        return networkKey.Seal(frame, FrameLayout.BodyOffset, RandomOffset + 4);
    }

    /// <summary>Checks the length and opens the frame in place.</summary>
    public static bool Open(FrameKey networkKey, byte[] frame, int count, int openedBy = 0)
    {
        return count == Count && networkKey.Open(frame, FrameLayout.BodyOffset, count, openedBy);
    }

    /// <summary>Determines of an opened frame whether the node sleeps.</summary>
    public static bool IsSleepy(byte[] frame)
    {
        return (frame[RandomOffset] & SleepyBit) != 0;
    }

    /// <summary>Determines of an opened frame whether the node wants the broadcast key.</summary>
    public static bool WantsBroadcastKey(byte[] frame)
    {
        return (frame[RandomOffset] & BroadcastKeyBit) != 0;
    }
}
