using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What one seed does: who publishes what to which kind of node, and when which of the two ends is deaf for how long.</summary>
internal sealed class DeafnessPlan
{
    private const int Millisecond = 1000;
    private const int SlowChunks = 60;

    /// <summary>Draws the plan of a seed.</summary>
    public DeafnessPlan(int seed)
    {
        Random random = new(seed);
        Seed = seed;
        Publisher = (PublisherKind)random.Next(Enum.GetValues<PublisherKind>().Length);
        IsOurs = random.Next(3) == 0;
        int most = Publisher is PublisherKind.SlowScript or PublisherKind.MediumScript ? SlowChunks * OtaLimits.ChunkCount : 50_000;
        Size = random.Next(300, most);
        Loss = random.NextDouble() * 0.05;
        ResidualLoss = random.Next(2) * random.NextDouble() * 0.005;
        Flash = new FlashTiming { EraseMicroseconds = random.Next(3) switch { 0 => 45_000, 1 => 100_000, _ => 200_000 } };
        OldReceiveBuffers = random.Next(2) == 0 ? ReferenceNodeOptions.DefaultReceiveBuffers : ReferenceNodeOptions.StaticReceiveBuffers;
        IsNodeDeaf = random.Next(2) == 0;
        Kind = (DeafnessKind)random.Next(Enum.GetValues<DeafnessKind>().Length);

        // From numbers of its own: what a seed did before there were rates it does still.
        IsRising = new Random(~seed).Next(2) == 0;
        int pace = Publisher switch
        {
            PublisherKind.SlowScript => 182,
            PublisherKind.MediumScript => 62,
            PublisherKind.FastScript => 22,
            _ => !IsOurs ? 9 : IsRising ? 2 : 5,
        };
        At = (long)(random.NextDouble() * ((OtaLimits.Chunks(Size) * pace) + 800)) * Millisecond;
        Duration = random.Next(500, 5001) * Millisecond;
    }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets who publishes.</summary>
    public PublisherKind Publisher { get; }

    /// <summary>Gets whether the node is ours; else it is of version 0.9.8.</summary>
    public bool IsOurs { get; }

    /// <summary>Gets the bytes of the image.</summary>
    public int Size { get; }

    /// <summary>Gets the probability that an attempt is lost, 0 to 0.05.</summary>
    public double Loss { get; }

    /// <summary>Gets the probability that a frame is lost behind the receiver's radio, 0 to 0.005.</summary>
    public double ResidualLoss { get; }

    /// <summary>Gets whether frames go at the rate that the gateway chooses; else all go at 1 Mbit/s.</summary>
    public bool IsRising { get; }

    /// <summary>Gets how long the node's flash takes.</summary>
    public FlashTiming Flash { get; }

    /// <summary>Gets how many frames a 0.9.8 node's radio holds.</summary>
    public int OldReceiveBuffers { get; }

    /// <summary>Gets whether the node is deaf; else the gateway is.</summary>
    public bool IsNodeDeaf { get; }

    /// <summary>Gets how it is deaf.</summary>
    public DeafnessKind Kind { get; }

    /// <summary>Gets when that begins, in microseconds after the publisher began.</summary>
    public long At { get; }

    /// <summary>Gets how long it lasts, in microseconds.</summary>
    public long Duration { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Publisher} to {(IsOurs ? "a node of ours" : "an old node")}, {Size} bytes, loss {Loss:0.000}, residual {ResidualLoss:0.0000}, "
            + $"erase {Flash.EraseMicroseconds / Millisecond} ms, {OldReceiveBuffers} buffers, rate {(IsRising ? "rises" : "1 Mbit/s")}; "
            + $"{(IsNodeDeaf ? "node" : "gateway")} deaf ({Kind}) at {At / 1e6:0.000} s for {Duration / 1e6:0.000} s";
    }
}
