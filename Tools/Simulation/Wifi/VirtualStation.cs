using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Wifi;

/// <summary>The station of a gateway that runs: it joins the Wi-Fi of its configuration, and tries on where that is not there.</summary>
/// <param name="scheduler">Its time.</param>
/// <param name="networks">What there is to hear.</param>
/// <param name="address">The board's MAC address.</param>
public sealed class VirtualStation(Scheduler scheduler, IReadOnlyList<SimulatedNetwork> networks, long address) : INetworkInfo
{
    private const int Haste = 50;
    private const long RetryMicroseconds = 1_000_000;

    private readonly VirtualWifi _wifi = new(scheduler, networks) { Haste = Haste };
    private DeviceConfig? _config;
    private int _start;

    /// <summary>Gets whether it is joined.</summary>
    public bool IsJoined => _wifi.State == WifiState.Joined;

    /// <summary>Gets whether its first attempt has not ended yet, or another one is under way.</summary>
    public bool IsJoining => _wifi.State == WifiState.Joining;

    /// <summary>Gets why it is not joined, in words.</summary>
    public string Error => $"the Wi-Fi {_config?.WifiSsid} " + _wifi.State switch
    {
        WifiState.NotFound => "is not there",
        WifiState.WrongPassword => "refuses the password",
        WifiState.NoAddress => "gives no address",
        _ => "is not joined",
    };

    /// <inheritdoc/>
    public string Ssid => IsJoined ? _config!.WifiSsid : string.Empty;

    /// <inheritdoc/>
    public long AccessPoint => 0;

    /// <inheritdoc/>
    public int Rssi => 0;

    /// <inheritdoc/>
    public long StationAddress => address;

    /// <inheritdoc/>
    /// <remarks>This computer's loopback interface takes the place of the Wi-Fi.</remarks>
    public string Address => IsJoined ? "127.0.0.1" : string.Empty;

    /// <inheritdoc/>
    public string NameServer => string.Empty;

    /// <summary>Starts to join.</summary>
    public void Start(DeviceConfig config)
    {
        _config = config;
        _start++;
        Try(_start);
    }

    /// <summary>Leaves the Wi-Fi, and tries no more.</summary>
    public void Stop()
    {
        _start++;
        _wifi.Leave();
    }

    private void Try(int start)
    {
        if (start != _start)
        {
            return;
        }

        if (!IsJoined && !IsJoining)
        {
            _wifi.Join(_config!.WifiSsid, _config.WifiPassword, needsAddress: true);
        }

        scheduler.After(RetryMicroseconds, () => Try(start));
    }
}
