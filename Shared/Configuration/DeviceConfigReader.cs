using System.Collections;
using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>
/// Reads a configuration file: one JSON object. A key that is not known is logged and ignored, so that a newer file works with an
/// older program; anything else that is wrong refuses the whole file with one line that names the key or the place.
/// </summary>
public sealed class DeviceConfigReader
{
    /// <summary>The largest file in bytes.</summary>
    public const int MaximumFile = 4096;

    private const int LongestText = 128;

    private const string Backslash = "a backslash in a text is written twice, as in \"I:\\\\ca.pem\"";

    private readonly ILog _log;
    private readonly ArrayList _seen = new ArrayList();
    private JsonCursor _cursor;
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
    /// <returns>What it says; null where something is wrong with it (<see cref="Error"/>).</returns>
    public DeviceConfig Read(byte[] text, int count)
    {
        DeviceConfig config = new DeviceConfig();
        return ReadOnto(config, text, count) ? config : null;
    }

    /// <summary>Reads a file onto a configuration: what the file does not name stays as it is.</summary>
    /// <param name="config">Receives what it says; it may have taken a part where something is wrong.</param>
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
        if (!_cursor.TryTake('{'))
        {
            Expected("an object: {");
        }
        else if (!_cursor.TryTake('}'))
        {
            ReadMembers();
        }

        if (Error == null && !_cursor.IsAtEnd)
        {
            Expected("nothing more behind the object");
        }

        _cursor = null;
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
                Expected("a key in quotes");
            }
            else if (!_cursor.TryTake(':'))
            {
                Expected(": behind the key " + key);
            }
            else if (_seen.Contains(key))
            {
                Error = key + " stands there twice";
            }
            else
            {
                _seen.Add(key);
                ReadValue(key);
                ErrorKey = Error == null ? null : key;
            }

            if (Error != null)
            {
                return;
            }
        }
        while (_cursor.TryTake(','));
        if (!_cursor.TryTake('}'))
        {
            Expected(", or }");
        }
    }

    private void ReadValue(string key)
    {
        switch (key)
        {
            case "networkName":
                _config.NetworkName = ReadNetworkName(key);
                break;
            case "topicPrefix":
                _config.TopicPrefix = ReadTopicPrefix(key);
                break;
            case "networkKey":
                _config.NetworkKey = ReadText(key, 8, 32);
                break;
            case "wifiSsid":
                _config.WifiSsid = ReadText(key, 1, 32);
                break;
            case "wifiPassword":
                _config.WifiPassword = ReadWifiPassword(key);
                break;
            case "mqttHost":
                _config.MqttHost = ReadHost(key, "mqttPort");
                break;
            case "mqttPort":
                _config.MqttPort = ReadNumber(key, 1, 65535);
                break;
            case "mqttUser":
                _config.MqttUser = ReadPlainText(key);
                break;
            case "mqttPassword":
                _config.MqttPassword = ReadText(key, 0, LongestText);
                break;
            case "mqttTls":
                _config.MqttTls = ReadFlag(key);
                break;
            case "mqttCaFile":
                _config.MqttCaFile = ReadPlainText(key);
                break;
            case "mqttCertificateFile":
                _config.MqttCertificateFile = ReadPlainText(key);
                break;
            case "mqttKeyFile":
                _config.MqttKeyFile = ReadPlainText(key);
                break;
            case "ntpServer":
                _config.NtpServer = ReadHost(key, null);
                break;
            case "hostName":
                _config.HostName = ReadHostName(key);
                break;
            case "pagePassword":
                _config.PagePassword = ReadText(key, 8, 64);
                break;
            case "readingNeedsPassword":
                _config.ReadingNeedsPassword = ReadFlag(key);
                break;
            case "buttonPin":
                _config.ButtonPin = ReadNumber(key, -1, 48);
                break;
            case "ledPin":
                _config.LedPin = ReadNumber(key, 0, 48);
                break;
            case "channel":
                _config.Channel = ReadNumber(key, 1, 13);
                break;
            case "nodeName":
                _config.NodeName = ReadNodeName(key);
                break;
            case "sleepy":
                _config.Sleepy = ReadFlag(key);
                break;
            case "sleepSeconds":
                _config.SleepSeconds = ReadNumber(key, 0, 13600);
                break;
            case "application":
                ReadApplication(key);
                break;
            case "signing":
                ReadSigning(key);
                break;
            case "cayenneUnsigned":
                _config.CayenneUnsigned = ReadFlag(key);
                break;
            case "cayenneFlat":
                _config.CayenneFlat = ReadFlag(key);
                break;
            case "statusSeconds":
                _config.StatusSeconds = ReadNumber(key, 0, 3600);
                break;
            case "homeAssistant":
                _config.HomeAssistant = ReadHomeAssistantMode(key);
                break;
            case "logLevel":
                _config.LogLevel = ReadLogLevel(key);
                break;
            case "maximumNodes":
                _config.MaximumNodes = ReadNumber(key, 1, 250);
                break;
            case "maximumUpdates":
                _config.MaximumUpdates = ReadNumber(key, 1, 4);
                break;
            case "arduinoOtaPort":
                _config.ArduinoOtaPort = ReadNumber(key, 0, 65535);
                break;
            case "confirmAfterSeconds":
                _config.ConfirmAfterSeconds = ReadNumber(key, 1, 3600);
                break;
            case "confirmWithinSeconds":
                _config.ConfirmWithinSeconds = ReadNumber(key, 30, 3600);
                break;
            case "watchdogSeconds":
                _config.WatchdogSeconds = ReadWatchdog(key);
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
            Expected("a value of " + key);
        }
    }

    private string ReadText(string key, int least, int most)
    {
        if (_cursor.TryReadString(out string value, out int count) && count >= least && count <= most)
        {
            return value;
        }

        Error = _cursor.IsEscapeWrong
            ? AtLine(key + ": " + Backslash)
            : key + ": a text of " + least.ToString() + " to " + most.ToString() + " bytes is expected";
        return null;
    }

    private LogLevel ReadLogLevel(string key)
    {
        if (!LogLevelWord.TryParse(ReadText(key, 1, LongestText), out LogLevel level))
        {
            Error = Error ?? key + ": \"information\", \"warning\" or \"error\" is expected";
        }

        return level;
    }

    private HomeAssistantMode ReadHomeAssistantMode(string key)
    {
        switch (ReadText(key, 1, LongestText))
        {
            case HomeAssistantWord.Devices:
                return HomeAssistantMode.Devices;
            case HomeAssistantWord.Entities:
                return HomeAssistantMode.Entities;
            case HomeAssistantWord.Off:
                return HomeAssistantMode.Off;
            case HomeAssistantWord.Migrate:
                return HomeAssistantMode.Migrate;
            default:
                Error = Error ?? key + ": \"devices\", \"entities\", \"migrate\" or \"off\" is expected";
                return HomeAssistantMode.Devices;
        }
    }

    // A path with a single backslash may read as an escape that JSON has: \n, \t, \b, \f, \r.
    private string ReadPlainText(string key)
    {
        string value = ReadText(key, 1, LongestText);
        if (value != null && !MqttText.IsValid(value))
        {
            Error = key + ": must not have control characters; " + Backslash;
        }

        return value;
    }

    private string ReadHost(string key, string portKey)
    {
        string value = ReadText(key, 1, LongestText);
        string mistake = value == null ? null : HostText.Check(value, portKey);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    private string ReadHostName(string key)
    {
        string value = ReadText(key, 1, HostText.MaximumOwn);
        string mistake = value == null ? null : HostText.CheckOwn(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    private void ReadApplication(string key)
    {
        _config.Application.Clear();
        if (!_cursor.TryTake('{'))
        {
            Error = key + ": an object is expected: {";
            return;
        }

        if (_cursor.TryTake('}'))
        {
            return;
        }

        do
        {
            if (!_cursor.TryReadString(out string name, out int nameCount) || !_cursor.TryTake(':')
                || !_cursor.TryReadString(out string value, out int count)
                || nameCount < 1 || nameCount > ApplicationValues.LongestName || count > ApplicationValues.LongestValue)
            {
                Error = key + ": names of 1 to " + ApplicationValues.LongestName.ToString() + " bytes and texts of 0 to "
                    + ApplicationValues.LongestValue.ToString() + " are expected";
                return;
            }

            if (!_config.Application.Set(name, value))
            {
                Error = key + ": more than " + ApplicationValues.Capacity.ToString() + " fields";
                return;
            }
        }
        while (_cursor.TryTake(','));
        if (!_cursor.TryTake('}'))
        {
            Error = key + ": , or } is expected";
        }
    }

    private void ReadSigning(string key)
    {
        SigningRules rules = new SigningRules();
        bool isRight = _cursor.TryTake('{');
        if (isRight && !_cursor.TryTake('}'))
        {
            do
            {
                isRight = _cursor.TryReadString(out string name, out _) && _cursor.TryTake(':') && ReadSigningMember(rules, name);
            }
            while (isRight && _cursor.TryTake(','));
            isRight = isRight && _cursor.TryTake('}');
        }

        if (!isRight)
        {
            Error = key + ": an object is expected of \"keys\", a list of at most " + SigningRules.MaximumKeys.ToString()
                + " P-256 public keys in base64 (as enigmaiot-image keygen shows them), \"hardwareClass\", a text of 1 to "
                + SigningRules.MaximumClass.ToString() + " bytes, and \"allowOlder\", true or false";
            return;
        }

        _config.Signing = rules.IsUsual ? null : rules;
    }

    private bool ReadSigningMember(SigningRules rules, string name)
    {
        switch (name)
        {
            case "keys":
                return ReadTrustedKeys(rules);
            case "hardwareClass":
                bool isText = _cursor.TryReadString(out string value, out int count) && count >= 1
                    && count <= SigningRules.MaximumClass && MqttText.IsValid(value);
                rules.HardwareClass = value;
                return isText;
            case "allowOlder":
                bool isFlag = _cursor.TryReadFlag(out bool flag);
                rules.AllowsOlder = flag;
                return isFlag;
            default:
                return false;
        }
    }

    private bool ReadTrustedKeys(SigningRules rules)
    {
        if (!_cursor.TryTake('['))
        {
            return false;
        }

        if (_cursor.TryTake(']'))
        {
            return true;
        }

        int keys = 0;
        do
        {
            if (keys == SigningRules.MaximumKeys || !_cursor.TryReadString(out string text, out _) || TrustedKey.TryRead(text) == null)
            {
                return false;
            }

            rules.SetKey(keys, text);
            keys++;
        }
        while (_cursor.TryTake(','));
        return _cursor.TryTake(']');
    }

    private string ReadNetworkName(string key)
    {
        string value = ReadText(key, 1, NetworkName.MaximumCount);
        string mistake = value == null ? null : NetworkName.Check(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    private string ReadTopicPrefix(string key)
    {
        string value = ReadText(key, 1, NetworkName.MaximumCount);
        string mistake = value == null ? null : NetworkName.CheckPrefix(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    private string ReadWifiPassword(string key)
    {
        string value = ReadText(key, 0, 63);
        if (value != null && value.Length > 0 && Encoding.UTF8.GetBytes(value).Length < 8)
        {
            Error = key + ": a text of 8 to 63 bytes is expected, or an empty one for an open Wi-Fi";
        }

        return value;
    }

    private string ReadNodeName(string key)
    {
        string value = ReadText(key, 1, NodeName.MaximumCount);
        byte[] bytes = value == null ? null : Encoding.UTF8.GetBytes(value);
        if (bytes != null && !NodeName.IsValid(bytes, 0, bytes.Length))
        {
            Error = key + ": must not have / + # \" \\ or control characters, nor the form of a MAC address, nor be broadcast or gateway";
        }

        return value;
    }

    private int ReadNumber(string key, int least, int most)
    {
        if (_cursor.TryReadInteger(out long value) && value >= least && value <= most)
        {
            return (int)value;
        }

        Error = key + ": a whole number from " + least.ToString() + " to " + most.ToString() + " is expected";
        return 0;
    }

    private int ReadWatchdog(string key)
    {
        if (_cursor.TryReadInteger(out long value) && (value == 0 || (value >= 30 && value <= 3600)))
        {
            return (int)value;
        }

        Error = key + ": a whole number from 30 to 3600 is expected, or 0 for no watchdog";
        return 0;
    }

    private bool ReadFlag(string key)
    {
        if (!_cursor.TryReadFlag(out bool value))
        {
            Error = key + ": true or false is expected";
        }

        return value;
    }

    private void Expected(string what)
    {
        Error = AtLine(_cursor.IsEscapeWrong ? Backslash : "expected " + what);
    }

    private string AtLine(string what)
    {
        return "line " + _cursor.Line.ToString() + ": " + what;
    }
}
