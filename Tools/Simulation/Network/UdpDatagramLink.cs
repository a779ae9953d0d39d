using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Network;

/// <summary>A UDP port of the PC.</summary>
/// <param name="address">The address that it is open on; all where it is not given.</param>
/// <param name="group">The multicast group that it joins on the loopback interface; none where it is not given.</param>
public sealed class UdpDatagramLink(IPAddress? address = null, IPAddress? group = null) : IDatagramLink, IDisposable
{
    private readonly byte[] _received = new byte[ushort.MaxValue];
    private Socket? _socket;

    /// <summary>Gets the port that is open; 0 where none is.</summary>
    public int Port => (_socket?.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    /// <inheritdoc/>
    public bool Open(int port)
    {
        Close();
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (group is not null)
            {
                // Other programs of this computer have the same port.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            socket.Bind(new IPEndPoint(address ?? IPAddress.Any, port));
            Join(socket);
            _socket = socket;
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }

    private void Join(Socket socket)
    {
        if (group is not null)
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, IPAddress.Loopback));
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        }
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, NetworkPeer sender)
    {
        // Windows tells of an earlier datagram that met a closed port by an exception, and refuses to cut one that is too long.
        try
        {
            if (_socket is not { Available: > 0 } socket)
            {
                return -1;
            }

            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            int count = socket.ReceiveFrom(_received, ref from);
            PeerAddress.Read((IPEndPoint)from, sender);
            count = Math.Min(count, buffer.Length);
            Array.Copy(_received, buffer, count);
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
        try
        {
            _socket?.SendTo(buffer, 0, count, SocketFlags.None, PeerAddress.ToEndPoint(receiver));
        }
        catch (SocketException)
        {
            // It is lost, as any datagram may be.
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
    }
}
