using System.Collections;
using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>A UDP port in memory.</summary>
public sealed class DatagramLinkDouble : IDatagramLink
{
    private readonly ArrayList _incoming = new ArrayList();
    private readonly ArrayList _senders = new ArrayList();

    /// <summary>Gets or sets whether the port cannot be used.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Gets how often somebody tried to open it.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Gets how many datagrams were sent.</summary>
    public int SentCount { get; private set; }

    /// <summary>Gets the last one that was sent, as a text.</summary>
    public string Last { get; private set; }

    /// <summary>Gets to whose address.</summary>
    public uint LastReceiver { get; private set; }

    /// <summary>Has a datagram come.</summary>
    public void Come(uint address, string text)
    {
        _incoming.Add(Encoding.UTF8.GetBytes(text));
        NetworkPeer sender = new NetworkPeer();
        sender.Address = address;
        sender.Port = 4000;
        _senders.Add(sender);
    }

    /// <inheritdoc/>
    public bool Open(int port)
    {
        OpenCount++;
        return !IsTaken;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, NetworkPeer sender)
    {
        if (_incoming.Count == 0)
        {
            return -1;
        }

        byte[] datagram = (byte[])_incoming[0];
        sender.CopyFrom((NetworkPeer)_senders[0]);
        _incoming.RemoveAt(0);
        _senders.RemoveAt(0);
        int count = datagram.Length < buffer.Length ? datagram.Length : buffer.Length;
        System.Array.Copy(datagram, buffer, count);
        return count;
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count, NetworkPeer receiver)
    {
        SentCount++;
        Last = Encoding.UTF8.GetString(buffer, 0, count);
        LastReceiver = receiver.Address;
    }

    /// <inheritdoc/>
    public void Close()
    {
    }
}
