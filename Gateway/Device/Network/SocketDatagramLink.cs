using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Device.Network;

/// <summary>A UDP port of the board, asked by select without waiting. lwIP queues what the pump has not fetched, and drops the rest.</summary>
public class SocketDatagramLink : IDatagramLink
{
    private Socket _socket;

    /// <inheritdoc/>
    public bool Open(int port)
    {
        Close();
        Socket socket = null;
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
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
