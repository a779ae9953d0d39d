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

    /// <summary>The network's name: the first part of its topics.</summary>
    public string BaseTopic { get; init; } = "enigmaiot";

    /// <summary>The broker.</summary>
    public BrokerOptions Broker { get; init; } = new();

    /// <summary>
    /// Whether a gateway that takes blocks of chunks and grants credit for them may set the pace. Gateways of version
    /// 0.9.8 do not; with false none is asked.
    /// </summary>
    public bool PacedByGateway { get; init; } = true;

    /// <summary>The pause after each chunk, where the gateway does not set the pace.</summary>
    public TimeSpan ChunkPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Every other wait.</summary>
    public UpdateTimings Timings { get; init; } = new();
}
