using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What one seed does: who publishes what to which nodes, what the air is like, and what happens when.</summary>
internal sealed class FaultPlan
{
    private const int MaximumFaults = 4;
    private const int Second = 1_000_000;

    /// <summary>Draws the plan of a seed.</summary>
    public FaultPlan(int seed)
    {
        Random random = new(seed);
        Seed = seed;
        Publisher = (PublisherKind)random.Next(3);
        IsOurs = random.Next(3) > 0;
        Targets = random.Next(4) == 0 ? 2 : 1;
        Size = random.Next(300, 30_000);
        OtherSize = random.Next(300, 30_000) is int other && other != Size ? other : Size + 1;

        // From numbers of its own: what a seed did before there were rates it does still.
        Signal = (Signal)new Random(~seed).Next(3);

        // And so before there were deltas.
        bool mayBePacked = IsOurs && Publisher == PublisherKind.Blocks;
        Parcel = mayBePacked ? (ParcelKind)new Random(seed ^ 0x5EED).Next(3) : ParcelKind.Whole;
        IsTight = new Random(seed ^ 0x7197).Next(2) == 0;

        // And so before there were frames with several chunks.
        Random radios = new(seed ^ 0x1A46E);
        GatewayRadio = (EspNowVersion)radios.Next(2);
        NodeRadios = [.. Enumerable.Range(0, 3).Select(_ => (EspNowVersion)radios.Next(3))];
        Air = DrawAir(random);

        // What the update takes where nothing happens, and the same again with the restart behind it.
        long pace = Publisher == PublisherKind.FastScript ? 20_000 : !IsOurs ? 6_000 : Signal == Signal.OneMegabit ? 3_000 : 1_500;
        long span = Math.Max(Second / 2, OtaLimits.Chunks(Size) * pace * Targets);
        int faults = random.Next(MaximumFaults + 1);
        for (int i = 0; i < faults; i++)
        {
            Faults.Add(DrawFault(random, span));
        }
    }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets who publishes.</summary>
    public PublisherKind Publisher { get; }

    /// <summary>Gets whether the gateway has short queues.</summary>
    public bool IsTight { get; }

    /// <summary>Gets whether the nodes that are updated are ours; else they are of version 0.9.8.</summary>
    public bool IsOurs { get; }

    /// <summary>Gets how many nodes are updated at once, 1 or 2.</summary>
    public int Targets { get; }

    /// <summary>Gets the bytes of the image.</summary>
    public int Size { get; }

    /// <summary>Gets the bytes of the image that another publisher comes with.</summary>
    public int OtherSize { get; }

    /// <summary>Gets what is sent of an image.</summary>
    public ParcelKind Parcel { get; }

    /// <summary>Gets what the air is like.</summary>
    public AirSettings Air { get; }

    /// <summary>Gets the version of ESP-NOW of the gateway's radio.</summary>
    public EspNowVersion GatewayRadio { get; }

    /// <summary>Gets the same of each node of ours, the first one first.</summary>
    public EspNowVersion[] NodeRadios { get; }

    /// <summary>Gets how strong the signal is.</summary>
    public Signal Signal { get; }

    /// <summary>Gets what happens.</summary>
    public List<Fault> Faults { get; } = [];

    /// <inheritdoc/>
    public override string ToString()
    {
        string air = $"loss {Air.Loss:0.00}, ACK {Air.AckLoss:0.00}, residual {Air.ResidualLoss:0.000}, "
            + $"duplicates {Air.Duplicates:0.00}, corruption {Air.Corruption:0.000}, "
            + $"jitter {Air.LatencyJitterMicroseconds} us, bursts {Air.BurstMicroseconds} us, signal {Signal}";
        string who = $"{Publisher} to {Targets} {(IsOurs ? "node(s) of ours" : "old node(s)")}, {Size} bytes, other {OtherSize}, {Parcel}{(IsTight ? ", short queues" : "")}, radios {GatewayRadio} and {string.Join(", ", NodeRadios)}";
        return $"{who}; {air}; {string.Join("; ", Faults)}";
    }

    private AirSettings DrawAir(Random random)
    {
        // A 0.9.8 node says nothing twice, so a tenth of what ours bears behind the radio is already hard on it.
        double residual = random.NextDouble() * (IsOurs ? 0.05 : 0.005);
        return new AirSettings
        {
            FixedRate = Signal == Signal.OneMegabit ? PhyRate.Default : null,
            Loss = random.NextDouble() * 0.4,
            AckLoss = random.NextDouble() * 0.1,
            ResidualLoss = residual,
            Duplicates = random.NextDouble() * 0.1,
            Corruption = random.Next(2) * residual,
            LatencyJitterMicroseconds = random.Next(2) * random.Next(10_000),
            BurstMicroseconds = random.Next(3) == 0 ? Second / 2 : 0,
        };
    }

    private Fault DrawFault(Random random, long span)
    {
        long within = random.Next(10) < 7 ? span : span + (8L * Second);
        FaultKind kind = (FaultKind)random.Next(7);
        long duration = kind == FaultKind.PublisherAway ? random.Next(Second, 40 * Second) : random.Next(Second / 10, 8 * Second);
        return new Fault(
            kind,
            (long)(random.NextDouble() * within),
            random.Next(Targets),
            duration,
            random.Next(1, 120),
            (PowerCutDamage)random.Next(4));
    }
}
