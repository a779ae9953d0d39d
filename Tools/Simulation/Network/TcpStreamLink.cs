using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Network;

/// <summary>A TCP connection of the PC.</summary>
public sealed class TcpStreamLink : IStreamLink, IDisposable
{
    private const int EndMicroseconds = 0;

    private Socket? _socket;
    private Task? _connecting;
    private bool _isBroken;

    /// <inheritdoc/>
    public StreamState State
    {
        get
        {
            if (_socket is null || _connecting is null)
            {
                return StreamState.Closed;
            }

            return !_connecting.IsCompleted ? StreamState.Connecting
                : !_connecting.IsCompletedSuccessfully ? StreamState.Closed
                : _isBroken || HasEnded(_socket) ? StreamState.Ended
                : StreamState.Open;
        }
    }

    /// <inheritdoc/>
    public void Connect(NetworkPeer peer)
    {
        Close();
        _isBroken = false;
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _connecting = _socket.ConnectAsync(PeerAddress.ToEndPoint(peer));
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int offset, int count)
    {
        return Read(buffer, offset, count, SocketFlags.None);
    }

    /// <inheritdoc/>
    public int Peek(byte[] buffer, int count)
    {
        return Read(buffer, 0, count, SocketFlags.Peek);
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count)
    {
        try
        {
            _ = _socket?.Send(buffer, 0, count, SocketFlags.None);
        }
        catch (SocketException)
        {
            _isBroken = true;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
        _connecting = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
    }

    private static bool HasEnded(Socket socket)
    {
        try
        {
            return socket.Poll(EndMicroseconds, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private int Read(byte[] buffer, int offset, int count, SocketFlags flags)
    {
        try
        {
            return State == StreamState.Open && _socket!.Available > 0
                ? _socket.Receive(buffer, offset, count, flags)
                : 0;
        }
        catch (SocketException)
        {
            _isBroken = true;
            return 0;
        }
    }
}
