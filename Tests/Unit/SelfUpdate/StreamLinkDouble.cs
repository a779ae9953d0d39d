using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>A TCP connection in memory, whose far end the test is.</summary>
public sealed class StreamLinkDouble : IStreamLink
{
    private byte[] _incoming = new byte[0];
    private int _taken;

    /// <inheritdoc/>
    public StreamState State { get; set; }

    /// <summary>Gets the port to which it was connected last.</summary>
    public int Port { get; private set; }

    /// <summary>Gets all that was sent, as a text.</summary>
    public string Sent { get; private set; } = string.Empty;

    /// <summary>Gets whether bytes had come that were not taken when it was closed last.</summary>
    public bool WasReset { get; private set; }

    /// <summary>Has bytes come.</summary>
    public void Come(byte[] bytes, int offset, int count)
    {
        byte[] all = new byte[_incoming.Length - _taken + count];
        System.Array.Copy(_incoming, _taken, all, 0, _incoming.Length - _taken);
        System.Array.Copy(bytes, offset, all, _incoming.Length - _taken, count);
        _incoming = all;
        _taken = 0;
    }

    /// <inheritdoc/>
    public void Connect(NetworkPeer peer)
    {
        State = StreamState.Connecting;
        Port = peer.Port;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int offset, int count)
    {
        int left = _incoming.Length - _taken;
        int taken = left < count ? left : count;
        System.Array.Copy(_incoming, _taken, buffer, offset, taken);
        _taken += taken;
        return taken;
    }

    /// <inheritdoc/>
    public int Peek(byte[] buffer, int count)
    {
        int left = _incoming.Length - _taken;
        int seen = left < count ? left : count;
        System.Array.Copy(_incoming, _taken, buffer, 0, seen);
        return seen;
    }

    /// <inheritdoc/>
    public void Send(byte[] buffer, int count)
    {
        Sent += Encoding.UTF8.GetString(buffer, 0, count) + ";";
    }

    /// <inheritdoc/>
    public void Close()
    {
        WasReset = _taken < _incoming.Length;
        State = StreamState.Closed;
    }
}
