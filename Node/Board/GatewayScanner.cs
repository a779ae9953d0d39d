using System;
using System.Device.Wifi;
using System.Threading;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Joining;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Board;

/// <summary>
/// Finds the gateway's access point by a Wi-Fi scan, on a thread of its own. nanoFramework's scan does not tell the channel; where
/// the configuration does not either, the station joins the access point for a moment (its password is the network key), which
/// takes the radio there.
/// </summary>
public sealed class GatewayScanner : IGatewayScanner
{
    // nanoCLR listens 500 ms on each channel.
    private const int ScanMilliseconds = 15000;

    private readonly string _networkKey;
    private readonly int _channel;
    private readonly PumpSignal _signal;
    private readonly ILog _log;
    private readonly AutoResetEvent _wanted = new AutoResetEvent(false);
    private readonly AutoResetEvent _scanned = new AutoResetEvent(false);
    private string _networkName;
    private string _loggedError;

    /// <summary>Creates a scanner and starts its thread.</summary>
    /// <param name="networkKey">The password of the gateway's access point.</param>
    /// <param name="channel">The gateway's channel, 1 to 13; 0 where it is not known.</param>
    /// <param name="signal">Woken when a scan has ended.</param>
    /// <param name="log">Receives why a scan failed.</param>
    public GatewayScanner(string networkKey, int channel, PumpSignal signal, ILog log)
    {
        _networkKey = networkKey;
        _channel = channel;
        _signal = signal;
        _log = log;
        new Thread(Run).Start();
    }

    /// <inheritdoc/>
    public ScanState State { get; private set; } = ScanState.Idle;

    /// <inheritdoc/>
    public long GatewayAddress { get; private set; }

    /// <inheritdoc/>
    public void Start(string networkName)
    {
        _networkName = networkName;
        State = ScanState.Scanning;
        _wanted.Set();
    }

    /// <inheritdoc/>
    public void Resume(int channel)
    {
        NativeRadio.SetChannel(channel);
    }

    private void Run()
    {
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        adapter.AvailableNetworksChanged += OnScanned;
        while (true)
        {
            _wanted.WaitOne();
            bool found = false;
            try
            {
                found = Scan(adapter) && GoToChannel(adapter);
            }
            catch (Exception exception)
            {
                // A scan that Wi-Fi refuses, because it is busy for instance, is one that found nothing: the node tries again.
                Report("the Wi-Fi scan failed: " + exception.Message);
            }

            State = found ? ScanState.Found : ScanState.NotFound;
            _signal.Set();
        }
    }

    private bool Scan(WifiAdapter adapter)
    {
        _scanned.Reset();
        adapter.ScanAsync();
        if (!_scanned.WaitOne(ScanMilliseconds, false))
        {
            Report("the Wi-Fi scan did not end");
            return false;
        }

        NetworkChoice choice = new NetworkChoice(_networkName);
        WifiAvailableNetwork[] networks = adapter.NetworkReport.AvailableNetworks;
        for (int i = 0; i < networks.Length; i++)
        {
            choice.Offer(networks[i].Ssid, networks[i].Bsid, (int)networks[i].NetworkRssiInDecibelMilliwatts);
        }

        GatewayAddress = choice.Address;
        return choice.Address != MacAddress.None;
    }

    private bool GoToChannel(WifiAdapter adapter)
    {
        int channel = _channel;
        if (channel == 0)
        {
            // Automatic, although it joins once: Manual is what nanoCLR's driver takes for an order to store the setting.
            WifiConnectionResult result = adapter.Connect(_networkName, WifiReconnectionKind.Automatic, _networkKey);
            channel = NativeRadio.GetChannel();
            adapter.Disconnect();
            if (result.ConnectionStatus != WifiConnectionStatus.Success)
            {
                Report("the gateway's access point refused the node: is networkKey the gateway's?");
                return false;
            }
        }

        return NativeRadio.SetChannel(channel) >= 0;
    }

    private void Report(string error)
    {
        if (error != _loggedError)
        {
            _loggedError = error;
            _log.Write(LogLevel.Warning, error);
        }
    }

    private void OnScanned(WifiAdapter sender, object e)
    {
        _scanned.Set();
    }
}
