using System.Text;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Writes a configuration as the file that <see cref="DeviceConfigReader"/> reads. What has its default is left out.</summary>
public sealed class DeviceConfigWriter
{
    private byte[] _buffer;
    private int _at;
    private bool _begun;

    /// <summary>Writes a file.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="buffer">Receives it from the first byte on.</param>
    /// <returns>Its size in bytes; -1 where it does not fit.</returns>
    public int Write(DeviceConfig config, byte[] buffer)
    {
        _buffer = buffer;
        _at = ByteWriter.WriteByte(buffer, 0, buffer.Length, '{');
        _begun = false;
        DeviceConfig usual = new DeviceConfig();
        Text("networkName", config.NetworkName);
        Text("topicPrefix", config.TopicPrefix);
        Text("networkKey", config.NetworkKey);
        Text("wifiSsid", config.WifiSsid);
        Text("wifiPassword", config.WifiPassword.Length == 0 ? null : config.WifiPassword);
        Text("mqttHost", config.MqttHost);
        Number("mqttPort", config.MqttPort, usual.MqttPort);
        Text("mqttUser", config.MqttUser);
        Text("mqttPassword", config.MqttPassword);
        Flag("mqttTls", config.MqttTls);
        Text("mqttCaFile", config.MqttCaFile);
        Text("mqttCertificateFile", config.MqttCertificateFile);
        Text("mqttKeyFile", config.MqttKeyFile);
        Text("ntpServer", config.NtpServer);
        Text("hostName", config.HostName);
        Text("pagePassword", config.PagePassword);
        Flag("readingNeedsPassword", config.ReadingNeedsPassword);
        Number("ledPin", config.LedPin, usual.LedPin);
        Number("buttonPin", config.ButtonPin, usual.ButtonPin);
        Number("channel", config.Channel, usual.Channel);
        Text("nodeName", config.NodeName);
        Flag("sleepy", config.Sleepy);
        Number("sleepSeconds", config.SleepSeconds, usual.SleepSeconds);
        Flag("unencryptedData", config.UnencryptedData);
        Flag("cayenneUnsigned", config.CayenneUnsigned);
        Flag("cayenneFlat", config.CayenneFlat);
        Number("statusSeconds", config.StatusSeconds, usual.StatusSeconds);
        Text("homeAssistant", HomeAssistantWord.Of(config.HomeAssistant));
        Text("logLevel", config.LogLevel == LogLevel.Information ? null : LogLevelWord.Of(config.LogLevel));
        Number("maximumNodes", config.MaximumNodes, usual.MaximumNodes);
        Number("maximumUpdates", config.MaximumUpdates, usual.MaximumUpdates);
        Number("arduinoOtaPort", config.ArduinoOtaPort, usual.ArduinoOtaPort);
        Number("confirmAfterSeconds", config.ConfirmAfterSeconds, usual.ConfirmAfterSeconds);
        Number("confirmWithinSeconds", config.ConfirmWithinSeconds, usual.ConfirmWithinSeconds);
        Number("watchdogSeconds", config.WatchdogSeconds, usual.WatchdogSeconds);
        Signing(config.Signing);
        Application(config.Application);
        Ascii("\n}\n");
        _buffer = null;
        return _at;
    }

    private void Signing(SigningRules rules)
    {
        if (rules == null)
        {
            return;
        }

        Key("signing");
        Ascii("{\"keys\": [");
        for (int i = 0; i < SigningRules.MaximumKeys && rules.Key(i) != null; i++)
        {
            Ascii(i == 0 ? string.Empty : ", ");
            String(rules.Key(i));
        }

        Ascii("]");
        if (rules.HardwareClass != null)
        {
            Ascii(", \"hardwareClass\": ");
            String(rules.HardwareClass);
        }

        Ascii(rules.AllowsOlder ? ", \"allowOlder\": true}" : "}");
    }

    private void Application(ApplicationValues values)
    {
        if (values.Count == 0)
        {
            return;
        }

        Key("application");
        Ascii("{");
        for (int i = 0; i < values.Count; i++)
        {
            Ascii(i == 0 ? string.Empty : ", ");
            String(values.Name(i));
            Ascii(": ");
            String(values.Value(values.Name(i)));
        }

        Ascii("}");
    }

    private void Text(string key, string value)
    {
        if (value != null)
        {
            Key(key);
            String(value);
        }
    }

    private void Number(string key, int value, int usual)
    {
        if (value != usual)
        {
            Key(key);
            _at = ByteWriter.WriteDecimal(_buffer, _at, _buffer.Length, value);
        }
    }

    private void Flag(string key, bool value)
    {
        if (value)
        {
            Key(key);
            Ascii("true");
        }
    }

    private void Key(string key)
    {
        Ascii(_begun ? ",\n  " : "\n  ");
        _begun = true;
        String(key);
        Ascii(": ");
    }

    private void String(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        _at = JsonString.Write(_buffer, _at, _buffer.Length, bytes, 0, bytes.Length);
    }

    private void Ascii(string text)
    {
        _at = ByteWriter.WriteAscii(_buffer, _at, _buffer.Length, text);
    }
}
