using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Wifi;

/// <summary>A board's station among simulated Wi-Fis, in the scheduler's time. It takes as long as an ESP32's.</summary>
/// <param name="scheduler">Its time.</param>
/// <param name="networks">What there is to hear.</param>
public sealed class VirtualWifi(Scheduler scheduler, IReadOnlyList<SimulatedNetwork> networks) : IWifi
{
    /// <summary>The most networks of a scan.</summary>
    public const int MaximumNetworks = 20;

    // nanoCLR listens 500 ms on each of 13 channels.
    private const long ScanMicroseconds = 6_500_000;
    private const long JoinMicroseconds = 1_500_000;
    private const long AddressMicroseconds = 20_000_000;

    private SimulatedNetwork[] _found = [];
    private int _attempt;

    /// <summary>Gets or sets what times are divided by: in real time nobody has to wait for what is simulated.</summary>
    public int Haste { get; set; } = 1;

    /// <inheritdoc/>
    public WifiState State { get; private set; }

    /// <inheritdoc/>
    public string Address { get; private set; } = null!;

    /// <inheritdoc/>
    public bool IsScanning { get; private set; }

    /// <inheritdoc/>
    public int NetworkCount => _found.Length;

    /// <inheritdoc/>
    public void ReadNetwork(int index, WifiNetwork network)
    {
        network.Ssid = _found[index].Ssid;
        network.Rssi = _found[index].Rssi;
    }

    /// <inheritdoc/>
    public void Scan()
    {
        if (IsScanning || State == WifiState.Joining)
        {
            return;
        }

        IsScanning = true;
        scheduler.After(ScanMicroseconds / Haste, () =>
        {
            IsScanning = false;
            _found =
            [
                .. networks.Where(network => network.IsThere)
                    .OrderByDescending(network => network.Rssi)
                    .DistinctBy(network => network.Ssid)
                    .Take(MaximumNetworks),
            ];
        });
    }

    /// <inheritdoc/>
    public void Join(string ssid, string password, bool needsAddress)
    {
        int attempt = ++_attempt;
        State = WifiState.Joining;
        Address = null!;
        scheduler.After(JoinMicroseconds / Haste, () => OnAnswer(attempt, ssid, password, needsAddress));
    }

    /// <inheritdoc/>
    public void Leave()
    {
        _attempt++;
        State = WifiState.Idle;
        Address = null!;
    }

    private void OnAnswer(int attempt, string ssid, string password, bool needsAddress)
    {
        if (attempt != _attempt)
        {
            return;
        }

        SimulatedNetwork? network = networks.FirstOrDefault(network => network.IsThere && network.Ssid == ssid);
        if (network is null)
        {
            State = WifiState.NotFound;
        }
        else if (network.Password != password)
        {
            State = WifiState.WrongPassword;
        }
        else if (network.GivesAddresses || !needsAddress)
        {
            Address = network.GivesAddresses ? "192.168.178.20" : null!;
            State = WifiState.Joined;
        }
        else
        {
            scheduler.After(AddressMicroseconds / Haste, () => State = attempt == _attempt ? WifiState.NoAddress : State);
        }
    }
}
