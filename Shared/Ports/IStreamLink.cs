namespace EnigmaIoT.Shared.Ports;

/// <summary>One TCP connection at a time, made from here and looked after by the pump. Nothing here blocks.</summary>
public interface IStreamLink
{
    /// <summary>Gets how it stands.</summary>
    StreamState State { get; }

    /// <summary>Starts to connect; what was open before is closed.</summary>
    void Connect(NetworkPeer peer);

    /// <summary>Fetches bytes that have come.</summary>
    /// <param name="buffer">Receives them at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they go.</param>
    /// <param name="count">The most there may be, 1 or more.</param>
    /// <returns>How many there are; 0 where there are none now.</returns>
    int Receive(byte[] buffer, int offset, int count);

    /// <summary>Looks at the bytes that have come, and takes none of them.</summary>
    /// <param name="buffer">Receives them from its start on.</param>
    /// <param name="count">The most there may be, 1 or more.</param>
    /// <returns>How many there are; 0 where there are none now.</returns>
    int Peek(byte[] buffer, int count);

    /// <summary>Sends some bytes, few enough for the connection's own buffer.</summary>
    /// <param name="buffer">Holds them from its start on.</param>
    /// <param name="count">How many.</param>
    void Send(byte[] buffer, int count);

    /// <summary>
    /// Closes it. What was sent still goes out, but where bytes that have come were not taken the far end is told of a failure: TCP
    /// resets such a connection.
    /// </summary>
    void Close();
}
