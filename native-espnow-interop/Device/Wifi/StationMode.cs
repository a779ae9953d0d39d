using System.Net.NetworkInformation;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Device.Wifi;

/// <summary>
/// Has nanoCLR start Wi-Fi with a station that joins nothing by itself: nanoCLR reads how from the flash, before the program runs,
/// and joins again without a pause where it is told to join, which takes the radio off its channel all the time.
/// </summary>
public static class StationMode
{
    /// <summary>Finds an interface.</summary>
    /// <exception cref="StartException">The board has none of that type.</exception>
    public static NetworkInterface Find(NetworkInterfaceType type)
    {
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < interfaces.Length; i++)
        {
            if (interfaces[i].NetworkInterfaceType == type)
            {
                return interfaces[i];
            }
        }

        throw new StartException(type == NetworkInterfaceType.WirelessAP ? "no Wi-Fi access point here" : "no Wi-Fi station here");
    }

    /// <summary>Gets the station's MAC address.</summary>
    public static long Address()
    {
        return MacAddress.Read(Find(NetworkInterfaceType.Wireless80211).PhysicalAddress, 0);
    }

    /// <summary>Stores the setting where the flash has another one.</summary>
    /// <returns>Whether it was stored: the board has to restart.</returns>
    /// <exception cref="StartException">The setting cannot be stored.</exception>
    public static bool Store()
    {
        uint id = Find(NetworkInterfaceType.Wireless80211).SpecificConfigId;
        Wireless80211Configuration stored = Wireless80211Configuration.GetAllWireless80211Configurations()[(int)id];
        if (IsRight(stored))
        {
            return false;
        }

        stored.Options = Wireless80211Configuration.ConfigurationOptions.Enable;
        stored.Ssid = stored.Ssid ?? string.Empty;
        stored.Password = stored.Password ?? string.Empty;
        stored.SaveConfiguration();
        if (!IsRight(Wireless80211Configuration.GetAllWireless80211Configurations()[(int)id]))
        {
            throw new StartException("the Wi-Fi station's setting cannot be stored");
        }

        return true;
    }

    private static bool IsRight(Wireless80211Configuration configuration)
    {
        return configuration.Options == Wireless80211Configuration.ConfigurationOptions.Enable;
    }
}
