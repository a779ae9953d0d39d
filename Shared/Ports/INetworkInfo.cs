namespace EnigmaIoT.Shared.Ports;

/// <summary>The Wi-Fi that a gateway has joined.</summary>
public interface INetworkInfo
{
    /// <summary>Gets the Wi-Fi's name; empty where none is joined.</summary>
    string Ssid { get; }

    /// <summary>Gets the MAC address of its access point; 0 where it is not known.</summary>
    long AccessPoint { get; }

    /// <summary>Gets how strongly it is received, in dBm; 0 where it is not known.</summary>
    int Rssi { get; }

    /// <summary>Gets the station's own MAC address.</summary>
    long StationAddress { get; }

    /// <summary>Gets the station's address, such as <c>192.168.1.20</c>; empty where it has none.</summary>
    string Address { get; }

    /// <summary>Gets the address of the name server; empty where there is none.</summary>
    string NameServer { get; }
}
