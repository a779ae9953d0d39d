using System.Net;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Network;

/// <summary>
/// A UDP port of the board's access point that hears and reaches those who have no address yet. What goes to everybody leaves through
/// the network of the socket's own address: a socket without one would send it into the Wi-Fi that the station has joined.
/// </summary>
public sealed class BroadcastLink : IDatagramLink
{
    private readonly SocketDatagramLink _listener = new SocketDatagramLink(IPAddress.Any, true);
    private readonly SocketDatagramLink _sender;

    /// <summary>Makes it closed.</summary>
    /// <param name="own">The board's address in its access point.</param>
    public BroadcastLink(IPAddress own)
    {
        _sender = new SocketDatagramLink(own, true);
    }

    /// <inheritdoc/>
    public bool Open(int port)
    {
        return _sender.Open(0) && _listener.Open(port);
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, NetworkPeer sender)
    {
        return _listener.Receive(buffer, sender);
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count, NetworkPeer receiver)
    {
        _sender.Send(buffer, count, receiver);
    }

    /// <inheritdoc/>
    public void Close()
    {
        _listener.Close();
        _sender.Close();
    }
}
