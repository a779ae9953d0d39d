namespace EnigmaIoT.Shared.Ports;

/// <summary>Finds the gateway's access point, whose name is the network's name (protocol section 1).</summary>
public interface IGatewayScanner
{
    /// <summary>Gets the state of the scan.</summary>
    ScanState State { get; }

    /// <summary>Gets the MAC address that was found; valid in <see cref="ScanState.Found"/>.</summary>
    long GatewayAddress { get; }

    /// <summary>Starts a scan that runs beside the pump. The radio is on the gateway's channel once it was found.</summary>
    /// <param name="networkName">The network's name, 1 to 20 characters.</param>
    void Start(string networkName);

    /// <summary>Goes to the channel where an earlier scan has found the gateway, without a scan.</summary>
    /// <param name="channel">1 to 14.</param>
    void Resume(int channel);
}
