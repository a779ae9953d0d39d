using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>A Wi-Fi network whose values a test sets.</summary>
internal sealed class FixedNetwork : INetworkInfo
{
    public string Ssid { get; set; } = "Home";

    public long AccessPoint => 0;

    public int Rssi => 0;

    public long StationAddress => 0;

    public string Address { get; set; } = "192.168.1.20";

    public string NameServer => string.Empty;
}
