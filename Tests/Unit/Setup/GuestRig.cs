using System;
using System.Text;
using EnigmaIoT.Shared.AccessPoint;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>A board's access point and what its guests send.</summary>
public sealed class GuestRig
{
    /// <summary>The board's own address, 192.168.4.1.</summary>
    public const uint Own = 0xC0A80401;

    /// <summary>The kind of message that asks who gives addresses.</summary>
    public const int Discover = 1;

    /// <summary>The kind that offers one.</summary>
    public const int Offer = 2;

    /// <summary>The kind that asks for one.</summary>
    public const int Request = 3;

    /// <summary>The kind that gives it.</summary>
    public const int Acknowledge = 5;

    /// <summary>The kind that refuses it.</summary>
    public const int Refuse = 6;

    private const int OptionsOffset = 240;

    /// <summary>Makes it.</summary>
    public GuestRig()
    {
        Network = new GuestNetwork(Own, "http://192.168.4.1/", Addresses, Names);
    }

    /// <summary>Gets the port of DHCP.</summary>
    public GuestLinkDouble Addresses { get; } = new GuestLinkDouble();

    /// <summary>Gets the port of DNS.</summary>
    public GuestLinkDouble Names { get; } = new GuestLinkDouble();

    /// <summary>Gets what answers.</summary>
    public GuestNetwork Network { get; }

    /// <summary>Makes a message of a guest.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="guest">The last byte of its MAC address.</param>
    /// <param name="client">The address that it has; 0 for none.</param>
    /// <param name="wished">The address that it asks for; 0 for none.</param>
    /// <param name="server">The server that it has chosen; 0 for none.</param>
    public static byte[] Message(int kind, int guest, uint client, uint wished, uint server)
    {
        byte[] message = new byte[300];
        message[0] = 1;
        message[1] = 1;
        message[2] = 6;
        Put(message, 4, 0x12345678);
        message[10] = 0x80;
        Put(message, 12, client);
        message[28] = 0x02;
        message[33] = (byte)guest;
        Put(message, 236, 0x63825363);
        int at = OptionsOffset;
        message[at] = 53;
        message[at + 1] = 1;
        message[at + 2] = (byte)kind;
        at = Add(message, at + 3, 50, wished);
        at = Add(message, at, 54, server);
        message[at] = 255;
        return message;
    }

    /// <summary>Has a message come, and gets the kind of the answer; 0 for none.</summary>
    public int Ask(byte[] message, long now)
    {
        int before = Addresses.SentCount;
        Addresses.Come(message);
        Network.Pump(now);
        return Addresses.SentCount == before ? 0 : Addresses.Last[Option(53)];
    }

    /// <summary>Gets the address that the last answer gives.</summary>
    public uint Given()
    {
        return Number(Addresses.Last, 16);
    }

    /// <summary>Finds an option of the last answer; -1 where it is not there.</summary>
    public int Option(int code)
    {
        byte[] message = Addresses.Last;
        int at = OptionsOffset;
        while (message[at] != 255)
        {
            if (message[at] == code)
            {
                return at + 2;
            }

            at += 2 + message[at + 1];
        }

        return -1;
    }

    /// <summary>Makes a question for a name.</summary>
    /// <param name="name">The name, labels with points between.</param>
    /// <param name="type">1 for an IPv4 address, 28 for an IPv6 address.</param>
    public static byte[] Question(string name, int type)
    {
        byte[] text = Encoding.UTF8.GetBytes("." + name);
        byte[] message = new byte[12 + text.Length + 1 + 4];
        message[0] = 0xAB;
        message[1] = 0xCD;
        message[2] = 1;
        message[5] = 1;
        Array.Copy(text, 0, message, 12, text.Length);
        int length = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == (byte)'.')
            {
                message[12 + i] = (byte)length;
                length = 0;
            }
            else
            {
                length++;
            }
        }

        message[message.Length - 3] = (byte)type;
        message[message.Length - 1] = 1;
        return message;
    }

    /// <summary>Reads four bytes, the most significant one first.</summary>
    public static uint Number(byte[] message, int offset)
    {
        return ((uint)message[offset] << 24) | ((uint)message[offset + 1] << 16) | ((uint)message[offset + 2] << 8) | message[offset + 3];
    }

    private static int Add(byte[] message, int at, byte code, uint value)
    {
        if (value == 0)
        {
            return at;
        }

        message[at] = code;
        message[at + 1] = 4;
        Put(message, at + 2, value);
        return at + 6;
    }

    private static void Put(byte[] message, int offset, uint value)
    {
        for (int i = 0; i < 4; i++)
        {
            message[offset + i] = (byte)(value >> (24 - (8 * i)));
        }
    }
}
