using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Updating;

/// <summary>What to send where.</summary>
public sealed record UpdateOptions
{
    /// <summary>The node's name, or its MAC address as <c>AA:BB:CC:DD:EE:FF</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The firmware.</summary>
    public required FirmwareImage Image { get; init; }

    /// <summary>Whether a delta, or the compressed image, may be sent in the image's place.</summary>
    public bool Deltas { get; init; }

    /// <summary>The image that the node is said to run; null for the one of the store that it tells.</summary>
    public FirmwareImage? BaseImage { get; init; }

    /// <summary>Where images are kept; null for nowhere.</summary>
    public ImageStore? Store { get; init; }

    /// <summary>The network's name: the first part of its topics.</summary>
    public string BaseTopic { get; init; } = "enigmaiot";

    /// <summary>The broker.</summary>
    public BrokerOptions Broker { get; init; } = new();

    /// <summary>
    /// Whether a gateway that grants credit for blocks of chunks may set the pace. With false chunks go out one by one, with
    /// <see cref="ChunkPause"/> behind each, within that credit. Gateways of version 0.9.8 grant none.
    /// </summary>
    public bool PacedByGateway { get; init; } = true;

    /// <summary>Whether the image is sent also to a node that runs it already.</summary>
    public bool Force { get; init; }

    /// <summary>The pause after each chunk, where the gateway does not set the pace.</summary>
    public TimeSpan ChunkPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Every other wait.</summary>
    public UpdateTimings Timings { get; init; } = new();
}
