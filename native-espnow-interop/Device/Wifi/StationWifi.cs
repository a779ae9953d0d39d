using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Wifi;

/// <summary>
/// The station of a device that is being set up, on a thread of its own: what nanoFramework offers waits. An attempt that was given up
/// runs to its end unheard, and the next one begins behind it.
/// </summary>
public sealed class StationWifi : IWifi
{
    private const int MaximumNetworks = 20;
    private const int ScanMilliseconds = 15000;
    private const int AddressMilliseconds = 20000;
    private const int PollMilliseconds = 500;
    private const string NoAddress = "0.0.0.0";

    private readonly object _gate = new object();
    private readonly AutoResetEvent _work = new AutoResetEvent(false);
    private readonly AutoResetEvent _scanned = new AutoResetEvent(false);
    private readonly WifiNetwork[] _found = new WifiNetwork[MaximumNetworks];
    private WifiAdapter _adapter;
    private string _ssid;
    private string _password;
    private bool _needsAddress;
    private bool _isJoined;
    private int _wanted;
    private int _served;

    /// <summary>Creates a station that has joined nothing, and starts its thread.</summary>
    public StationWifi()
    {
        new Thread(Run).Start();
    }

    /// <inheritdoc/>
    public WifiState State { get; private set; }

    /// <inheritdoc/>
    public string Address { get; private set; }

    /// <inheritdoc/>
    public bool IsScanning { get; private set; }

    /// <inheritdoc/>
    public int NetworkCount { get; private set; }

    /// <inheritdoc/>
    public void ReadNetwork(int index, WifiNetwork network)
    {
        lock (_gate)
        {
            network.Ssid = _found[index].Ssid;
            network.Rssi = _found[index].Rssi;
        }
    }

    /// <inheritdoc/>
    public void Scan()
    {
        if (!IsScanning && State != WifiState.Joining)
        {
            IsScanning = true;
            _work.Set();
        }
    }

    /// <inheritdoc/>
    public void Join(string ssid, string password, bool needsAddress)
    {
        lock (_gate)
        {
            _ssid = ssid;
            _password = password;
            _needsAddress = needsAddress;
            _wanted++;
            State = WifiState.Joining;
            Address = null;
        }

        _work.Set();
    }

    /// <inheritdoc/>
    public void Leave()
    {
        lock (_gate)
        {
            _ssid = null;
            _wanted++;
            State = WifiState.Idle;
            Address = null;
        }

        _work.Set();
    }

    private static WifiState StateOf(WifiConnectionStatus status)
    {
        switch (status)
        {
            case WifiConnectionStatus.Success:
                return WifiState.Joined;
            case WifiConnectionStatus.InvalidCredential:
                return WifiState.WrongPassword;
            case WifiConnectionStatus.NetworkNotAvailable:
                return WifiState.NotFound;
            default:
                return WifiState.Failed;
        }
    }

    private void Run()
    {
        _adapter = WifiAdapter.FindAllAdapters()[0];
        _adapter.AvailableNetworksChanged += OnScanned;
        while (true)
        {
            _work.WaitOne();
            if (IsScanning)
            {
                TryScan();
            }

            while (_served != _wanted)
            {
                _served = _wanted;
                Serve(_served);
            }
        }
    }

    private void TryScan()
    {
        try
        {
            _scanned.Reset();
            _adapter.ScanAsync();
            if (_scanned.WaitOne(ScanMilliseconds, false))
            {
                Keep(_adapter.NetworkReport.AvailableNetworks);
            }
        }
        catch (Exception)
        {
            // A scan that Wi-Fi refuses, because it is busy for instance, found nothing: the page can ask again.
        }

        IsScanning = false;
    }

    // The strongest first, each name once.
    private void Keep(WifiAvailableNetwork[] networks)
    {
        lock (_gate)
        {
            int count = 0;
            for (int i = 0; i < networks.Length; i++)
            {
                int rssi = (int)networks[i].NetworkRssiInDecibelMilliwatts;
                if (!string.IsNullOrEmpty(networks[i].Ssid))
                {
                    count = Insert(networks[i].Ssid, rssi, count);
                }
            }

            NetworkCount = count;
        }
    }

    private int Insert(string ssid, int rssi, int count)
    {
        int at = 0;
        while (at < count && _found[at].Ssid != ssid)
        {
            at++;
        }

        if (at < count)
        {
            if (_found[at].Rssi >= rssi)
            {
                return count;
            }
        }
        else if (count < MaximumNetworks)
        {
            count++;
        }
        else
        {
            at--;
            if (_found[at].Rssi >= rssi)
            {
                return count;
            }
        }

        WifiNetwork moved = _found[at] ?? new WifiNetwork();
        while (at > 0 && _found[at - 1].Rssi < rssi)
        {
            _found[at] = _found[at - 1];
            at--;
        }

        moved.Ssid = ssid;
        moved.Rssi = rssi;
        _found[at] = moved;
        return count;
    }

    private void Serve(int order)
    {
        WifiState state = WifiState.Failed;
        try
        {
            if (_isJoined)
            {
                _isJoined = false;
                _adapter.Disconnect();
            }

            string ssid = _ssid;
            if (ssid == null)
            {
                return;
            }

            // Automatic, although nothing is to join again: Manual is what nanoCLR's driver takes for an order to store the setting.
            state = StateOf(_adapter.Connect(ssid, WifiReconnectionKind.Automatic, _password).ConnectionStatus);
            _isJoined = state == WifiState.Joined;
            if (_isJoined && _needsAddress && !WaitForAddress(order))
            {
                state = WifiState.NoAddress;
            }
        }
        catch (Exception)
        {
            // Whatever Wi-Fi throws is a failed attempt: the thread must not end.
        }

        lock (_gate)
        {
            if (order == _wanted)
            {
                State = state;
                Address = state == WifiState.Joined ? StationMode.Find(NetworkInterfaceType.Wireless80211).IPv4Address : null;
            }
        }

        if (state != WifiState.Joined && order == _wanted)
        {
            // nanoCLR would join again at once and without end.
            _adapter.Disconnect();
        }
    }

    private bool WaitForAddress(int order)
    {
        for (int passed = 0; passed < AddressMilliseconds && order == _wanted; passed += PollMilliseconds)
        {
            string address = StationMode.Find(NetworkInterfaceType.Wireless80211).IPv4Address;
            if (address != null && address != NoAddress)
            {
                return true;
            }

            Thread.Sleep(PollMilliseconds);
        }

        return false;
    }

    private void OnScanned(WifiAdapter sender, object e)
    {
        _scanned.Set();
    }
}
