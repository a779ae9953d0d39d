using EnigmaIoT.Shared.Logging;

namespace EnigmaIoT.Node.Applications;

/// <summary>What a node offers to its application.</summary>
public interface INode
{
    /// <summary>Gets the log of refused input, for the application's own refusals too.</summary>
    RejectLog Rejects { get; }

    /// <summary>Gets the Unix time in microseconds, from the gateway or the platform; 0 while neither knows it.</summary>
    long UnixMicroseconds { get; }

    /// <summary>Gets for how many seconds the node sleeps between its messages; 0 where it stays awake.</summary>
    uint SleepSeconds { get; }

    /// <summary>Gets whether the node has just woken with its session: what is reported once was reported before.</summary>
    bool IsResumed { get; }

    /// <summary>
    /// Gets 250 bytes in which an application may compose a message; what is in there does not outlive the call in which it was written.
    /// </summary>
    byte[] Scratch { get; }

    /// <summary>Sends data to the gateway.</summary>
    /// <param name="encoding">A <see cref="Shared.Frames.PayloadEncoding"/>.</param>
    /// <param name="buffer">Holds the data at <paramref name="offset"/>; copied.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="count">Bytes of data, 0 to <see cref="Shared.Frames.PayloadFrame.MaximumPayload"/>.</param>
    /// <returns>False where the node is not registered, the data is too long, or eight frames wait already.</returns>
    bool SendData(byte encoding, byte[] buffer, int offset, int count);

    /// <summary>Sends a Home Assistant discovery message, which is a MessagePack map. Parameters as in SendData.</summary>
    /// <returns>As SendData.</returns>
    bool SendDiscovery(byte[] buffer, int offset, int count);

    /// <summary>Switches the LED; while it flashes to identify the board, once that is over.</summary>
    void SetLed(bool on);
}
