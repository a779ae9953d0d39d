namespace EnigmaIoT.Shared.Ports;

/// <summary>A UDP port that the pump looks after. Nothing here blocks.</summary>
public interface IDatagramLink
{
    /// <summary>Takes a port on all of the board's addresses.</summary>
    /// <param name="port">1 to 65535; 0 for a free one.</param>
    /// <returns>False where the port cannot be used now.</returns>
    bool Open(int port);

    /// <summary>Fetches the oldest datagram that has come. What does not fit into the buffer is cut off.</summary>
    /// <param name="buffer">Receives it from its start on.</param>
    /// <param name="sender">Receives who sent it.</param>
    /// <returns>Its bytes in the buffer; -1 where there is none.</returns>
    int Receive(byte[] buffer, NetworkPeer sender);

    /// <summary>Sends a datagram. One that the network does not take is lost, as any may be.</summary>
    /// <param name="buffer">Holds it from its start on.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="receiver">Who is to get it.</param>
    void Send(byte[] buffer, int count, NetworkPeer receiver);

    /// <summary>Closes the port.</summary>
    void Close();
}
