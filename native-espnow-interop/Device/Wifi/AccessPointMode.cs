using System.Net.NetworkInformation;
using EnigmaIoT.Device.Board;

namespace EnigmaIoT.Device.Wifi;

/// <summary>
/// Has nanoCLR start Wi-Fi with a gateway's access point, or with none: nodes know their gateway by the access point whose name is
/// the network's.
/// </summary>
public static class AccessPointMode
{
    /// <summary>The board's own address in its access point.</summary>
    public const string Address = "192.168.4.1";

    /// <summary>The same as a number, its first part in the highest byte.</summary>
    public const uint AddressNumber = 0xC0A80401;

    // Nodes join for a second to learn the channel; nothing else does.
    private const byte MaximumStations = 10;
    private const string Mask = "255.255.255.0";

    /// <summary>Stores a gateway's access point where the flash has another one.</summary>
    /// <param name="name">Its SSID: the network's name.</param>
    /// <param name="password">Its WPA2 password: the network key; empty for an open one.</param>
    /// <param name="channel">Its Wi-Fi channel while the station is not joined, 1 to 13.</param>
    /// <returns>Whether it was stored: the board has to restart.</returns>
    /// <exception cref="StartException">It cannot be stored.</exception>
    public static bool Store(string name, string password, int channel)
    {
        NetworkInterface network = StationMode.Find(NetworkInterfaceType.WirelessAP);
        WirelessAPConfiguration stored = Load(network);
        if (IsRight(stored, name, password, channel))
        {
            return false;
        }

        bool isOpen = password.Length == 0;
        network.EnableStaticIPv4(Address, Mask, Address);
        stored.Ssid = name;
        stored.Password = password;
        stored.Authentication = isOpen ? AuthenticationType.Open : AuthenticationType.WPA2;
        stored.Encryption = isOpen ? EncryptionType.None : EncryptionType.WPA2_PSK;
        stored.Channel = (byte)channel;
        stored.MaxConnections = MaximumStations;
        stored.Options = WirelessAPConfiguration.ConfigurationOptions.AutoStart;
        stored.SaveConfiguration();
        if (!IsRight(Load(network), name, password, channel))
        {
            throw new StartException("the access point's setting cannot be stored");
        }

        return true;
    }

    /// <summary>Stores that there is no access point: a board that was a gateway must not be taken for one.</summary>
    /// <returns>Whether it was stored: the board has to restart.</returns>
    /// <exception cref="StartException">It cannot be stored.</exception>
    public static bool StoreOff()
    {
        NetworkInterface network = StationMode.Find(NetworkInterfaceType.WirelessAP);
        WirelessAPConfiguration stored = Load(network);
        if (IsOff(stored))
        {
            return false;
        }

        stored.Options = WirelessAPConfiguration.ConfigurationOptions.Disable;
        stored.Ssid = stored.Ssid ?? string.Empty;
        stored.Password = string.Empty;
        stored.Authentication = AuthenticationType.Open;
        stored.Encryption = EncryptionType.None;
        stored.MaxConnections = 1;
        stored.SaveConfiguration();
        if (!IsOff(Load(network)))
        {
            throw new StartException("the access point cannot be switched off");
        }

        return true;
    }

    private static WirelessAPConfiguration Load(NetworkInterface network)
    {
        return WirelessAPConfiguration.GetAllWirelessAPConfigurations()[(int)network.SpecificConfigId];
    }

    private static bool IsRight(WirelessAPConfiguration stored, string name, string password, int channel)
    {
        return stored.Options == WirelessAPConfiguration.ConfigurationOptions.AutoStart && stored.Ssid == name
            && (stored.Password ?? string.Empty) == password && stored.Channel == channel
            && stored.Authentication == (password.Length == 0 ? AuthenticationType.Open : AuthenticationType.WPA2)
            && stored.MaxConnections == MaximumStations;
    }

    private static bool IsOff(WirelessAPConfiguration stored)
    {
        return (stored.Options & WirelessAPConfiguration.ConfigurationOptions.Enable) == 0;
    }
}
