using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>What updates work with. <see cref="UpdateService"/> sets every part.</summary>
internal sealed class UpdateParts
{
    /// <summary>Gets or sets how the gateway is set up.</summary>
    public GatewayConfig Config { get; set; }

    /// <summary>Gets or sets what the platform gives.</summary>
    public GatewayParts Gateway { get; set; }

    /// <summary>Gets or sets the nodes.</summary>
    public NodeTable Nodes { get; set; }

    /// <summary>Gets or sets what brings messages to nodes.</summary>
    public RadioLink Link { get; set; }

    /// <summary>Gets or sets where answers go.</summary>
    public Publisher Publisher { get; set; }

    /// <summary>Gets or sets what counts refused input.</summary>
    public RejectLog Rejects { get; set; }
}
