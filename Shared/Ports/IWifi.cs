namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The station of a device that is being set up. Nothing here blocks: scanning and joining run beside the pump, one at a time.
/// Whether a Wi-Fi is protected is not told: nanoFramework's scan does not know.
/// </summary>
public interface IWifi
{
    /// <summary>Gets how the station stands.</summary>
    WifiState State { get; }

    /// <summary>Gets its IPv4 address in the Wi-Fi that it has joined; null where it has none.</summary>
    string Address { get; }

    /// <summary>Gets whether a scan is under way.</summary>
    bool IsScanning { get; }

    /// <summary>Gets how many Wi-Fis the last scan found: at most 20, the strongest first, each name once.</summary>
    int NetworkCount { get; }

    /// <summary>Reads what the last scan found.</summary>
    /// <param name="index">From 0 on.</param>
    /// <param name="network">Receives it.</param>
    void ReadNetwork(int index, WifiNetwork network);

    /// <summary>Starts a scan; does nothing while one is under way or the station tries to join.</summary>
    void Scan();

    /// <summary>Starts to join a Wi-Fi, and leaves the one before.</summary>
    /// <param name="ssid">Its name.</param>
    /// <param name="password">Its password; empty where it is open.</param>
    /// <param name="needsAddress">Whether it has to give an address.</param>
    void Join(string ssid, string password, bool needsAddress);

    /// <summary>Leaves the Wi-Fi, or gives up to join it.</summary>
    void Leave();
}
