using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>A station of the simulated air.</summary>
public sealed class AirStation : IStation
{
    private readonly AirModel _air;
    private readonly VirtualScanner _scanner;
    private Action? _wake;

    /// <summary>Creates a station that is switched off.</summary>
    /// <param name="air">The air it belongs to.</param>
    /// <param name="address">Its MAC address.</param>
    /// <param name="channel">The Wi-Fi channel it starts on, 1 to 14.</param>
    /// <param name="receiveRing">Frames that its radio holds until the program fetches them, 1 or more.</param>
    /// <param name="sendQueue">Frames that its radio holds until the program fetched their results, 1 or more.</param>
    /// <param name="version">The version of ESP-NOW that its software has.</param>
    /// <exception cref="ArgumentException">The air has a station of that address.</exception>
    public AirStation(
        AirModel air,
        long address,
        int channel = 1,
        int receiveRing = VirtualRadio.DefaultReceiveRing,
        int sendQueue = VirtualRadio.DefaultSendQueue,
        EspNowVersion version = EspNowVersion.One)
    {
        _air = air;
        Radio = new VirtualRadio(air, address, receiveRing, sendQueue) { Channel = channel, Version = version };
        _scanner = new VirtualScanner(air, Radio);
        Radio.Woken += () => _wake?.Invoke();
        _scanner.Woken += () => _wake?.Invoke();
    }

    /// <inheritdoc/>
    public long Address => Radio.Address;

    /// <summary>Gets the station itself.</summary>
    public VirtualRadio Radio { get; }

    /// <inheritdoc/>
    IRadio IStation.Radio => Radio;

    /// <inheritdoc/>
    public IGatewayScanner Scanner => _scanner;

    /// <inheritdoc/>
    public void Start(Action wake)
    {
        _wake = wake;
        _scanner.Reset();
        Radio.Start();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _wake = null;
        _scanner.Reset();
        Radio.Stop();
    }

    /// <inheritdoc/>
    public void Announce(string networkName)
    {
        _air.Announce(networkName, Radio);
    }

    /// <inheritdoc/>
    public void HoldUntil(long time)
    {
        Radio.BusyUntil = time;
    }

    /// <inheritdoc/>
    public void StallUntil(long time)
    {
        Radio.BusyUntil = time;
    }
}
