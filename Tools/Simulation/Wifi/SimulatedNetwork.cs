namespace EnigmaIoT.Simulation.Wifi;

/// <summary>A Wi-Fi of the simulator.</summary>
/// <param name="Ssid">Its name.</param>
/// <param name="Password">Its password; empty where it is open.</param>
/// <param name="Rssi">Its signal in dBm.</param>
public sealed record SimulatedNetwork(string Ssid, string Password, int Rssi)
{
    /// <summary>Gets whether it gives addresses.</summary>
    public bool GivesAddresses { get; init; } = true;

    /// <summary>Gets or sets whether it is there.</summary>
    public bool IsThere { get; set; } = true;
}
