namespace EnigmaIoT.Simulation.Air;

/// <summary>One attempt to send a frame. Valid during the call only.</summary>
public readonly ref struct AirAttempt
{
    /// <summary>Gets when the frame began, in microseconds.</summary>
    public long Time { get; init; }

    /// <summary>Gets the sender's address.</summary>
    public long Source { get; init; }

    /// <summary>Gets the receiver's address, or the broadcast one.</summary>
    public long Destination { get; init; }

    /// <summary>Gets the bytes of the frame.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Gets the Wi-Fi channel, 1 to 14.</summary>
    public int Channel { get; init; }

    /// <summary>Gets the rate.</summary>
    public PhyRate Rate { get; init; }

    /// <summary>Gets which attempt it is, from 1 on.</summary>
    public int Number { get; init; }
}
