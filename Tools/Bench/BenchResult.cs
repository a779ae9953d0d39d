using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Bench;

/// <summary>What a measurement gave.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Chunks">Chunks that had to be sent, all nodes together.</param>
/// <param name="Bytes">Bytes of the image, all nodes together.</param>
/// <param name="Sent">Bytes that had to be sent of it, all nodes together.</param>
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
    long Sent,
    double Seconds,
    long Frames,
    long SentAgain,
    long Overruns,
    string Outcome,
    bool Succeeded)
{
    /// <summary>
    /// Gets how often a chunk has to be broadcast, on the average, until each node has it: once, and again while one of them missed it.
    /// </summary>
    private double Sendings
    {
        get
        {
            double sendings = 0;
            double missed = 1;
            for (double more = 1; more > 1e-9; missed *= Case.Air.Loss)
            {
                more = 1 - Math.Pow(1 - missed, Case.Nodes);
                sendings += more;
            }

            return sendings;
        }
    }

    /// <summary>
    /// Gets the time in seconds that the air needs for the chunks alone, back to back, at the highest rate, with the sender's software.
    /// </summary>
    public double AirLimit
    {
        get
        {
            AirSettings air = Case.Air;
            if (Case.Way == BenchWay.Broadcast)
            {
                int broadcast = PhyRate.Default.MeanExchange(250, acknowledged: false) + air.SoftwareMicroseconds;
                return Chunks / Case.Nodes * Sendings * broadcast / 1e6;
            }

            double chunk = double.MaxValue;
            for (int count = 1; count <= (Case.HasLargeFrames ? OtaLimits.ChunksOfFrame : 1); count++)
            {
                // What is given as lost is of a frame with one chunk.
                int payload = ReceivedFrame.MaximumCount + ((count - 1) * OtaLimits.ChunkCount);
                double received = Math.Pow(1 - air.Loss, PhyRate.Lengths(payload));
                int exchange = Case.TopRate.MeanExchange(payload, acknowledged: true) + air.SoftwareMicroseconds;
                chunk = Math.Min(chunk, exchange / received / count);
            }

            return Chunks * chunk / (1 - air.ResidualLoss) / 1e6;
        }
    }

    /// <summary>Gets the time in seconds that a node's flash takes to be erased by the block and programmed.</summary>
    public double FlashLimit => new FlashTiming().Fill((int)(Bytes / Case.Nodes), NorFlash.DefaultBlockSize) / 1e6;

    /// <summary>Gets the time in seconds that the gateway's program works on the chunks; 0 where its work takes nothing.</summary>
    public double GatewayLimit => Case.Costs is null ? 0 : Case.Costs.Gateway.OfGateway(Chunks) / 1e6;

    /// <summary>
    /// Gets the time in seconds that a node's program works on its chunks, with its flash, during which nothing else of the board runs;
    /// 0 where its work takes nothing.
    /// </summary>
    public double NodeLimit => Case.Costs is null ? 0 : (Case.Costs.Node.OfNode(Chunks / Case.Nodes) / 1e6) + FlashLimit;

    /// <summary>
    /// Gets the largest of the limits in seconds; of an update at 1 Mbit/s that of the air or, where less than the image is sent, of the
    /// flash.
    /// </summary>
    public double Limit => Case.Parcel != BenchParcel.Whole ? Math.Max(AirLimit, FlashLimit)
        : Case.Rises || Case.HasLargeFrames ? Math.Max(Math.Max(AirLimit, FlashLimit), Math.Max(GatewayLimit, NodeLimit))
        : AirLimit;
}
