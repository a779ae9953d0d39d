using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>
/// What one seed does to a whole network: one image for many nodes by broadcasts, for others one by one as an image, compressed or as a
/// delta, signed or not, to nodes that trust one key, another one or none, one of which may sleep and one be of version 0.9.8; on an air
/// that loses, repeats and fades, and that somebody else may send on; and what happens to the boards and the broker meanwhile.
/// </summary>
internal sealed class MixedPlan
{
    private const int MaximumFaults = 5;
    private const int Second = 1_000_000;

    /// <summary>Draws the plan of a seed.</summary>
    public MixedPlan(int seed)
    {
        Random random = new(seed ^ 0x3D5F);
        Seed = seed;
        Awake = random.Next(2, 6);
        HasSleepy = random.Next(3) == 0;
        AttackFrames = random.Next(3) == 0 ? random.Next(10, 200) : 0;

        // A node of version 0.9.8 takes what is recorded for what is new.
        HasOld = AttackFrames == 0 && random.Next(3) == 0;
        Size = random.Next(300, 25_000);
        Maker = (ImageMaker)Math.Max(0, random.Next(-1, 3));
        Signal = (Signal)random.Next(3);
        IsSpareWritten = random.Next(2) == 0;
        int nodes = Awake + (HasSleepy ? 1 : 0);
        for (int i = 0; i < nodes; i++)
        {
            Trusts.Add((Trust)Math.Max(0, random.Next(-2, 3)));
            Parcels.Add((ParcelKind)random.Next(3));
            Starts.Add(random.Next(4 * Second));

            // Broadcasts are for those that are awake.
            bool isOfMany = random.Next(4) > 0;
            IsOfMany.Add(i < Awake && isOfMany);
        }

        // From numbers of their own: what a seed did before there were frames with several chunks, and deltas by broadcasts,
        // it does still.
        Random later = new(seed ^ 0x1A46E);
        GatewayRadio = (EspNowVersion)later.Next(2);
        NodeRadios = [.. Enumerable.Range(0, nodes).Select(_ => (EspNowVersion)later.Next(3))];
        ManyParcel = (ParcelKind)later.Next(3);
        OldStart = random.Next(4 * Second);
        Air = DrawAir(random);
        int faults = random.Next(MaximumFaults + 1);
        for (int i = 0; i < faults; i++)
        {
            FaultKind kind = (FaultKind)random.Next(Enum.GetValues<FaultKind>().Length);
            long duration = kind is FaultKind.PublisherAway ? random.Next(Second, 40 * Second) : random.Next(Second / 10, 8 * Second);
            Faults.Add(new Fault(
                kind, random.Next(9 * Second), random.Next(nodes), duration, random.Next(1, 200), (PowerCutDamage)random.Next(4)));
        }
    }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets how many nodes of ours are awake, 2 to 5.</summary>
    public int Awake { get; }

    /// <summary>Gets whether there is one more that sleeps between its messages.</summary>
    public bool HasSleepy { get; }

    /// <summary>Gets whether there is a node of version 0.9.8.</summary>
    public bool HasOld { get; }

    /// <summary>Gets how many frames a second somebody without a key sends; 0 where nobody does.</summary>
    public int AttackFrames { get; }

    /// <summary>Gets the bytes of the image, without its signature.</summary>
    public int Size { get; }

    /// <summary>Gets who has signed it.</summary>
    public ImageMaker Maker { get; }

    /// <summary>Gets whether an older image stands in the spare slots.</summary>
    public bool IsSpareWritten { get; }

    /// <summary>Gets the version of ESP-NOW of the gateway's radio.</summary>
    public EspNowVersion GatewayRadio { get; }

    /// <summary>Gets the same of each node of ours, the first one first.</summary>
    public EspNowVersion[] NodeRadios { get; }

    /// <summary>Gets how strong the signal is.</summary>
    public Signal Signal { get; }

    /// <summary>Gets what the air is like.</summary>
    public AirSettings Air { get; }

    /// <summary>Gets whose images each node of ours takes; the one that sleeps is the last.</summary>
    public List<Trust> Trusts { get; } = [];

    /// <summary>Gets what is sent of the image to each that is updated by itself.</summary>
    public List<ParcelKind> Parcels { get; } = [];

    /// <summary>Gets when the update of each of these begins, in microseconds.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>Gets which nodes get the image by broadcasts; where there is but one, it is updated by itself all the same if it is left.</summary>
    public List<bool> IsOfMany { get; } = [];

    /// <summary>Gets what is broadcast of the image: against nothing, or against the image that the first of these nodes had at first.</summary>
    public ParcelKind ManyParcel { get; }

    /// <summary>Gets when the update of the node of version 0.9.8 begins.</summary>
    public int OldStart { get; }

    /// <summary>Gets what happens. <see cref="FaultKind.OtherPublisher"/> stands for whoever gives up what is broadcast.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>Determines whether a node of ours takes the image.</summary>
    public bool Takes(int node) => Trusts[node] switch
    {
        Trust.Everybody => true,
        Trust.Owner => Maker == ImageMaker.Owner,
        _ => false,
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        string nodes = string.Join(
            ", ",
            Trusts.Select((trust, node) => $"node{node + 1} {(IsOfMany[node] ? "of many" : $"{Parcels[node]} at {Starts[node] / 1e6:0.000}")} trusts {trust}"));
        string air = $"loss {Air.Loss:0.00}, ACK {Air.AckLoss:0.00}, residual {Air.ResidualLoss:0.000}, duplicates {Air.Duplicates:0.00}, "
            + $"corruption {Air.Corruption:0.000}, signal {Signal}, {AttackFrames} frames/s of a stranger, radios {GatewayRadio} and {string.Join(", ", NodeRadios)}";
        return $"{nodes}, to many {ManyParcel}{(HasSleepy ? ", the last one sleeps" : "")}{(HasOld ? $", old1 at {OldStart / 1e6:0.000}" : "")}; "
            + $"{Size} bytes signed by {Maker}; {air}; {string.Join("; ", Faults)}";
    }

    private AirSettings DrawAir(Random random)
    {
        // As in FaultPlan: a 0.9.8 node says nothing twice.
        double residual = random.NextDouble() * (HasOld ? 0.005 : 0.05);
        return new AirSettings
        {
            FixedRate = Signal == Signal.OneMegabit ? PhyRate.Default : null,
            Loss = random.NextDouble() * 0.25,
            AckLoss = random.NextDouble() * 0.1,
            ResidualLoss = residual,
            Duplicates = random.NextDouble() * 0.1,
            Corruption = random.Next(2) * residual,
            LatencyJitterMicroseconds = random.Next(2) * random.Next(10_000),
            BurstMicroseconds = random.Next(4) == 0 ? Second / 4 : 0,
        };
    }
}
