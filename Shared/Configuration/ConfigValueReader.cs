using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Reads the value of one key after the other. The first that is wrong ends the reading (<see cref="Error"/>).</summary>
internal sealed class ConfigValueReader
{
    /// <summary>The maximum length of a text without a limit of its own, in bytes.</summary>
    public const int MaximumText = 128;

    private const string Backslash = "a backslash in a text is written twice, as in \"I:\\\\ca.pem\"";

    private readonly JsonCursor _cursor;

    /// <summary>Creates a reader.</summary>
    /// <param name="cursor">Where the values stand.</param>
    public ConfigValueReader(JsonCursor cursor)
    {
        _cursor = cursor;
    }

    /// <summary>Gets or sets what is wrong; null where nothing is.</summary>
    public string Error { get; set; }

    /// <summary>Notes that something else is expected at this place.</summary>
    public void Expect(string what)
    {
        Error = AtLine(_cursor.IsEscapeWrong ? Backslash : "expected " + what);
    }

    /// <summary>Reads a text of so many bytes.</summary>
    public string ReadText(string key, int least, int most)
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

    /// <summary>Reads a log level.</summary>
    public LogLevel ReadLogLevel(string key)
    {
        if (!LogLevelWord.TryParse(ReadText(key, 1, MaximumText), out LogLevel level))
        {
            Error = Error ?? key + ": \"information\", \"warning\" or \"error\" is expected";
        }

        return level;
    }

    /// <summary>Reads the mode of Home Assistant.</summary>
    public HomeAssistantMode ReadHomeAssistantMode(string key)
    {
        switch (ReadText(key, 1, MaximumText))
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

    /// <summary>Reads a text without control characters.</summary>
    public string ReadPlainText(string key)
    {
        // A path with a single backslash may read as an escape that JSON has: \n, \t, \b, \f, \r.
        string value = ReadText(key, 1, MaximumText);
        if (value != null && !MqttText.IsValid(value))
        {
            Error = key + ": must not have control characters; " + Backslash;
        }

        return value;
    }

    /// <summary>Reads a host's name or address.</summary>
    public string ReadHost(string key, string portKey)
    {
        string value = ReadText(key, 1, MaximumText);
        string mistake = value == null ? null : HostText.Check(value, portKey);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    /// <summary>Reads the board's own host name.</summary>
    public string ReadHostName(string key)
    {
        string value = ReadText(key, 1, HostText.MaximumOwn);
        string mistake = value == null ? null : HostText.CheckOwn(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    /// <summary>Reads a network's name.</summary>
    public string ReadNetworkName(string key)
    {
        string value = ReadText(key, 1, NetworkName.MaximumCount);
        string mistake = value == null ? null : NetworkName.Check(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    /// <summary>Reads the levels before the network's name.</summary>
    public string ReadTopicPrefix(string key)
    {
        string value = ReadText(key, 1, NetworkName.MaximumCount);
        string mistake = value == null ? null : NetworkName.CheckPrefix(value);
        if (mistake != null)
        {
            Error = key + ": " + mistake;
        }

        return value;
    }

    /// <summary>Reads a Wi-Fi password, which is empty for an open Wi-Fi.</summary>
    public string ReadWifiPassword(string key)
    {
        string value = ReadText(key, 0, 63);
        if (value != null && value.Length > 0 && Encoding.UTF8.GetBytes(value).Length < 8)
        {
            Error = key + ": a text of 8 to 63 bytes is expected, or an empty one for an open Wi-Fi";
        }

        return value;
    }

    /// <summary>Reads a node's name.</summary>
    public string ReadNodeName(string key)
    {
        string value = ReadText(key, 1, NodeName.MaximumCount);
        byte[] bytes = value == null ? null : Encoding.UTF8.GetBytes(value);
        if (bytes != null && !NodeName.IsValid(bytes, 0, bytes.Length))
        {
            Error = key + ": must not have / + # \" \\ or control characters, nor the form of a MAC address, nor be broadcast or gateway";
        }

        return value;
    }

    /// <summary>Reads a whole number.</summary>
    public int ReadNumber(string key, int least, int most)
    {
        if (_cursor.TryReadInteger(out long value) && value >= least && value <= most)
        {
            return (int)value;
        }

        Error = key + ": a whole number from " + least.ToString() + " to " + most.ToString() + " is expected";
        return 0;
    }

    /// <summary>Reads the seconds of a watchdog, 0 for none.</summary>
    public int ReadWatchdog(string key)
    {
        if (_cursor.TryReadInteger(out long value) && (value == 0 || (value >= 30 && value <= 3600)))
        {
            return (int)value;
        }

        Error = key + ": a whole number from 30 to 3600 is expected, or 0 for no watchdog";
        return 0;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadFlag(string key)
    {
        if (!_cursor.TryReadFlag(out bool value))
        {
            Error = key + ": true or false is expected";
        }

        return value;
    }

    private string AtLine(string what)
    {
        return "line " + _cursor.Line.ToString() + ": " + what;
    }
}
