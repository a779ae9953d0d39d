using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// What is behind the form that changes the configuration of a gateway that runs: the page of a first configuration, and its requests as
/// far as a gateway can serve them that is joined to its Wi-Fi. A change is stored, and tried by the next start
/// (<see cref="ConfigTrial"/>).
/// </summary>
internal sealed class ConfigAction : IWebAction
{
    /// <summary>Where the form is.</summary>
    public const string Page = "/setup";

    /// <summary>How the gateway stands.</summary>
    public const string State = "/setup/state";

    /// <summary>What is stored, without its secrets.</summary>
    public const string Config = "/setup/config";

    /// <summary>Takes a configuration.</summary>
    public const string Try = "/setup/try";

    /// <summary>Takes the certificate of the broker's authority.</summary>
    public const string Authority = "/setup/ca";

    /// <summary>Takes the gateway's own certificate.</summary>
    public const string Certificate = "/setup/certificate";

    /// <summary>Takes the key of that certificate.</summary>
    public const string Key = "/setup/key";

    /// <summary>The most bytes of a form: more than all its fields have.</summary>
    public const int MaximumForm = 2048;

    private readonly GatewayParts _parts;
    private readonly WebPassword _password;
    private readonly RestartOrder _restart;
    private SetupForm _form;
    private WebExchange _taken;

    /// <summary>Creates the action.</summary>
    /// <param name="parts">What the platform gives.</param>
    /// <param name="password">The page's password.</param>
    /// <param name="restart">Where the restart is ordered.</param>
    public ConfigAction(GatewayParts parts, WebPassword password, RestartOrder restart)
    {
        _parts = parts;
        _password = password;
        _restart = restart;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        if (_parts.ConfigTrial == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
        }
        else if (exchange.Request.HasPath(State))
        {
            WriteState(exchange);
        }
        else if (exchange.Request.HasPath(Config))
        {
            WriteConfig(exchange);
        }
        else
        {
            Take(exchange, now);
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        _taken = _taken == exchange ? null : _taken;
    }

    private void WriteState(WebExchange exchange)
    {
        ConfigTrial trial = _parts.ConfigTrial;
        INetworkInfo network = _parts.Network;
        bool isJoined = network.Ssid.Length > 0;
        JsonAnswer.Begin(exchange.Answer);
        MemberWriter writer = new MemberWriter(false) { Answer = exchange.Answer };
        writer.Open();
        writer.Text("kind", "gateway");
        writer.Text("device", network.Address);
        writer.Text("state", trial.IsRunning ? (isJoined ? "broker" : "wifi")
            : trial.Outcome == ConfigOutcome.Trying ? "restarting"
            : "running");
        writer.Flag("joined", isJoined);
        writer.Text("address", network.Address);
        writer.Text("key", KeyOf(trial.Outcome));
        writer.Text("reason", ConfigTrial.Words(trial.Outcome));
        writer.Text("error", trial.Reason);
        writer.Flag("accepted", trial.Outcome == ConfigOutcome.Accepted);
        exchange.Answer.AddText("}");
        exchange.Answer.End();
    }

    private static string KeyOf(ConfigOutcome outcome)
    {
        return outcome == ConfigOutcome.NoWifi ? "wifiSsid" : outcome == ConfigOutcome.NoBroker ? "mqttHost" : null;
    }

    private void WriteConfig(WebExchange exchange)
    {
        if (exchange.Step == 0)
        {
            exchange.Kept = _parts.ConfigTrial.Files.Load() ?? new DeviceConfig();
            JsonAnswer.Begin(exchange.Answer);
        }
        else
        {
            // Each piece but the first goes on with the object that the first one opens.
            MemberWriter writer = new MemberWriter(true) { Answer = exchange.Answer };
            ConfigReport.Write(writer, (DeviceConfig)exchange.Kept, _password.IsChosen, exchange.Step);
        }

        if (exchange.Step == ConfigReport.Pieces)
        {
            exchange.Answer.AddText("]}");
            exchange.Answer.End();
        }

        exchange.Step++;
    }

    private void Take(WebExchange exchange, long now)
    {
        if (_taken != null && _taken != exchange)
        {
            // One body at a time is all that a small board has memory for.
            FormAnswer.Busy(exchange.Answer, "another form is being taken");
            return;
        }

        string busy = Busy();
        if (busy != null)
        {
            _taken = null;
            FormAnswer.Busy(exchange.Answer, busy);
            return;
        }

        byte[] body = (byte[])exchange.Kept ?? new byte[exchange.Request.ContentLength];
        exchange.Kept = body;
        _taken = exchange;
        exchange.ReadBody(body, exchange.BodyRead, exchange.BodyLeft);
        if (exchange.BodyLeft == 0)
        {
            _taken = null;
            _form = _form ?? MakeForm();
            Do(exchange, body, now);
        }
    }

    private string Busy()
    {
        return _parts.ConfigTrial.Outcome == ConfigOutcome.Trying ? "another configuration is being tried"
            : _parts.Slots != null && _parts.Slots.State != ImageState.Confirmed ? "a new image is on trial: try again once it is confirmed"
            : null;
    }

    private SetupForm MakeForm()
    {
        // Whoever changes something has given the password, so that one is chosen; all else stays as it is stored.
        return new SetupForm(new SetupParts
        {
            Kind = SetupKind.Gateway,
            Stored = new DeviceConfig(),
            Files = _parts.ConfigTrial.Files,
            Password = _password,
            Log = _parts.Log,
        });
    }

    private void Do(WebExchange exchange, byte[] body, long now)
    {
        WebRequest request = exchange.Request;
        if (!request.HasPath(Try))
        {
            CertificateKind kind = request.HasPath(Authority) ? CertificateKind.Authority
                : request.HasPath(Certificate) ? CertificateKind.Own
                : CertificateKind.Key;
            if (_form.TakeCertificate(kind, body, body.Length))
            {
                FormAnswer.Take(exchange.Answer, WebStatus.Ok);
            }
            else
            {
                FormAnswer.Refuse(exchange.Answer, _form);
            }

            return;
        }

        DeviceConfig config = _form.Read(body, body.Length);
        if (config == null)
        {
            FormAnswer.Refuse(exchange.Answer, _form);
        }
        else if (!_parts.ConfigTrial.Begin(config))
        {
            FormAnswer.Busy(exchange.Answer, "the configuration cannot be stored");
        }
        else
        {
            _restart.Give(false, now);
            FormAnswer.Take(exchange.Answer, WebStatus.Accepted);
        }
    }
}
