using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>
/// Scans the air for a network's access point. While it scans, the station is off its channel and hears nothing.
/// </summary>
public sealed class VirtualScanner : IGatewayScanner
{
    /// <summary>
    /// How long a scan takes in microseconds: 13 channels of 120 ms (ESP-IDF's default for an active scan) and the
    /// changes between them.
    /// </summary>
    public const long DefaultDuration = 2_000_000;

    private readonly AirModel _air;
    private readonly VirtualRadio _radio;
    private readonly long _duration;
    private int _scan;

    /// <summary>Creates a scanner.</summary>
    /// <param name="air">The air to scan.</param>
    /// <param name="radio">The station that scans.</param>
    /// <param name="duration">How long a scan takes in microseconds.</param>
    public VirtualScanner(AirModel air, VirtualRadio radio, long duration = DefaultDuration)
    {
        _air = air;
        _radio = radio;
        _duration = duration;
    }

    /// <summary>Occurs when a scan has ended.</summary>
    public event Action? Woken;

    /// <inheritdoc/>
    public ScanState State { get; private set; }

    /// <inheritdoc/>
    public long GatewayAddress { get; private set; }

    /// <inheritdoc/>
    public void Start(string networkName)
    {
        int scan = ++_scan;
        State = ScanState.Scanning;
        _radio.IsScanning = true;
        _air.Scheduler.After(_duration, () => End(scan, networkName));
    }

    /// <inheritdoc/>
    public void Resume(int channel)
    {
        _radio.Channel = channel;
    }

    /// <summary>Forgets everything: the board restarts.</summary>
    public void Reset()
    {
        _scan++;
        _radio.IsScanning = false;
        State = ScanState.Idle;
        GatewayAddress = MacAddress.None;
    }

    private void End(int scan, string networkName)
    {
        if (scan != _scan)
        {
            return;
        }

        _radio.IsScanning = false;
        VirtualRadio? gateway = _air.FindNetwork(networkName);
        State = gateway != null ? ScanState.Found : ScanState.NotFound;
        if (gateway != null)
        {
            GatewayAddress = gateway.Address;
            _radio.Channel = gateway.Channel;
        }

        Woken?.Invoke();
    }
}
