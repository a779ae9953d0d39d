using System;
using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>A UDP port of the access point in memory.</summary>
public sealed class GuestLinkDouble : IDatagramLink
{
    private readonly ArrayList _incoming = new ArrayList();

    /// <summary>Gets or sets whether the port cannot be used.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Gets the port that was opened last; 0 for none.</summary>
    public int Port { get; private set; }

    /// <summary>Gets how often somebody tried to open it.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Gets how many datagrams were sent.</summary>
    public int SentCount { get; private set; }

    /// <summary>Gets the last one that was sent; null for none.</summary>
    public byte[] Last { get; private set; }

    /// <summary>Gets to whom.</summary>
    public NetworkPeer LastReceiver { get; } = new NetworkPeer();

    /// <summary>Gets how many datagrams wait.</summary>
    public int Waiting
    {
        get { return _incoming.Count; }
    }

    /// <summary>Has a datagram come from 192.168.4.3, port 4000.</summary>
    public void Come(byte[] datagram)
    {
        _incoming.Add(datagram);
    }

    /// <inheritdoc/>
    public bool Open(int port)
    {
        OpenCount++;
        Port = IsTaken ? 0 : port;
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
        _incoming.RemoveAt(0);
        sender.Address = 0xC0A80403;
        sender.Port = 4000;
        int count = datagram.Length < buffer.Length ? datagram.Length : buffer.Length;
        Array.Copy(datagram, 0, buffer, 0, count);
        return count;
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count, NetworkPeer receiver)
    {
        SentCount++;
        Last = new byte[count];
        Array.Copy(buffer, 0, Last, 0, count);
        LastReceiver.CopyFrom(receiver);
    }

    /// <inheritdoc/>
    public void Close()
    {
        Port = 0;
    }
}
