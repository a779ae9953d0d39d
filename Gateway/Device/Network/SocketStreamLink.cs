using System;
using System.Net.Sockets;
using System.Threading;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Device.Network;

/// <summary>
/// A TCP connection of the board. nanoFramework connects in one blocking call, so that runs on a thread that exists until it has
/// ended; what is open is asked by select without waiting.
/// </summary>
public sealed class SocketStreamLink : IStreamLink
{
    private const int SendMilliseconds = 1000;

    private readonly object _gate = new object();
    private readonly NetworkPeer _peer = new NetworkPeer();
    private Socket _socket;
    private int _generation;

    /// <inheritdoc/>
    public StreamState State { get; private set; }

    /// <inheritdoc/>
    public void Connect(NetworkPeer peer)
    {
        Close();
        _peer.CopyFrom(peer);
        State = StreamState.Connecting;
        new Thread(Run).Start();
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
        if (State != StreamState.Open)
        {
            return;
        }

        try
        {
            _socket.Send(buffer, count, SocketFlags.None);
        }
        catch (SocketException)
        {
            State = StreamState.Ended;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            _generation++;
            State = StreamState.Closed;
            _socket?.Close();
            _socket = null;
        }
    }

    private int Read(byte[] buffer, int offset, int count, SocketFlags flags)
    {
        if (State != StreamState.Open)
        {
            return 0;
        }

        try
        {
            if (!_socket.Poll(0, SelectMode.SelectRead))
            {
                return 0;
            }

            int received = _socket.Receive(buffer, offset, count, flags);
            State = received > 0 ? StreamState.Open : StreamState.Ended;
            return received;
        }
        catch (SocketException)
        {
            State = StreamState.Ended;
            return 0;
        }
    }

    private void Run()
    {
        int generation = _generation;
        Socket socket = null;
        bool isOpen = false;
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.SendTimeout = SendMilliseconds;
            socket.Connect(PeerEndPoint.Of(_peer));
            isOpen = true;
        }
        catch (Exception)
        {
            // Whatever the network throws is a connection that could not be made, which the pump sees by the state.
        }

        lock (_gate)
        {
            if (isOpen && generation == _generation)
            {
                _socket = socket;
                State = StreamState.Open;
                return;
            }

            if (generation == _generation)
            {
                State = StreamState.Closed;
            }
        }

        socket?.Close();
    }
}
