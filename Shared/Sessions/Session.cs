using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>
/// One registration: key, node id and the three counters of 16 bits (protocol section 1, "Counters"). A sender adds 1 before
/// use; a receiver takes only what is above the last one taken.
/// </summary>
public sealed class Session
{
    /// <summary>From this counter on the key has to be renewed: behind 65,535 the reference rejects everything.</summary>
    public const int RenewalCounter = 65000;

    private const int MaximumCounter = 0xFFFF;

    /// <summary>The session's key.</summary>
    public readonly FrameKey Key;

    /// <summary>Makes a session that is not open.</summary>
    public Session(ICipher cipher, IRandom random)
    {
        Key = new FrameKey(cipher, random);
    }

    /// <summary>Gets the node's id, given by the gateway.</summary>
    public int NodeId { get; private set; }

    /// <summary>Gets when the session was opened, on the device's own clock in milliseconds.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Gets the last data counter sent or taken.</summary>
    public int DataCounter { get; private set; }

    /// <summary>Gets the last control counter sent or taken.</summary>
    public int ControlCounter { get; private set; }

    /// <summary>Gets the last downlink counter sent or taken.</summary>
    public int DownlinkCounter { get; private set; }

    /// <summary>Gets whether the session has a key.</summary>
    public bool IsOpen
    {
        get { return Key.IsLoaded; }
    }

    /// <summary>Gets whether a counter is so high that the key has to be renewed.</summary>
    public bool NeedsRenewal
    {
        get
        {
            return DataCounter >= RenewalCounter || ControlCounter >= RenewalCounter || DownlinkCounter >= RenewalCounter;
        }
    }

    /// <summary>Starts the counters at 0; the key was just loaded.</summary>
    public void Open(int nodeId, long now)
    {
        NodeId = nodeId;
        OpenedAt = now;
        DataCounter = 0;
        ControlCounter = 0;
        DownlinkCounter = 0;
    }

    /// <summary>Ends the session and wipes its key.</summary>
    public void Close()
    {
        Key.Clear();
    }

    /// <summary>Raises the data counter for a frame to be sent.</summary>
    public int NextData()
    {
        return DataCounter = Next(DataCounter);
    }

    /// <summary>Raises the control counter for a frame to be sent.</summary>
    public int NextControl()
    {
        return ControlCounter = Next(ControlCounter);
    }

    /// <summary>Raises the downlink counter for a frame to be sent.</summary>
    public int NextDownlink()
    {
        return DownlinkCounter = Next(DownlinkCounter);
    }

    /// <summary>Takes a received data counter.</summary>
    /// <param name="counter">The counter.</param>
    /// <returns>How many messages were lost before this one; -1 where it is a replay.</returns>
    public int TakeData(int counter)
    {
        int lost = counter - DataCounter - 1;
        if (lost >= 0)
        {
            DataCounter = counter;
        }

        return lost >= 0 ? lost : -1;
    }

    /// <summary>Takes a received control counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool TakeControl(int counter)
    {
        bool taken = counter > ControlCounter;
        ControlCounter = taken ? counter : ControlCounter;
        return taken;
    }

    /// <summary>Takes a received downlink counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool TakeDownlink(int counter)
    {
        bool taken = counter > DownlinkCounter;
        DownlinkCounter = taken ? counter : DownlinkCounter;
        return taken;
    }

    private static int Next(int counter)
    {
        // The renewal margin keeps a sender from ever getting here; a sender that does would be rejected, not replayed.
        return counter < MaximumCounter ? counter + 1 : MaximumCounter;
    }
}
