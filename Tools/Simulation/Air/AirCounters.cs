namespace EnigmaIoT.Simulation.Air;

/// <summary>What the air has carried so far.</summary>
public sealed class AirCounters
{
    /// <summary>Gets how many frames were sent, whatever came of them.</summary>
    public long Frames { get; internal set; }

    /// <summary>Gets how many of them were reported as not delivered.</summary>
    public long NotDelivered { get; internal set; }

    /// <summary>Gets how many attempts they took.</summary>
    public long Attempts { get; internal set; }

    /// <summary>Gets how many attempts did not arrive, to an address where nobody listens among them.</summary>
    public long LostAttempts { get; internal set; }

    /// <summary>Gets how many acknowledgements were lost.</summary>
    public long LostAcks { get; internal set; }

    /// <summary>Gets how many frames were acknowledged and then lost.</summary>
    public long DroppedAfterAck { get; internal set; }

    /// <summary>Gets how many frames arrived at a radio that has no room for frames of their length, and were acknowledged.</summary>
    public long DroppedAsTooLong { get; internal set; }

    /// <summary>Gets how many frames a program received twice.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Gets how many frames arrived with changed bits.</summary>
    public long Corrupted { get; internal set; }

    /// <summary>Gets how many frames arrived at a receive ring that was full.</summary>
    public long Overruns { get; internal set; }

    /// <summary>Gets for how many microseconds the channel was in use, acknowledgements included.</summary>
    public long BusyMicroseconds { get; internal set; }
}
