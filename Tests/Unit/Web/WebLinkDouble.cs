using System;
using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Web;

/// <summary>Clients in memory: what they send, what they receive, and when they take nothing.</summary>
public sealed class WebLinkDouble : IWebLink
{
    private readonly byte[][] _sent;
    private readonly int[] _read;
    private readonly string[] _received;
    private readonly bool[] _open;
    private readonly bool[] _waits;
    private readonly bool[] _hungUp;
    private readonly bool[] _cut;

    /// <summary>Creates a link without clients.</summary>
    public WebLinkDouble(int capacity)
    {
        _sent = new byte[capacity][];
        _read = new int[capacity];
        _received = new string[capacity];
        _open = new bool[capacity];
        _waits = new bool[capacity];
        _hungUp = new bool[capacity];
        _cut = new bool[capacity];
    }

    /// <inheritdoc/>
    public int Capacity
    {
        get { return _open.Length; }
    }

    /// <summary>Gets or sets how many bytes each write takes at most.</summary>
    public int WriteLimit { get; set; } = int.MaxValue;

    /// <summary>Gets how many connections the server has open.</summary>
    public int Open
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _open.Length; i++)
            {
                count += _open[i] ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Has a client come that sends a text at once.</summary>
    /// <returns>Its connection.</returns>
    public int Connect(string text)
    {
        int connection = 0;
        while (_open[connection] || _waits[connection])
        {
            connection++;
        }

        _waits[connection] = true;
        _hungUp[connection] = false;
        _cut[connection] = false;
        _sent[connection] = new byte[0];
        _read[connection] = 0;
        _received[connection] = "";
        Send(connection, text);
        return connection;
    }

    /// <summary>Has a client send more.</summary>
    public void Send(int connection, string text)
    {
        Send(connection, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Has a client send more.</summary>
    public void Send(int connection, byte[] more)
    {
        byte[] all = new byte[_sent[connection].Length + more.Length];
        Array.Copy(_sent[connection], 0, all, 0, _sent[connection].Length);
        Array.Copy(more, 0, all, _sent[connection].Length, more.Length);
        _sent[connection] = all;
    }

    /// <summary>Has a client close its end.</summary>
    public void HangUp(int connection)
    {
        _hungUp[connection] = true;
    }

    /// <summary>Cuts a client off; what it has sent and the server has not read is lost.</summary>
    public void Cut(int connection)
    {
        _cut[connection] = true;
    }

    /// <summary>Gets what a client received.</summary>
    public string Received(int connection)
    {
        return _received[connection];
    }

    /// <summary>Determines whether the server has a connection open.</summary>
    public bool IsOpen(int connection)
    {
        return _open[connection];
    }

    /// <summary>Gets how many bytes of a client the server has not read.</summary>
    public int Unread(int connection)
    {
        return _sent[connection].Length - _read[connection];
    }

    /// <inheritdoc/>
    public int Accept()
    {
        for (int i = 0; i < _waits.Length; i++)
        {
            if (_waits[i])
            {
                _waits[i] = false;
                _open[i] = true;
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public int Read(int connection, byte[] buffer, int offset, int count)
    {
        if (_cut[connection])
        {
            return -1;
        }

        int read = Unread(connection) < count ? Unread(connection) : count;
        if (read == 0)
        {
            return _hungUp[connection] ? -1 : 0;
        }

        Array.Copy(_sent[connection], _read[connection], buffer, offset, read);
        _read[connection] += read;
        return read;
    }

    /// <inheritdoc/>
    public int Write(int connection, byte[] buffer, int offset, int count)
    {
        if (_hungUp[connection] || _cut[connection])
        {
            return -1;
        }

        int taken = count < WriteLimit ? count : WriteLimit;
        _received[connection] += taken == 0 ? "" : Encoding.UTF8.GetString(buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public void Close(int connection)
    {
        _open[connection] = false;
    }
}
