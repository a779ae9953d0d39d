namespace EnigmaIoT.Simulation.Air;

/// <summary>What came of one attempt to send a frame.</summary>
public enum AirOutcome
{
    /// <summary>It arrived; the sender knows, unless it was a broadcast.</summary>
    Arrived,

    /// <summary>The frame did not arrive.</summary>
    Lost,

    /// <summary>The frame arrived, its acknowledgement did not.</summary>
    AckLost,

    /// <summary>The receiver's radio acknowledged the frame, its program never sees it.</summary>
    DroppedAfterAck,

    /// <summary>Nobody listens at that address.</summary>
    NobodyListens,
}
