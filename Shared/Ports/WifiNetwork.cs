namespace EnigmaIoT.Shared.Ports;

/// <summary>A Wi-Fi that a scan found. The caller owns the object, and has it filled anew.</summary>
public sealed class WifiNetwork
{
    /// <summary>Gets or sets its name (SSID).</summary>
    public string Ssid { get; set; }

    /// <summary>Gets or sets its signal in dBm.</summary>
    public int Rssi { get; set; }
}
