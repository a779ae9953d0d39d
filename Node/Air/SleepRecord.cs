using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// What a link keeps over a deep sleep, so that the node sends without a scan and without a registration when it wakes: the keys of
/// session and broadcasts with their counters, where the gateway is, and what it has not said to have taken. Neither the network key nor
/// the password is in it. The name stands in flash already.
/// </summary>
internal sealed class SleepRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Count = 112;

    // Layout, in bytes.
    private const byte Version = 1;
    private const int FlagsOffset = 1;
    private const int ChannelOffset = 2;
    private const int MissedOffset = 3;
    private const int GatewayOffset = 4;
    private const int NodeIdOffset = 10;
    private const int DataOffset = 12;
    private const int ControlOffset = 14;
    private const int DownlinkOffset = 16;
    private const int BroadcastOffset = 18;
    private const int WakeOffset = 20;
    private const int NetworkOffset = 28;
    private const int KeyOffset = 32;
    private const int BroadcastKeyOffset = KeyOffset + FrameLayout.KeyCount;
    private const int ProgramOffset = BroadcastKeyOffset + FrameLayout.KeyCount;

    private const int Extended = 1;
    private const int HasBroadcastKey = 2;
    private const int NameUntaken = 4;

    private readonly byte[] _key = new byte[FrameLayout.KeyCount];
    private readonly uint _network;

    /// <summary>Creates a record of a network.</summary>
    /// <param name="network">CRC-32 of its name: a record of another one is worth nothing.</param>
    public SleepRecord(uint network)
    {
        _network = network;
    }

    /// <summary>Gets its bytes.</summary>
    public byte[] Bytes { get; } = new byte[Count];

    /// <summary>Gets or sets when the node is to wake, on the clock that goes on in deep sleep.</summary>
    public long WakeAt
    {
        get { return LittleEndian.ReadInt64(Bytes, WakeOffset); }
        set { LittleEndian.WriteInt64(Bytes, WakeOffset, value); }
    }

    /// <summary>Gets or sets in how many wake-ups in a row nothing was acknowledged, up to 255.</summary>
    public int Missed
    {
        get { return Bytes[MissedOffset]; }
        set { Bytes[MissedOffset] = (byte)(value > byte.MaxValue ? byte.MaxValue : value); }
    }

    /// <summary>Gets the channel on which the gateway was.</summary>
    public int Channel
    {
        get { return Bytes[ChannelOffset]; }
    }

    /// <summary>Gets the gateway's address.</summary>
    public long Gateway
    {
        get { return MacAddress.Read(Bytes, GatewayOffset); }
    }

    /// <summary>Gets whether the gateway speaks our extension.</summary>
    public bool IsExtended
    {
        get { return (Bytes[FlagsOffset] & Extended) != 0; }
    }

    /// <summary>Gets whether the gateway has not said yet what it makes of the name.</summary>
    public bool IsNameUntaken
    {
        get { return (Bytes[FlagsOffset] & NameUntaken) != 0; }
    }

    /// <summary>Gets how often the node has told in vain what it runs, 0 to 255.</summary>
    public int ProgramUntaken
    {
        get { return Bytes[ProgramOffset]; }
    }

    /// <summary>Writes a link whose session is open.</summary>
    /// <param name="link">The link.</param>
    /// <param name="channel">The radio's channel.</param>
    public void Write(GatewayLink link, int channel)
    {
        Session session = link.Session;
        Bytes[0] = Version;
        Bytes[FlagsOffset] = (byte)((link.Registration.IsGatewayExtended ? Extended : 0) | (link.Naming.IsReporting ? NameUntaken : 0));
        Bytes[ChannelOffset] = (byte)channel;
        MacAddress.Write(link.Search.GatewayAddress, Bytes, GatewayOffset);
        LittleEndian.WriteUInt16(Bytes, NodeIdOffset, session.NodeId);
        LittleEndian.WriteUInt16(Bytes, DataOffset, session.DataCounter);
        LittleEndian.WriteUInt16(Bytes, ControlOffset, session.ControlCounter);
        LittleEndian.WriteUInt16(Bytes, DownlinkOffset, session.DownlinkCounter);
        LittleEndian.WriteUInt16(Bytes, BroadcastOffset, link.Broadcasts.Counter);
        LittleEndian.WriteUInt32(Bytes, NetworkOffset, _network);
        Bytes[ProgramOffset] = (byte)link.ProgramUntaken;
        session.Copy(_key);
        Array.Copy(_key, 0, Bytes, KeyOffset, _key.Length);
        if (link.Broadcasts.Key.Copy(_key))
        {
            Bytes[FlagsOffset] |= HasBroadcastKey;
            Array.Copy(_key, 0, Bytes, BroadcastKeyOffset, _key.Length);
        }

        Array.Clear(_key, 0, _key.Length);
    }

    /// <summary>Determines whether a record of so many bytes belongs to this program and network.</summary>
    public bool IsValid(int count)
    {
        return count == Count && Bytes[0] == Version && LittleEndian.ReadUInt32(Bytes, NetworkOffset) == _network
            && MacAddress.IsDevice(Gateway);
    }

    /// <summary>Opens a session and loads the broadcast key from a valid record.</summary>
    public void Read(GatewayLink link, long now)
    {
        Array.Copy(Bytes, KeyOffset, _key, 0, _key.Length);
        link.Session.Load(_key, Gateway);
        link.Session.Resume(
            LittleEndian.ReadUInt16(Bytes, NodeIdOffset),
            LittleEndian.ReadUInt16(Bytes, DataOffset),
            LittleEndian.ReadUInt16(Bytes, ControlOffset),
            LittleEndian.ReadUInt16(Bytes, DownlinkOffset),
            now);
        if ((Bytes[FlagsOffset] & HasBroadcastKey) != 0)
        {
            Array.Copy(Bytes, BroadcastKeyOffset, _key, 0, _key.Length);
            link.Broadcasts.Resume(_key, LittleEndian.ReadUInt16(Bytes, BroadcastOffset));
        }

        Array.Clear(_key, 0, _key.Length);
    }

    /// <summary>Wipes it.</summary>
    public void Wipe()
    {
        Array.Clear(Bytes, 0, Bytes.Length);
    }
}
