namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The TCP connections of browsers and scripts. The pump polls it: nothing here blocks, and no thread is in sight. Connections go
/// by numbers from 0 on, which are used again once closed.
/// </summary>
public interface IWebLink
{
    /// <summary>Gets how many connections can be open at once; further clients wait in the network's own queue.</summary>
    int Capacity { get; }

    /// <summary>Takes a client that waits.</summary>
    /// <returns>Its connection, below <see cref="Capacity"/>; -1 where none waits, or none can be taken now.</returns>
    int Accept();

    /// <summary>Reads what has come.</summary>
    /// <returns>Number of bytes, 1 to <paramref name="count"/>; 0 where nothing has come yet; -1 where nothing more will.</returns>
    int Read(int connection, byte[] buffer, int offset, int count);

    /// <summary>Sends bytes; the link keeps none of the buffer.</summary>
    /// <returns>How many were taken, from the first on; 0 where none can be taken now; -1 where the connection is broken.</returns>
    int Write(int connection, byte[] buffer, int offset, int count);

    /// <summary>Closes a connection. What was written before still reaches the client that has read it all.</summary>
    void Close(int connection);
}
