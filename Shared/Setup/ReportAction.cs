using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Answers what the page asks for, as JSON: how it stands, what is stored, what a scan found. No secret is among it.</summary>
internal sealed class ReportAction : IWebAction
{
    private const string Json = "application/json";

    private readonly SetupRequest _request;
    private readonly SetupMachine _machine;
    private readonly SetupParts _parts;
    private readonly SetupGuard _guard;
    private readonly DeviceConfig _shown;
    private readonly WifiNetwork _network = new WifiNetwork();
    private WebAnswer _answer;
    private bool _begun;

    /// <summary>Makes it.</summary>
    public ReportAction(SetupRequest request, SetupMachine machine, SetupParts parts, SetupGuard guard)
    {
        _request = request;
        _machine = machine;
        _parts = parts;
        _guard = guard;
        _shown = parts.Stored ?? parts.Suggested ?? new DeviceConfig();
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        _answer = exchange.Answer;
        if (exchange.Step == 0)
        {
            _machine.Visit();
            _answer.Begin(WebStatus.Ok, Json);
            _answer.EndHeader();
        }
        else
        {
            switch (_request)
            {
                case SetupRequest.State:
                    WriteState(exchange.Step);
                    break;
                case SetupRequest.Config:
                    WriteConfig(exchange.Step);
                    break;
                default:
                    WriteNetworks(exchange.Step);
                    break;
            }
        }

        exchange.Step++;
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
    }

    private static string NameOf(SetupState state)
    {
        switch (state)
        {
            case SetupState.Asking:
                return "asking";
            case SetupState.Returning:
                return "returning";
            case SetupState.TryingWifi:
                return "wifi";
            case SetupState.TryingBroker:
                return "broker";
            case SetupState.Saved:
                return "saved";
            default:
                return "restarting";
        }
    }

    private void WriteState(int step)
    {
        if (step == 1)
        {
            Open("{");
            Text("kind", _parts.Kind == SetupKind.Gateway ? "gateway" : "node");
            Text("device", _parts.Name);
            Text("state", NameOf(_machine.State));
            Flag("joined", _machine.HasJoined);
            Text("address", _machine.HasJoined ? _parts.Wifi.Address : null);
            Flag("protected", _guard.IsProtected);
            Text("key", _machine.FailedKey);
            return;
        }

        Text("reason", _machine.Reason);
        Text("file", _parts.Refusal);
        _answer.AddText("}");
        _answer.End();
    }

    private void WriteConfig(int step)
    {
        switch (step)
        {
            case 1:
                Open("{");
                Text("networkName", _shown.NetworkName);
                Text("wifiSsid", _shown.WifiSsid);
                Text("mqttHost", _shown.MqttHost);
                Number("mqttPort", _shown.MqttPort);
                Flag("mqttTls", _shown.MqttTls);
                Number("channel", _shown.Channel);
                break;
            case 2:
                Text("mqttUser", _shown.MqttUser);
                Text("ntpServer", _shown.NtpServer);
                Text("hostName", _shown.HostName);
                Flag("readingNeedsPassword", _shown.ReadingNeedsPassword);
                Text("nodeName", _shown.NodeName);
                Number("sleepSeconds", _shown.Sleepy ? SleepSeconds() : 0);
                break;
            case 3:
                // Which secrets there are, not what they are.
                _answer.AddText(",\"stored\":");
                Open("{");
                Flag("networkKey", _shown.NetworkKey != null);
                Flag("wifiPassword", _shown.WifiPassword.Length > 0);
                Flag("mqttPassword", _shown.MqttPassword != null);
                Flag("mqttCaFile", _shown.MqttCaFile != null);
                Flag("mqttCertificateFile", _shown.MqttCertificateFile != null);
                Flag("mqttKeyFile", _shown.MqttKeyFile != null);
                Flag("pagePassword", _guard.IsProtected);
                _answer.AddText("},\"fields\":[");
                break;
            default:
                WriteField(step - 4);
                break;
        }
    }

    private int SleepSeconds()
    {
        return _shown.SleepSeconds == 0 ? DeviceConfig.DefaultSleepSeconds : _shown.SleepSeconds;
    }

    private void WriteField(int index)
    {
        IApplicationFields fields = _parts.Fields;
        if (fields == null || index >= fields.FieldCount)
        {
            _answer.AddText("]}");
            _answer.End();
            return;
        }

        string name = fields.FieldName(index);
        _answer.AddText(index == 0 ? string.Empty : ",");
        Open("{");
        Text("name", name);
        Text("label", fields.FieldLabel(index));
        Text("value", _shown.Application.Value(name) ?? fields.FieldDefault(index));
        _answer.AddText("}");
    }

    private void WriteNetworks(int step)
    {
        if (step == 1)
        {
            Open("{");
            Flag("scanning", _parts.Wifi.IsScanning);
            _answer.AddText(",\"networks\":[");
        }
        else if (step - 2 >= _parts.Wifi.NetworkCount)
        {
            _answer.AddText("]}");
            _answer.End();
        }
        else
        {
            _parts.Wifi.ReadNetwork(step - 2, _network);
            _answer.AddText(step == 2 ? string.Empty : ",");
            Open("{");
            Text("ssid", _network.Ssid);
            Number("rssi", _network.Rssi);
            _answer.AddText("}");
        }
    }

    private void Open(string bracket)
    {
        _answer.AddText(bracket);
        _begun = false;
    }

    private void Text(string key, string value)
    {
        Key(key);
        if (value == null)
        {
            _answer.AddText("null");
        }
        else
        {
            _answer.AddString(value);
        }
    }

    private void Number(string key, int value)
    {
        Key(key);
        _answer.AddNumber(value);
    }

    private void Flag(string key, bool value)
    {
        Key(key);
        _answer.AddText(value ? "true" : "false");
    }

    private void Key(string key)
    {
        _answer.AddText(_begun ? ",\"" : "\"");
        _answer.AddText(key);
        _answer.AddText("\":");
        _begun = true;
    }
}
