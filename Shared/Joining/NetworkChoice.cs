using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Shared.Joining;

/// <summary>Picks the gateway from what a Wi-Fi scan found: the strongest access point with the network's name.</summary>
public sealed class NetworkChoice
{
    private readonly string _networkName;
    private int _rssi;

    /// <summary>Creates a choice among nothing.</summary>
    public NetworkChoice(string networkName)
    {
        _networkName = networkName;
    }

    /// <summary>Gets the chosen address; <see cref="MacAddress.None"/> while there is none.</summary>
    public long Address { get; private set; }

    /// <summary>Looks at an access point.</summary>
    /// <param name="name">Its SSID.</param>
    /// <param name="address">Its MAC address as <c>AA-BB-CC-DD-EE-FF</c> or with colons, in either case.</param>
    /// <param name="rssi">Its signal strength in dBm.</param>
    public void Offer(string name, string address, int rssi)
    {
        if (name != _networkName || address == null || (Address != MacAddress.None && rssi <= _rssi))
        {
            return;
        }

        char[] text = address.ToCharArray();
        for (int i = 2; i < text.Length; i += 3)
        {
            text[i] = text[i] == '-' ? ':' : text[i];
        }

        if (MacAddress.TryParse(new string(text), 0, text.Length, out long parsed) && MacAddress.IsDevice(parsed))
        {
            Address = parsed;
            _rssi = rssi;
        }
    }
}
