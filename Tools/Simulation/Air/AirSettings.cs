namespace EnigmaIoT.Simulation.Air;

/// <summary>What the air does to frames. Probabilities are 0 to 1, times microseconds.</summary>
public sealed record AirSettings
{
    /// <summary>Gets where every random number of the air comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the rate of all frames; null where each goes at the rate that its sender has chosen.</summary>
    public PhyRate? FixedRate { get; init; }

    /// <summary>Gets how often the MAC layer sends a frame that is not acknowledged, 1 or more.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Gets how long a sender's software is busy with a frame before its next one can go.</summary>
    public int SoftwareMicroseconds { get; init; } = 300;

    /// <summary>Gets the probability that an attempt is lost.</summary>
    public double Loss { get; init; }

    /// <summary>Gets the probability that the acknowledgement of a frame that arrived is lost.</summary>
    public double AckLoss { get; init; }

    /// <summary>
    /// Gets the probability that the receiver's radio acknowledges a frame which its program then never sees.
    /// </summary>
    public double ResidualLoss { get; init; }

    /// <summary>
    /// Gets the probability that a frame which arrives once more passes the receiver's filter for duplicates.
    /// </summary>
    public double Duplicates { get; init; }

    /// <summary>Gets the probability that an attempt is lost while a burst lasts.</summary>
    public double BurstLoss { get; init; } = 1;

    /// <summary>Gets the mean length of a burst; 0 for no bursts. Lengths are exponentially distributed.</summary>
    public long BurstMicroseconds { get; init; }

    /// <summary>Gets the mean time between two bursts.</summary>
    public long BurstGapMicroseconds { get; init; } = 10_000_000;

    /// <summary>Gets how long a received frame takes to the receive ring.</summary>
    public int LatencyMicroseconds { get; init; }

    /// <summary>
    /// Gets by how much a frame may take longer than that, at most. Frames of different senders, or to different receivers,
    /// may so overtake each other; those of one sender to one receiver keep their order.
    /// </summary>
    public int LatencyJitterMicroseconds { get; init; }

    /// <summary>
    /// Gets the probability that a received frame has some bits changed, although its checksum was right: what a program
    /// must not trust the radio for.
    /// </summary>
    public double Corruption { get; init; }

    /// <summary>Gets the signal strength in dBm of pairs of stations for which none was set.</summary>
    public int Rssi { get; init; } = -50;

    /// <summary>Gets by how many dB the signal strength of one frame differs from the pair's, at most.</summary>
    public int RssiJitter { get; init; } = 3;
}
