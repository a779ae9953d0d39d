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
    private readonly MemberWriter _writer = new MemberWriter(false);
    private readonly WifiNetwork _network = new WifiNetwork();
    private WebAnswer _answer;

    /// <summary>Creates it.</summary>
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
        _writer.Answer = _answer;
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
            _writer.Open();
            _writer.Text("kind", _parts.Kind == SetupKind.Gateway ? "gateway" : "node");
            _writer.Text("device", _parts.Name);
            _writer.Text("state", NameOf(_machine.State));
            _writer.Flag("joined", _machine.HasJoined);
            _writer.Text("address", _machine.HasJoined ? _parts.Wifi.Address : null);
            _writer.Flag("protected", _guard.IsProtected);
            _writer.Text("key", _machine.FailedKey);
            return;
        }

        _writer.Text("reason", _machine.Reason);
        _writer.Text("file", _parts.Refusal);
        _answer.AddText("}");
        _answer.End();
    }

    private void WriteConfig(int step)
    {
        if (step <= ConfigReport.Pieces)
        {
            ConfigReport.Write(_writer, _shown, _guard.IsProtected, step);
        }
        else
        {
            WriteField(step - ConfigReport.Pieces - 1);
        }
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
        _writer.Open();
        _writer.Text("name", name);
        _writer.Text("label", fields.FieldLabel(index));
        _writer.Text("value", _shown.Application.Value(name) ?? fields.FieldDefault(index));
        _answer.AddText("}");
    }

    private void WriteNetworks(int step)
    {
        if (step == 1)
        {
            _writer.Open();
            _writer.Flag("scanning", _parts.Wifi.IsScanning);
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
            _writer.Open();
            _writer.Text("ssid", _network.Ssid);
            _writer.Number("rssi", _network.Rssi);
            _answer.AddText("}");
        }
    }
}
