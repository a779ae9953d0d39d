using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>
/// Stands in for the scan for the gateway's access point, which UDP has not got. A gateway whose address is not known is
/// found as the broadcast address: the node's hello then reaches every gateway, and the one that answers is taken.
/// </summary>
public sealed class UdpGatewayScanner : IGatewayScanner
{
    /// <summary>Creates a scanner.</summary>
    /// <param name="gatewayAddress">The gateway's MAC address, or <see cref="MacAddress.Broadcast"/> where it is not known.</param>
    public UdpGatewayScanner(long gatewayAddress)
    {
        GatewayAddress = gatewayAddress;
    }

    /// <inheritdoc/>
    public ScanState State { get; private set; } = ScanState.Idle;

    /// <inheritdoc/>
    public long GatewayAddress { get; }

    /// <inheritdoc/>
    public void Start(string networkName)
    {
        State = ScanState.Found;
    }

    /// <inheritdoc/>
    /// <remarks>UDP has no channels.</remarks>
    public void Resume(int channel)
    {
    }
}
