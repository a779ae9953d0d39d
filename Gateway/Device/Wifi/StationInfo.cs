using System.Net.NetworkInformation;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Device.Wifi;

/// <summary>What the page shows of the station. nanoFramework gives neither signal strength nor access point without a scan.</summary>
public sealed class StationInfo : INetworkInfo
{
    private readonly string _ssid;

    /// <summary>Creates it for the station that joins a Wi-Fi network.</summary>
    public StationInfo(string ssid)
    {
        _ssid = ssid;
    }

    /// <inheritdoc/>
    public string Ssid
    {
        get { return NetworkInterface.GetIsNetworkAvailable() ? _ssid : string.Empty; }
    }

    /// <inheritdoc/>
    public long AccessPoint
    {
        get { return MacAddress.None; }
    }

    /// <inheritdoc/>
    public int Rssi
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public long StationAddress
    {
        get { return MacAddress.Read(Station.PhysicalAddress, 0); }
    }

    /// <inheritdoc/>
    public string Address
    {
        get { return Station.IPv4Address; }
    }

    /// <inheritdoc/>
    public string NameServer
    {
        get
        {
            string[] servers = Station.IPv4DnsAddresses;
            return servers.Length == 0 ? string.Empty : servers[0];
        }
    }

    private static NetworkInterface Station
    {
        get { return StationMode.Find(NetworkInterfaceType.Wireless80211); }
    }
}
