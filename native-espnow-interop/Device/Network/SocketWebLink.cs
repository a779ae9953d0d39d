using System;
using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Network;

/// <summary>
/// HTTP clients over lwIP's sockets, polled: before each call that could wait, the socket is asked whether it would.
/// </summary>
public sealed class SocketWebLink : IWebLink, IDisposable
{
    /// <summary>
    /// Of nanoCLR's 16 sockets (8 on an ESP32-C3): four exchanges and two that are refused; broker, listener, mDNS, time and the
    /// Arduino tools have the rest.
    /// </summary>
    public const int Connections = 6;

    private const int Backlog = 4;

    // lwIP calls a socket writable while it has room for at least 2 segments, 2,880 bytes: so many never wait.
    private const int MaximumWritten = 1024;

    // Where a socket that was ready is not any more, the pump waits no longer than this.
    private const int Timeout = 50;

    private readonly Socket _listener;
    private readonly Socket[] _clients = new Socket[Connections];

    /// <summary>Listens on a port.</summary>
    public SocketWebLink(int port)
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Any, port));
        _listener.Listen(Backlog);
    }

    /// <inheritdoc/>
    public int Capacity
    {
        get { return Connections; }
    }

    /// <inheritdoc/>
    public int Accept()
    {
        int free = 0;
        while (free < Connections && _clients[free] != null)
        {
            free++;
        }

        try
        {
            if (free == Connections || !_listener.Poll(0, SelectMode.SelectRead))
            {
                return -1;
            }

            Socket client = _listener.Accept();
            client.SendTimeout = Timeout;
            client.ReceiveTimeout = Timeout;
            _clients[free] = client;
            return free;
        }
        catch (SocketException)
        {
            // Who waited is gone, or there is no socket left.
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Read(int connection, byte[] buffer, int offset, int count)
    {
        try
        {
            Socket client = _clients[connection];
            if (!client.Poll(0, SelectMode.SelectRead))
            {
                return 0;
            }

            int read = client.Receive(buffer, offset, count, SocketFlags.None);
            return read == 0 ? -1 : read;
        }
        catch (SocketException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Write(int connection, byte[] buffer, int offset, int count)
    {
        try
        {
            Socket client = _clients[connection];
            if (!client.Poll(0, SelectMode.SelectWrite))
            {
                return client.Poll(0, SelectMode.SelectError) ? -1 : 0;
            }

            return client.Send(buffer, offset, count < MaximumWritten ? count : MaximumWritten, SocketFlags.None);
        }
        catch (SocketException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Close(int connection)
    {
        Socket client = _clients[connection];
        _clients[connection] = null;
        if (client != null)
        {
            client.Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < Connections; i++)
        {
            Close(i);
        }

        _listener.Close();
    }
}
