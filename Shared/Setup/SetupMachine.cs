using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// A first configuration, step by step: the page asks, the Wi-Fi and then the broker are tried, and what works is stored. What fails
/// leads back to the page with the reason. Where a stored Wi-Fi was away for too long the page is there as well, and that Wi-Fi is
/// tried on while nobody uses the page. A node tries its gateway's access point, whose password is the network key.
/// </summary>
public sealed class SetupMachine
{
    /// <summary>Milliseconds for which a Wi-Fi is tried.</summary>
    public const int WifiMilliseconds = 45000;

    /// <summary>Milliseconds for which a broker is tried; with TLS the time has to be known first.</summary>
    public const int BrokerMilliseconds = 60000;

    /// <summary>Milliseconds for which the page shows that the configuration is stored, where it does not say before that it has.</summary>
    public const int ShownMilliseconds = 60000;

    /// <summary>Milliseconds between two attempts to join the stored Wi-Fi, which take the access point off its channel.</summary>
    public const int ReturnMilliseconds = 30000;

    /// <summary>Milliseconds without a visit to the page after which the stored Wi-Fi is tried on.</summary>
    public const int VisitMilliseconds = 60000;

    // The answer to the request that ends it has to leave first.
    private const int LastMilliseconds = 1000;
    private const int PollMilliseconds = 100;
    private const int BlinkMilliseconds = 1000;

    private readonly SetupKind _kind;
    private readonly DeviceConfig _stored;
    private readonly IWifi _wifi;
    private readonly IBrokerTrial _broker;
    private readonly ConfigFiles _files;
    private readonly IConfigStore _store;
    private readonly WebPassword _password;
    private readonly IBoard _board;
    private readonly ILog _log;
    private readonly bool _returns;
    private DeviceConfig _draft;
    private long _now;
    private long _since;
    private long _visitedAt;
    private long _triedAt;
    private bool _isOver;

    /// <summary>Begins a first configuration.</summary>
    /// <param name="parts">What it works with.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public SetupMachine(SetupParts parts, long now)
    {
        _kind = parts.Kind;
        _stored = parts.Stored;
        _wifi = parts.Wifi;
        _broker = parts.Broker;
        _files = parts.Files;
        _store = parts.Store;
        _password = parts.Password;
        _board = parts.Board;
        _log = parts.Log;
        _returns = _stored != null && _stored.WifiSsid != null && ReturnMark.IsSet(_store);
        _now = now;
        _visitedAt = now - VisitMilliseconds;
        _triedAt = now - ReturnMilliseconds;
        Go(Home);
    }

    /// <summary>Gets where it stands.</summary>
    public SetupState State { get; private set; }

    /// <summary>Gets the key of the field that failed last; null where nothing failed, or no field is to blame.</summary>
    public string FailedKey { get; private set; }

    /// <summary>Gets why the last attempt failed, in words; null where none did.</summary>
    public string Reason { get; private set; }

    /// <summary>Gets whether the Wi-Fi was joined in the last attempt.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>Gets whether the page waits for a configuration.</summary>
    public bool IsOpen
    {
        get { return State == SetupState.Asking || State == SetupState.Returning; }
    }

    private SetupState Home
    {
        get { return _returns ? SetupState.Returning : SetupState.Asking; }
    }

    /// <summary>Somebody uses the page: the station stays where it is.</summary>
    public void Visit()
    {
        _visitedAt = _now;
        if (State == SetupState.Returning && _wifi.State == WifiState.Joining)
        {
            _wifi.Leave();
        }
    }

    /// <summary>Tries a configuration, which was checked, and stores it where it works.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="tries">False to store a node's untried; a gateway's never is.</param>
    /// <returns>False where it is not the time for it (<see cref="IsOpen"/>).</returns>
    public bool Begin(DeviceConfig config, bool tries)
    {
        if (!IsOpen)
        {
            return false;
        }

        _draft = config;
        FailedKey = null;
        Reason = null;
        HasJoined = false;
        if (!tries && _kind == SetupKind.Node)
        {
            Store();
        }
        else
        {
            Go(SetupState.TryingWifi);
            bool isGateway = _kind == SetupKind.Gateway;
            _wifi.Join(
                isGateway ? config.WifiSsid : config.NetworkName,
                isGateway ? config.WifiPassword : config.NetworkKey,
                isGateway);
        }

        return true;
    }

    /// <summary>The page has shown that the configuration is stored: the board may restart.</summary>
    public void Finish()
    {
        if (State == SetupState.Saved)
        {
            Go(SetupState.Restarting);
        }
    }

    /// <summary>Does what is due.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it has to be called again.</returns>
    public int Pump(long now)
    {
        _now = now;
        _board.SetLed(now / BlinkMilliseconds % 2 == 0);
        switch (State)
        {
            case SetupState.Returning:
                TryStored();
                break;
            case SetupState.TryingWifi:
                CheckWifi();
                break;
            case SetupState.TryingBroker:
                CheckBroker();
                break;
            case SetupState.Saved:
                if (now - _since >= ShownMilliseconds)
                {
                    Go(SetupState.Restarting);
                }

                break;
            case SetupState.Restarting:
                if (now - _since >= LastMilliseconds && !_isOver)
                {
                    _isOver = true;
                    _board.Restart();
                }

                break;
        }

        return PollMilliseconds;
    }

    private void Go(SetupState state)
    {
        State = state;
        _since = _now;
    }

    private void TryStored()
    {
        if (_wifi.State == WifiState.Joined)
        {
            _log.Write(LogLevel.Information, "the Wi-Fi " + _stored.WifiSsid + " is there again: restarting");
            ReturnMark.Set(_store, false);
            Go(SetupState.Restarting);
        }
        else if (_wifi.State != WifiState.Joining && !_wifi.IsScanning
            && _now - _visitedAt >= VisitMilliseconds && _now - _triedAt >= ReturnMilliseconds)
        {
            _triedAt = _now;
            _wifi.Join(_stored.WifiSsid, _stored.WifiPassword, true);
        }
        else if (_wifi.State == WifiState.Joining)
        {
            _triedAt = _now;
        }
    }

    private void CheckWifi()
    {
        bool isGateway = _kind == SetupKind.Gateway;
        switch (_wifi.State)
        {
            case WifiState.Joined:
                HasJoined = true;
                if (isGateway)
                {
                    Go(SetupState.TryingBroker);
                    _broker.Start(_draft);
                }
                else
                {
                    Store();
                }

                break;
            case WifiState.NotFound:
                Fail(isGateway ? "wifiSsid" : "networkName", isGateway ? "no such Wi-Fi is heard" : "no gateway of that network is heard");
                break;
            case WifiState.WrongPassword:
                Fail(
                    isGateway ? "wifiPassword" : "networkKey",
                    isGateway ? "the Wi-Fi refuses the password" : "the gateway has another network key");
                break;
            case WifiState.NoAddress:
                Fail("wifiSsid", "the Wi-Fi gives no address");
                break;
            case WifiState.Joining:
                if (_now - _since >= WifiMilliseconds)
                {
                    Fail(isGateway ? "wifiSsid" : "networkName", "it does not answer");
                }

                break;
            default:
                Fail(isGateway ? "wifiSsid" : "networkName", "it cannot be joined");
                break;
        }
    }

    private void CheckBroker()
    {
        if (_broker.IsConnected)
        {
            Store();
        }
        else if (_broker.Fault != TrialFault.None)
        {
            Fail(KeyOf(_broker.Fault), _broker.Reason);
        }
        else if (_now - _since >= BrokerMilliseconds)
        {
            Fail("mqttHost", "the broker does not answer");
        }
    }

    private string KeyOf(TrialFault fault)
    {
        switch (fault)
        {
            case TrialFault.NotTrusted:
                return _draft.MqttTls ? "mqttCaFile" : "mqttTls";
            case TrialFault.NotSecure:
                return "mqttTls";
            case TrialFault.WrongLogin:
                return _draft.MqttUser == null ? "mqttUser" : "mqttPassword";
            default:
                return "mqttHost";
        }
    }

    private void Store()
    {
        if (_kind == SetupKind.Gateway)
        {
            _broker.Stop();
        }

        // The password first: were the power cut between, the configuration would ask for one that nobody chose.
        string password = _draft.PagePassword;
        _draft.PagePassword = null;
        if ((password != null && !Choose(password)) || !_files.Save(_draft))
        {
            Fail(null, "the configuration cannot be stored");
            return;
        }

        ReturnMark.Set(_store, false);
        _draft = null;
        _log.Write(LogLevel.Information, "the configuration is stored");
        Go(SetupState.Saved);
    }

    private bool Choose(string password)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(password);
        return _password.Choose(bytes, 0, bytes.Length);
    }

    private void Fail(string key, string reason)
    {
        if (State == SetupState.TryingBroker)
        {
            _broker.Stop();
        }

        _wifi.Leave();
        _draft = null;
        FailedKey = key;
        Reason = reason;
        _log.Write(LogLevel.Warning, "setup: " + (key == null ? reason : key + ": " + reason));
        Go(Home);
    }
}
