using System.Net;
using System.Net.Sockets;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>A UDP socket on the loopback interface with a thread that receives.</summary>
internal sealed class UdpChannel : IDisposable
{
    // A longer datagram is cut to this size: one byte more than a frame, so that it can be told from one.
    private const int BufferCount = UdpFrame.MaximumCount + 1;

    // Linux (linux/in.h): a socket that is not connected reports, too, that nobody listens at the far end. Each report also
    // stands in a queue of the socket's, which takes from the room for received datagrams until it is emptied.
    private const int LinuxIpLevel = 0;
    private const int LinuxIpReceiveErrors = 11;

    private const int PollMicroseconds = 100_000;

    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly Action<byte[], int, SocketAddress> _received;

    // Sending and receiving take turns, so that the report on a datagram goes to the one who sent it.
    private readonly Lock _gate = new();
    private volatile bool _disposed;

    /// <summary>Opens the socket; <see cref="Start"/> receives.</summary>
    /// <param name="port">UDP port, or 0 for a free one.</param>
    /// <param name="received">Called on the receiving thread: datagram, its size, sender. All are reused.</param>
    /// <exception cref="SocketException">The port is in use.</exception>
    public UdpChannel(int port, Action<byte[], int, SocketAddress> received)
    {
        _received = received;
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _socket.Blocking = false;
            AskForErrors(true);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _thread = new Thread(Receive) { IsBackground = true, Name = "UDP air" };
    }

    /// <summary>Gets the port that datagrams come in at.</summary>
    public int Port { get; }

    /// <summary>Starts to receive.</summary>
    public void Start()
    {
        _thread.Start();
    }

    /// <summary>Sends a datagram.</summary>
    /// <returns>False where it did not leave, or the operating system says that nobody listens there.</returns>
    public bool Send(ReadOnlySpan<byte> datagram, SocketAddress target)
    {
        lock (_gate)
        {
            try
            {
                // On the loopback interface the report is there when the call returns. One still pending is of an
                // earlier datagram.
                TakeError();
                return _socket.SendTo(datagram, SocketFlags.None, target) == datagram.Length && TakeError() == SocketError.Success;
            }
            catch (SocketException)
            {
                ForgetErrors();
                return false;
            }
        }
    }

    /// <summary>Closes the socket and waits for the receiving thread.</summary>
    public void Dispose()
    {
        _disposed = true;
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _socket.Dispose();
    }

    private SocketError TakeError()
    {
        SocketError error = (SocketError)(int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
        if (error != SocketError.Success)
        {
            ForgetErrors();
        }

        return error;
    }

    // Linux empties the queue of reports when they are no longer asked for (net/ipv4/ip_sockglue.c).
    private void ForgetErrors()
    {
        AskForErrors(false);
        AskForErrors(true);
    }

    private void AskForErrors(bool wanted)
    {
        if (OperatingSystem.IsLinux())
        {
            _socket.SetRawSocketOption(LinuxIpLevel, LinuxIpReceiveErrors, BitConverter.GetBytes(wanted ? 1 : 0));
        }
    }

    private void Receive()
    {
        byte[] buffer = new byte[BufferCount];
        SocketAddress sender = new(AddressFamily.InterNetwork);
        while (!_disposed)
        {
            if (!_socket.Poll(PollMicroseconds, SelectMode.SelectRead))
            {
                continue;
            }

            int count = ReceiveOne(buffer, sender);
            if (count >= 0)
            {
                _received(buffer, count, sender);
            }
        }
    }

    private int ReceiveOne(byte[] buffer, SocketAddress sender)
    {
        lock (_gate)
        {
            try
            {
                return _socket.ReceiveFrom(buffer, SocketFlags.None, sender);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.MessageSize)
            {
                // Windows says it where the others cut the datagram.
                return BufferCount;
            }
            catch (SocketException)
            {
                // Nothing there after all, or a late report that a peer is gone.
                ForgetErrors();
                return -1;
            }
        }
    }
}
