using System;
using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.AccessPoint;

/// <summary>
/// Gives the guests of the board's access point their addresses (DHCP, RFC 2131), with the board as router, as name server and as
/// captive portal (RFC 8910). It answers DISCOVER and REQUEST; relayed messages and all other kinds are left alone.
/// </summary>
public sealed class DhcpResponder
{
    /// <summary>The port on which a server listens.</summary>
    public const int ServerPort = 67;

    /// <summary>The port on which a client listens.</summary>
    public const int ClientPort = 68;

    /// <summary>The address of everybody in the network.</summary>
    public const uint BroadcastAddress = 0xFFFFFFFF;

    // RFC 2131 figure 1.
    private const int OperationOffset = 0;
    private const int HardwareOffset = 1;
    private const int HardwareLengthOffset = 2;
    private const int HopsOffset = 3;
    private const int SecondsOffset = 8;
    private const int ClientOffset = 12;
    private const int YourOffset = 16;
    private const int ServerOffset = 20;
    private const int RelayOffset = 24;
    private const int GuestOffset = 28;
    private const int NamesOffset = 44;
    private const int CookieOffset = 236;
    private const int OptionsOffset = 240;
    private const int Least = 300;
    private const byte Request = 1;
    private const byte Reply = 2;
    private const byte Ethernet = 1;
    private const int GuestLength = 6;
    private const uint Cookie = 0x63825363;
    private const uint Mask = 0xFFFFFF00;

    // RFC 2132, and 114 of RFC 8910.
    private const byte MaskOption = 1;
    private const byte RouterOption = 3;
    private const byte NamesOption = 6;
    private const byte WishedOption = 50;
    private const byte LeaseOption = 51;
    private const byte KindOption = 53;
    private const byte ServerOption = 54;
    private const byte PortalOption = 114;
    private const byte EndOption = 255;
    private const byte Discover = 1;
    private const byte Offer = 2;
    private const byte Ask = 3;
    private const byte Acknowledge = 5;
    private const byte Refuse = 6;

    private readonly AddressLeases _leases;
    private readonly uint _own;
    private readonly byte[] _portal;

    /// <summary>Makes it with all addresses free.</summary>
    /// <param name="own">The board's own address.</param>
    /// <param name="portal">The page's address, to which a guest is led: at most 64 characters.</param>
    public DhcpResponder(uint own, string portal)
    {
        _own = own;
        _leases = new AddressLeases(own);
        _portal = Encoding.UTF8.GetBytes(portal);
    }

    /// <summary>Turns a message into the answer to it.</summary>
    /// <param name="message">The message, and then the answer, from the first byte on: at least 400 bytes of room.</param>
    /// <param name="count">The bytes of the message.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="receiver">Receives who is to get the answer.</param>
    /// <returns>The bytes of the answer; 0 for none.</returns>
    public int Answer(byte[] message, int count, long now, NetworkPeer receiver)
    {
        if (!IsRequest(message, count))
        {
            return 0;
        }

        long guest = GuestOf(message);
        uint wished = Number(message, Option(message, count, WishedOption, 4));
        int kind = Option(message, count, KindOption, 1);
        receiver.Address = BroadcastAddress;
        receiver.Port = ClientPort;
        switch (kind < 0 ? 0 : message[kind])
        {
            case Discover:
                uint offered = _leases.Offer(guest, wished, now);
                return offered == 0 ? 0 : Write(message, Offer, 0, offered);
            case Ask:
                uint server = Number(message, Option(message, count, ServerOption, 4));
                if (server != 0 && server != _own)
                {
                    // It has chosen another one's offer.
                    return 0;
                }

                uint client = BigEndian.ReadUInt32(message, ClientOffset);
                uint address = wished == 0 ? client : wished;
                if (!_leases.Take(guest, address, now))
                {
                    return Write(message, Refuse, 0, 0);
                }

                receiver.Address = client == 0 ? BroadcastAddress : client;
                return Write(message, Acknowledge, client, address);
            default:
                return 0;
        }
    }

    private static bool IsRequest(byte[] message, int count)
    {
        return count > OptionsOffset && message[OperationOffset] == Request && message[HardwareOffset] == Ethernet
            && message[HardwareLengthOffset] == GuestLength && BigEndian.ReadUInt32(message, RelayOffset) == 0
            && BigEndian.ReadUInt32(message, CookieOffset) == Cookie && GuestOf(message) != 0;
    }

    private static long GuestOf(byte[] message)
    {
        return ((long)BigEndian.ReadUInt16(message, GuestOffset) << 32) | BigEndian.ReadUInt32(message, GuestOffset + 2);
    }

    private static uint Number(byte[] message, int offset)
    {
        return offset < 0 ? 0 : BigEndian.ReadUInt32(message, offset);
    }

    // Returns where an option's value begins; -1 where there is none of that length.
    private static int Option(byte[] message, int count, byte code, int length)
    {
        int at = OptionsOffset;
        while (at + 1 < count && message[at] != EndOption)
        {
            if (message[at] == 0)
            {
                at++;
            }
            else
            {
                int next = at + 2 + message[at + 1];
                if (message[at] == code && message[at + 1] == length && next <= count)
                {
                    return at + 2;
                }

                at = next;
            }
        }

        return -1;
    }

    // Transaction, flags and the guest's MAC address stay as they came.
    private int Write(byte[] message, byte kind, uint client, uint yours)
    {
        message[OperationOffset] = Reply;
        message[HopsOffset] = 0;
        BigEndian.WriteUInt16(message, SecondsOffset, 0);
        BigEndian.WriteUInt32(message, ClientOffset, client);
        BigEndian.WriteUInt32(message, YourOffset, yours);
        BigEndian.WriteUInt32(message, ServerOffset, 0);
        Array.Clear(message, NamesOffset, CookieOffset - NamesOffset);
        Array.Clear(message, OptionsOffset, message.Length - OptionsOffset);
        int at = OptionsOffset;
        message[at] = KindOption;
        message[at + 1] = 1;
        message[at + 2] = kind;
        at = Add(message, at + 3, ServerOption, _own);
        if (kind != Refuse)
        {
            at = Add(message, at, LeaseOption, AddressLeases.LeaseSeconds);
            at = Add(message, at, MaskOption, Mask);
            at = Add(message, at, RouterOption, _own);
            at = Add(message, at, NamesOption, _own);
            message[at] = PortalOption;
            message[at + 1] = (byte)_portal.Length;
            Array.Copy(_portal, 0, message, at + 2, _portal.Length);
            at += 2 + _portal.Length;
        }

        message[at] = EndOption;
        return at + 1 < Least ? Least : at + 1;
    }

    private static int Add(byte[] message, int at, byte code, uint value)
    {
        message[at] = code;
        message[at + 1] = 4;
        BigEndian.WriteUInt32(message, at + 2, value);
        return at + 6;
    }
}
