using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>A station whose Wi-Fi is the test.</summary>
public sealed class WifiDouble : IWifi
{
    /// <inheritdoc/>
    public WifiState State { get; set; }

    /// <inheritdoc/>
    public string Address { get; set; }

    /// <inheritdoc/>
    public bool IsScanning { get; set; }

    /// <inheritdoc/>
    public int NetworkCount { get; set; }

    /// <summary>Gets how often it was told to join.</summary>
    public int JoinCount { get; private set; }

    /// <summary>Gets the Wi-Fi that it was told to join.</summary>
    public string Ssid { get; private set; }

    /// <summary>Gets the password that it was told.</summary>
    public string Password { get; private set; }

    /// <summary>Gets whether it needs an address.</summary>
    public bool NeedsAddress { get; private set; }

    /// <inheritdoc/>
    public void ReadNetwork(int index, WifiNetwork network)
    {
        network.Ssid = "net " + index.ToString();
        network.Rssi = -40 - index;
    }

    /// <inheritdoc/>
    public void Scan()
    {
        IsScanning = true;
    }

    /// <inheritdoc/>
    public void Join(string ssid, string password, bool needsAddress)
    {
        JoinCount++;
        Ssid = ssid;
        Password = password;
        NeedsAddress = needsAddress;
        State = WifiState.Joining;
    }

    /// <inheritdoc/>
    public void Leave()
    {
        State = WifiState.Idle;
    }
}
