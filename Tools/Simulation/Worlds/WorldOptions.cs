using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>How a world in virtual time is made.</summary>
public record WorldOptions
{
    /// <summary>Gets where every random number comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of nodes of ours, 0 or more.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Gets how many of them, the last ones, sleep between their messages.</summary>
    public int Sleepy { get; init; }

    /// <summary>Gets from one wake-up of those to the next, in seconds.</summary>
    public int SleepSeconds { get; init; } = 10;

    /// <summary>Gets how many nodes the gateway takes.</summary>
    public int MaximumNodes { get; init; } = HeapPlan.SmallNodes;

    /// <summary>Gets how many frames the radio of a node of ours holds until its program fetches them, 1 or more.</summary>
    public int ReceiveRing { get; init; } = VirtualRadio.DefaultReceiveRing;

    /// <summary>Gets the version of ESP-NOW that the gateway's radio has.</summary>
    public EspNowVersion GatewayRadio { get; init; }

    /// <summary>Gets the same of a node of ours by its number, from 1 on; null for version 1 of all.</summary>
    public Func<int, EspNowVersion>? NodeRadio { get; init; }

    /// <summary>Gets what the air does to frames; its seed is the world's.</summary>
    public AirSettings Air { get; init; } = new();

    /// <summary>Gets how long the nodes' flash takes.</summary>
    public FlashTiming Flash { get; init; } = new();

    /// <summary>
    /// Gets how many bytes of an older image stand in each node's spare slot, where updates have to erase them; 0 where it is erased.
    /// </summary>
    public int SpareImageSize { get; init; }

    /// <summary>Gets the deployment that runs on each node of ours; null for version 1.0 of <see cref="Images.SampleImage"/>.</summary>
    public byte[]? RunningImage { get; init; }

    /// <summary>Gets the deployment that runs on the gateway; null for a gateway without slots.</summary>
    public byte[]? GatewayImage { get; init; }

    /// <summary>Gets how long a message is under way between the broker and each of its clients, in microseconds.</summary>
    public long BrokerLatency { get; init; } = 500;

    /// <summary>Gets how many updates the gateway runs at once, 1 to 8.</summary>
    public int MaximumUpdates { get; init; } = 4;

    /// <summary>
    /// Gets what a gateway's work takes, which is then one without PSRAM unless it has some; null for a processor and a radio that cost
    /// nothing but a turn.
    /// </summary>
    public ProcessorCost? GatewayCost { get; init; }

    /// <summary>Gets whether a gateway has room for as many chunks of an update as one with PSRAM.</summary>
    public bool HasPsram { get; init; }

    /// <summary>Gets whether a gateway has so little heap that its queues are shorter, as one that has no room for a page.</summary>
    public bool IsTight { get; init; }

    /// <summary>Gets the same of each node of ours.</summary>
    public ProcessorCost? NodeCost { get; init; }

    /// <summary>Gets how the gateway announces nodes to Home Assistant.</summary>
    public HomeAssistantMode HomeAssistant { get; init; }

    /// <summary>Gets whether nodes take images of an unknown kind, and the gateway passes them on.</summary>
    public bool AcceptUnknownImages { get; init; }

    /// <summary>Gets how long a new image is on trial from its registration on, in seconds.</summary>
    public int TrialSeconds { get; init; } = 30;

    /// <summary>Gets where the gateway's keys of radio frames are written; null for nowhere.</summary>
    public KeyLog? Keys { get; init; }

    /// <summary>Gets how often the nodes send data, in milliseconds.</summary>
    public int DataMilliseconds { get; init; } = 10_000;

    /// <summary>
    /// Gets what makes the application of a node of ours by its number, from 1 on, at each of its starts; null for
    /// <see cref="SampleApplication"/>.
    /// </summary>
    public Func<int, INodeApplication>? Application { get; init; }
}
