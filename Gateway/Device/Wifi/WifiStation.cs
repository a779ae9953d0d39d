using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Retrying;
using nanoFramework.Networking;

namespace EnigmaIoT.Gateway.Device.Wifi;

/// <summary>
/// Keeps the station joined to the Wi-Fi that leads to the broker, on a thread of its own: tries for ever, after pauses of 1, 2, 4
/// .. 60 s. Between the attempts the station is at rest, for each takes the radio off the channel on which the nodes are.
/// </summary>
public sealed class WifiStation
{
    private const int FirstPauseMilliseconds = 1000;
    private const int MaximumPauseMilliseconds = 60000;
    private const int AddressMilliseconds = 20000;
    private const int PollMilliseconds = 500;
    private const string NoAddress = "0.0.0.0";

    // The SNTP client in native code keeps a pointer to the name, so this object must not go away.
    private static string _timeServer;

    private readonly string _ssid;
    private readonly string _password;
    private readonly ILog _log;
    private readonly Backoff _backoff = new Backoff(FirstPauseMilliseconds, MaximumPauseMilliseconds);
    private readonly AutoResetEvent _changed = new AutoResetEvent(false);
    private bool _lost;
    private string _loggedError;

    /// <summary>Creates a station that is not joined.</summary>
    public WifiStation(DeviceConfig config, ILog log)
    {
        _ssid = config.WifiSsid;
        _password = config.WifiPassword;
        _timeServer = config.NtpServer;
        _log = log;
    }

    /// <summary>Gets whether it is joined.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
        new Thread(Run).Start();
    }

    private static bool WaitForAddress()
    {
        for (int passed = 0; passed < AddressMilliseconds; passed += PollMilliseconds)
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

    // nanoCLR asks its own time server at each new address, and forgets ours.
    private static void SetTimeServer()
    {
        if (_timeServer != null)
        {
            Sntp.Server1 = _timeServer;
            Sntp.UpdateNow();
        }
    }

    private void Run()
    {
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        while (true)
        {
            try
            {
                StayJoined(adapter);

                // nanoCLR would join again at once and without end.
                adapter.Disconnect();
            }
            catch (Exception exception)
            {
                // Whatever Wi-Fi throws is a failed attempt: the thread must not end.
                Report(exception.Message);
            }

            Thread.Sleep(_backoff.Next());
        }
    }

    private void StayJoined(WifiAdapter adapter)
    {
        // Automatic, although this class joins again itself: Manual is what nanoCLR's driver takes for an order to store the setting.
        WifiConnectionResult result = adapter.Connect(_ssid, WifiReconnectionKind.Automatic, _password);
        if (result.ConnectionStatus != WifiConnectionStatus.Success)
        {
            Report(Describe(result.ConnectionStatus));
            return;
        }

        if (!WaitForAddress())
        {
            Report("no address from the DHCP server");
            return;
        }

        _lost = false;
        IsJoined = true;
        _backoff.Reset();
        _loggedError = null;
        _log.Write(LogLevel.Information, "joined the Wi-Fi " + _ssid);
        SetTimeServer();
        while (!_lost)
        {
            _changed.WaitOne();
        }

        IsJoined = false;
        _log.Write(LogLevel.Warning, "the Wi-Fi " + _ssid + " is lost");
    }

    private void Report(string error)
    {
        if (error != _loggedError)
        {
            _loggedError = error;
            _log.Write(LogLevel.Warning, "the Wi-Fi " + _ssid + " cannot be joined, trying on: " + error);
        }
    }

    private static string Describe(WifiConnectionStatus status)
    {
        switch (status)
        {
            case WifiConnectionStatus.NetworkNotAvailable:
                return "it is not there";
            case WifiConnectionStatus.InvalidCredential:
                return "it refuses the password";
            case WifiConnectionStatus.Timeout:
                return "it does not answer";
            default:
                return "status " + ((int)status).ToString();
        }
    }

    // The access point never goes, so it is the station that does.
    private void OnAvailabilityChanged(object sender, NetworkAvailabilityEventArgs e)
    {
        _lost |= !e.IsAvailable;
        _changed.Set();
    }
}
