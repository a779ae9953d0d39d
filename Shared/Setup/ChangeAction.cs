using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Does what the page wants done: scans, takes certificates and a configuration, restarts.</summary>
internal sealed class ChangeAction : IWebAction
{
    private const string Tried = "another configuration is being tried";

    private readonly SetupRequest _request;
    private readonly SetupMachine _machine;
    private readonly SetupParts _parts;
    private readonly SetupForm _form;

    /// <summary>Creates it.</summary>
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
                FormAnswer.Take(answer, WebStatus.Accepted);
                break;
            case SetupRequest.Finish:
                _machine.Finish();
                FormAnswer.Take(answer, WebStatus.Accepted);
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
            FormAnswer.Busy(answer, Tried);
        }
        else if (_form.TakeCertificate(kind, body, body.Length))
        {
            FormAnswer.Take(answer, WebStatus.Ok);
        }
        else
        {
            FormAnswer.Refuse(answer, _form);
        }
    }

    private void TakeConfiguration(WebAnswer answer, byte[] body)
    {
        if (!_machine.IsOpen)
        {
            FormAnswer.Busy(answer, Tried);
            return;
        }

        DeviceConfig config = _form.Read(body, body.Length);
        if (config == null)
        {
            FormAnswer.Refuse(answer, _form);
            return;
        }

        _machine.Begin(config, _request == SetupRequest.Try);
        FormAnswer.Take(answer, WebStatus.Accepted);
    }
}
