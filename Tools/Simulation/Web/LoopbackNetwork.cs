using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Web;

/// <summary>Takes the place of the Wi-Fi that a board has joined: this computer's loopback interface.</summary>
/// <param name="address">The board's MAC address.</param>
public sealed class LoopbackNetwork(long address) : INetworkInfo
{
    /// <inheritdoc/>
    public string Ssid => "loopback";

    /// <inheritdoc/>
    public long AccessPoint => 0;

    /// <inheritdoc/>
    public int Rssi => 0;

    /// <inheritdoc/>
    public long StationAddress => address;

    /// <inheritdoc/>
    public string Address => "127.0.0.1";

    /// <inheritdoc/>
    public string NameServer => string.Empty;
}
