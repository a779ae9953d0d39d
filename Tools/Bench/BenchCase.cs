using EnigmaIoT.Reference;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Bench;

/// <summary>One measurement.</summary>
/// <param name="Way">How the image gets to the node.</param>
/// <param name="Air">What the air does.</param>
/// <param name="Nodes">How many nodes are updated at once, 1 to 8, by broadcasts any number; more than one of ours only.</param>
/// <param name="Costs">What work takes on the boards of ours; null where it takes nothing but 0.1 ms a turn.</param>
/// <param name="Rises">Whether frames go at the rate that the gateway chooses; else all go at 1 Mbit/s.</param>
/// <param name="Buffers">How many frames the radio of a node of ours holds while its program or its flash works.</param>
/// <param name="Parcel">What is sent; where there is no pair and it is not the whole image, of <see cref="BenchPair.Made"/>.</param>
/// <param name="HasPsram">Whether the gateway is one with PSRAM, which has room for more chunks.</param>
/// <param name="IsTight">Whether it is one without room for a page, whose queues are shorter.</param>
/// <param name="Given">What runs and what is sent, to nodes of ours; null for made images.</param>
/// <param name="HasLargeFrames">Whether both radios have frames of ESP-NOW version 2, with several chunks in one.</param>
/// <param name="Top">The rate of all frames in Mbit/s; null for 1, or the one that the gateway chooses.</param>
internal sealed record BenchCase(
    BenchWay Way,
    AirSettings Air,
    int Nodes = 1,
    BenchCosts? Costs = null,
    bool Rises = false,
    int Buffers = VirtualRadio.DefaultReceiveRing,
    BenchParcel Parcel = BenchParcel.Whole,
    bool HasPsram = false,
    bool IsTight = false,
    BenchPair? Given = null,
    bool HasLargeFrames = false,
    double? Top = null)
{
    /// <summary>Gets the highest rate of chunks.</summary>
    public PhyRate TopRate => Top is { } top ? PhyRate.FromMegabits(top) : Rises ? PhyRate.FromMegabits(54) : PhyRate.Default;

    /// <summary>Gets what runs and what is sent; null for an image of the size that the bench was asked for.</summary>
    public BenchPair? Pair => Given ?? (Parcel == BenchParcel.Whole ? null : BenchPair.Made);

    /// <summary>Gets whether the node is one of ours.</summary>
    public bool IsOurs => Way is BenchWay.Ours or BenchWay.Broadcast;

    /// <summary>Gets how many frames an old node's radio holds while its program writes flash.</summary>
    public int ReceiveBuffers => Way == BenchWay.OldNodeFewBuffers
        ? ReferenceNodeOptions.StaticReceiveBuffers
        : ReferenceNodeOptions.DefaultReceiveBuffers;

    /// <summary>Gets whether the gateway is the reference's.</summary>
    public bool HasReferenceRelay => Way >= BenchWay.ReferenceFast;

    /// <summary>Gets the script's pause in milliseconds; 0 for a publisher of blocks.</summary>
    public int Pause => Way switch
    {
        BenchWay.OldScript or BenchWay.ReferenceFast => 20,
        BenchWay.ReferenceMedium => 60,
        BenchWay.ReferenceSlow => 180,
        _ => 0,
    };
}
