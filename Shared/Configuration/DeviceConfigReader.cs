using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>
/// Reads a configuration file: one JSON object. A key that is not known is logged and ignored, so that a newer file works with an
/// older program; anything else that is wrong refuses the whole file with one line that names the key or the place.
/// </summary>
public sealed class DeviceConfigReader
{
    /// <summary>The largest file in bytes.</summary>
    public const int MaximumFile = 4096;

    private readonly ILog _log;
    private readonly ArrayList _seen = new ArrayList();
    private JsonCursor _cursor;
    private ConfigValueReader _values;
    private DeviceConfig _config;

    /// <summary>Creates a reader.</summary>
    /// <param name="log">Receives a line for each unknown key.</param>
    public DeviceConfigReader(ILog log)
    {
        _log = log;
    }

    /// <summary>Gets what is wrong with the file read last; null where nothing is.</summary>
    public string Error { get; private set; }

    /// <summary>Gets the key whose value is wrong; null where nothing is wrong, or no value.</summary>
    public string ErrorKey { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">Holds it from the first byte on, in UTF-8.</param>
    /// <param name="count">Its size.</param>
    /// <returns>The configuration; null where something is wrong with it (<see cref="Error"/>).</returns>
    public DeviceConfig Read(byte[] text, int count)
    {
        DeviceConfig config = new DeviceConfig();
        return ReadOnto(config, text, count) ? config : null;
    }

    /// <summary>Reads a file onto a configuration: what the file does not name stays as it is.</summary>
    /// <param name="config">Receives the values; some of them where something is wrong.</param>
    /// <param name="text">Holds it from the first byte on, in UTF-8.</param>
    /// <param name="count">Its size.</param>
    /// <returns>False where something is wrong with it (<see cref="Error"/>).</returns>
    public bool ReadOnto(DeviceConfig config, byte[] text, int count)
    {
        ErrorKey = null;
        Error = count > MaximumFile ? "more than " + MaximumFile.ToString() + " bytes" : null;
        if (Error != null)
        {
            return false;
        }

        _seen.Clear();
        _config = config;
        _cursor = new JsonCursor(text, count);
        _values = new ConfigValueReader(_cursor);
        if (!_cursor.TryTake('{'))
        {
            _values.Expect("an object: {");
        }
        else if (!_cursor.TryTake('}'))
        {
            ReadMembers();
        }

        if (_values.Error == null && !_cursor.IsAtEnd)
        {
            _values.Expect("nothing more behind the object");
        }

        Error = _values.Error;
        _cursor = null;
        _values = null;
        return Error == null;
    }

    /// <summary>Determines whether the file read last had a key.</summary>
    public bool HasRead(string key)
    {
        return _seen.Contains(key);
    }

    private void ReadMembers()
    {
        do
        {
            if (!_cursor.TryReadString(out string key, out _))
            {
                _values.Expect("a key in quotes");
            }
            else if (!_cursor.TryTake(':'))
            {
                _values.Expect(": behind the key " + key);
            }
            else if (_seen.Contains(key))
            {
                _values.Error = key + " stands there twice";
            }
            else
            {
                _seen.Add(key);
                ReadValue(key);
                ErrorKey = _values.Error == null ? null : key;
            }

            if (_values.Error != null)
            {
                return;
            }
        }
        while (_cursor.TryTake(','));
        if (!_cursor.TryTake('}'))
        {
            _values.Expect(", or }");
        }
    }

    private void ReadValue(string key)
    {
        switch (key)
        {
            case "networkName":
                _config.NetworkName = _values.ReadNetworkName(key);
                break;
            case "topicPrefix":
                _config.TopicPrefix = _values.ReadTopicPrefix(key);
                break;
            case "networkKey":
                _config.NetworkKey = _values.ReadText(key, 8, 32);
                break;
            case "wifiSsid":
                _config.WifiSsid = _values.ReadText(key, 1, 32);
                break;
            case "wifiPassword":
                _config.WifiPassword = _values.ReadWifiPassword(key);
                break;
            case "mqttHost":
                _config.MqttHost = _values.ReadHost(key, "mqttPort");
                break;
            case "mqttPort":
                _config.MqttPort = _values.ReadNumber(key, 1, 65535);
                break;
            case "mqttUser":
                _config.MqttUser = _values.ReadPlainText(key);
                break;
            case "mqttPassword":
                _config.MqttPassword = _values.ReadText(key, 0, ConfigValueReader.MaximumText);
                break;
            case "mqttTls":
                _config.MqttTls = _values.ReadFlag(key);
                break;
            case "mqttCaFile":
                _config.MqttCaFile = _values.ReadPlainText(key);
                break;
            case "mqttCertificateFile":
                _config.MqttCertificateFile = _values.ReadPlainText(key);
                break;
            case "mqttKeyFile":
                _config.MqttKeyFile = _values.ReadPlainText(key);
                break;
            case "ntpServer":
                _config.NtpServer = _values.ReadHost(key, null);
                break;
            case "hostName":
                _config.HostName = _values.ReadHostName(key);
                break;
            case "pagePassword":
                _config.PagePassword = _values.ReadText(key, 8, 64);
                break;
            case "readingNeedsPassword":
                _config.ReadingNeedsPassword = _values.ReadFlag(key);
                break;
            case "buttonPin":
                _config.ButtonPin = _values.ReadNumber(key, -1, 48);
                break;
            case "ledPin":
                _config.LedPin = _values.ReadNumber(key, 0, 48);
                break;
            case "channel":
                _config.Channel = _values.ReadNumber(key, 1, 13);
                break;
            case "nodeName":
                _config.NodeName = _values.ReadNodeName(key);
                break;
            case "sleepy":
                _config.Sleepy = _values.ReadFlag(key);
                break;
            case "sleepSeconds":
                _config.SleepSeconds = _values.ReadNumber(key, 0, 13600);
                break;
            case "application":
                Note(key, ApplicationValuesReader.Read(_cursor, _config.Application));
                break;
            case "signing":
                ReadSigning(key);
                break;
            case "unencryptedData":
                _config.UnencryptedData = _values.ReadFlag(key);
                break;
            case "cayenneUnsigned":
                _config.CayenneUnsigned = _values.ReadFlag(key);
                break;
            case "cayenneFlat":
                _config.CayenneFlat = _values.ReadFlag(key);
                break;
            case "statusSeconds":
                _config.StatusSeconds = _values.ReadNumber(key, 0, 3600);
                break;
            case "homeAssistant":
                _config.HomeAssistant = _values.ReadHomeAssistantMode(key);
                break;
            case "logLevel":
                _config.LogLevel = _values.ReadLogLevel(key);
                break;
            case "maximumNodes":
                _config.MaximumNodes = _values.ReadNumber(key, 1, 250);
                break;
            case "maximumUpdates":
                _config.MaximumUpdates = _values.ReadNumber(key, 1, 4);
                break;
            case "arduinoOtaPort":
                _config.ArduinoOtaPort = _values.ReadNumber(key, 0, 65535);
                break;
            case "confirmAfterSeconds":
                _config.ConfirmAfterSeconds = _values.ReadNumber(key, 1, 3600);
                break;
            case "confirmWithinSeconds":
                _config.ConfirmWithinSeconds = _values.ReadNumber(key, 30, 3600);
                break;
            case "watchdogSeconds":
                _config.WatchdogSeconds = _values.ReadWatchdog(key);
                break;
            default:
                SkipUnknown(key);
                break;
        }
    }

    private void SkipUnknown(string key)
    {
        if (_cursor.TrySkip())
        {
            _log.Write(LogLevel.Warning, "configuration: the key " + key + " is not known and is ignored");
        }
        else
        {
            _values.Expect("a value of " + key);
        }
    }

    private void ReadSigning(string key)
    {
        SigningRules rules = SigningRulesReader.TryRead(_cursor);
        if (rules == null)
        {
            Note(key, SigningRulesReader.Expectation);
            return;
        }

        _config.Signing = rules.IsUsual ? null : rules;
    }

    private void Note(string key, string mistake)
    {
        _values.Error = mistake == null ? _values.Error : key + ": " + mistake;
    }
}
