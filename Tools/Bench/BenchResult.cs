using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Bench;

/// <summary>What a measurement gave.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Chunks">Chunks of the image, all nodes together.</param>
/// <param name="Bytes">Bytes of the image, all nodes together.</param>
/// <param name="Seconds">Virtual seconds from message 0 to the last final status.</param>
/// <param name="Frames">Frames of all stations, each counted once whatever attempts it took.</param>
/// <param name="SentAgain">Frames with a chunk beyond one for each chunk and one for each that was lost on the air.</param>
/// <param name="Overruns">Frames that found a receive ring full.</param>
/// <param name="Outcome">In words.</param>
/// <param name="Succeeded">Whether every node runs exactly the image.</param>
internal sealed record BenchResult(
    BenchCase Case,
    int Chunks,
    long Bytes,
    double Seconds,
    long Frames,
    long SentAgain,
    long Overruns,
    string Outcome,
    bool Succeeded)
{
    /// <summary>
    /// Gets the time in seconds that the air needs for the chunks alone, back to back, with the sender's software.
    /// </summary>
    public double Limit
    {
        get
        {
            AirSettings air = Case.Air;
            int exchange = air.Rate.MeanExchange(250, acknowledged: true) + air.SoftwareMicroseconds;
            return Chunks * exchange / (1 - air.Loss) / (1 - air.ResidualLoss) / 1e6;
        }
    }
}
