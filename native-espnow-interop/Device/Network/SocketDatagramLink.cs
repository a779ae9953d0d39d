using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Network;

/// <summary>A UDP port of the board, asked by select without waiting. lwIP queues what the pump has not fetched, and drops the rest.</summary>
public class SocketDatagramLink : IDatagramLink
{
    private readonly IPAddress _own;
    private readonly bool _broadcasts;
    private Socket _socket;

    /// <summary>Makes a closed port of all the board's addresses.</summary>
    public SocketDatagramLink()
        : this(IPAddress.Any, false)
    {
    }

    /// <summary>Makes a closed port.</summary>
    /// <param name="own">The board's address that it is bound to. What is sent leaves through that address's network.</param>
    /// <param name="broadcasts">
    /// Whether it is to hear and to reach everybody in that network, those without an address too. lwIP hands what went to everybody
    /// to a socket of one address as well (<c>udp_input_local_match</c>).
    /// </param>
    public SocketDatagramLink(IPAddress own, bool broadcasts)
    {
        _own = own;
        _broadcasts = broadcasts;
    }

    /// <inheritdoc/>
    public bool Open(int port)
    {
        Close();
        Socket socket = null;
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            if (_broadcasts)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
            }

            socket.Bind(new IPEndPoint(_own, port));
            Prepare(socket);
            _socket = socket;
            return true;
        }
        catch (SocketException)
        {
            socket?.Close();
            return false;
        }
    }

    /// <summary>Sets what a socket needs besides.</summary>
    protected virtual void Prepare(Socket socket)
    {
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, NetworkPeer sender)
    {
        try
        {
            if (_socket == null || !_socket.Poll(0, SelectMode.SelectRead))
            {
                return -1;
            }

            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            int count = _socket.ReceiveFrom(buffer, ref from);
            PeerEndPoint.Read((IPEndPoint)from, sender);
            return count;
        }
        catch (SocketException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count, NetworkPeer receiver)
    {
        if (_socket == null)
        {
            return;
        }

        try
        {
            _socket.SendTo(buffer, count, SocketFlags.None, PeerEndPoint.Of(receiver));
        }
        catch (SocketException)
        {
            // It is lost, as any datagram may be.
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _socket?.Close();
        _socket = null;
    }
}
