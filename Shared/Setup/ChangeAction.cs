using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Does what the page wants done: scans, takes certificates and a configuration, restarts.</summary>
internal sealed class ChangeAction : IWebAction
{
    private const string Json = "application/json";

    private readonly SetupRequest _request;
    private readonly SetupMachine _machine;
    private readonly SetupParts _parts;
    private readonly SetupForm _form;

    /// <summary>Makes it.</summary>
    public ChangeAction(SetupRequest request, SetupMachine machine, SetupParts parts, SetupForm form)
    {
        _request = request;
        _machine = machine;
        _parts = parts;
        _form = form;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        byte[] body = (byte[])exchange.Kept;
        if (body == null)
        {
            _machine.Visit();
            body = new byte[exchange.Request.ContentLength];
            exchange.Kept = body;
        }

        exchange.ReadBody(body, exchange.BodyRead, exchange.BodyLeft);
        if (exchange.BodyLeft == 0)
        {
            Do(exchange.Answer, body);
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
    }

    private void Do(WebAnswer answer, byte[] body)
    {
        switch (_request)
        {
            case SetupRequest.Scan:
                _parts.Wifi.Scan();
                answer.Reply(WebStatus.Accepted, Json, "{}");
                break;
            case SetupRequest.Finish:
                _machine.Finish();
                answer.Reply(WebStatus.Accepted, Json, "{}");
                break;
            case SetupRequest.Authority:
                TakeCertificate(answer, CertificateKind.Authority, body);
                break;
            case SetupRequest.Certificate:
                TakeCertificate(answer, CertificateKind.Own, body);
                break;
            case SetupRequest.Key:
                TakeCertificate(answer, CertificateKind.Key, body);
                break;
            default:
                TakeConfiguration(answer, body);
                break;
        }
    }

    private void TakeCertificate(WebAnswer answer, CertificateKind kind, byte[] body)
    {
        if (!_machine.IsOpen)
        {
            Busy(answer);
        }
        else if (_form.TakeCertificate(kind, body, body.Length))
        {
            answer.Reply(WebStatus.Ok, Json, "{}");
        }
        else
        {
            Refuse(answer);
        }
    }

    private void TakeConfiguration(WebAnswer answer, byte[] body)
    {
        if (!_machine.IsOpen)
        {
            Busy(answer);
            return;
        }

        DeviceConfig config = _form.Read(body, body.Length);
        if (config == null)
        {
            Refuse(answer);
            return;
        }

        _machine.Begin(config, _request == SetupRequest.Try);
        answer.Reply(WebStatus.Accepted, Json, "{}");
    }

    private static void Busy(WebAnswer answer)
    {
        answer.Reply(WebStatus.Conflict, Json, "{\"key\":null,\"error\":\"another configuration is being tried\"}");
    }

    private void Refuse(WebAnswer answer)
    {
        answer.Begin(WebStatus.BadRequest, Json);
        answer.EndHeader();
        answer.AddText("{\"key\":");
        if (_form.ErrorKey == null)
        {
            answer.AddText("null");
        }
        else
        {
            answer.AddString(_form.ErrorKey);
        }

        answer.AddText(",\"error\":");
        answer.AddString(_form.Error);
        answer.AddText("}");
        answer.End();
    }
}
