using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Web;

/// <summary>HTTP clients over TCP. Only polled, as on a board: it has no thread and waits for nothing.</summary>
public sealed class TcpWebLink : IWebLink, IDisposable
{
    /// <summary>As many connections as a board has sockets for.</summary>
    public const int DefaultCapacity = 7;

    private const int Backlog = 64;

    private readonly Socket _listener;
    private readonly Socket?[] _clients;

    /// <summary>Listens.</summary>
    /// <param name="address">Where; the loopback address for this computer alone.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="capacity">How many connections can be open at once.</param>
    /// <exception cref="SocketException">The port cannot be used.</exception>
    public TcpWebLink(IPAddress address, int port, int capacity = DefaultCapacity)
    {
        _clients = new Socket?[capacity];
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            // A gateway that starts again finds its port free, whatever the network still keeps of the last one's connections.
            _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
            _listener.Bind(new IPEndPoint(address, port));
            _listener.Listen(Backlog);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }
    }

    /// <summary>Gets where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <inheritdoc/>
    public int Capacity => _clients.Length;

    /// <inheritdoc/>
    public int Accept()
    {
        int free = Array.IndexOf(_clients, null);
        if (free < 0)
        {
            return -1;
        }

        try
        {
            Socket client = _listener.Accept();
            client.Blocking = false;
            client.NoDelay = true;
            _clients[free] = client;
            return free;
        }
        catch (SocketException)
        {
            // Nobody waits, or who waited is gone.
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Read(int connection, byte[] buffer, int offset, int count)
    {
        try
        {
            int read = _clients[connection]!.Receive(buffer, offset, count, SocketFlags.None);
            return read == 0 ? -1 : read;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.WouldBlock ? 0 : -1;
        }
    }

    /// <inheritdoc/>
    public int Write(int connection, byte[] buffer, int offset, int count)
    {
        try
        {
            return _clients[connection]!.Send(buffer, offset, count, SocketFlags.None);
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.WouldBlock ? 0 : -1;
        }
    }

    /// <inheritdoc/>
    public void Close(int connection)
    {
        _clients[connection]?.Dispose();
        _clients[connection] = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < _clients.Length; i++)
        {
            Close(i);
        }

        _listener.Dispose();
    }
}
