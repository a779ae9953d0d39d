using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>What every tool tells the MQTT library of a broker: address, login, certificates, bounds.</summary>
public sealed class ClientOptions : IDisposable
{
    private readonly BrokerOptions _options;
    private readonly CertificateCheck? _check;
    private readonly X509Certificate2? _certificate;

    /// <summary>Reads the certificates.</summary>
    /// <param name="options">How to reach the broker.</param>
    /// <exception cref="BrokerException">A certificate or key cannot be read.</exception>
    public ClientOptions(BrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        if (options.Secure)
        {
            _check = new CertificateCheck(options);
            _certificate = ClientCertificate.Load(options);
        }
    }

    /// <summary>Why the broker's certificate was refused; null where it was not.</summary>
    public string? Refusal => _check?.Refusal;

    /// <summary>Whether the broker has shown a certificate that was taken: what fails behind that is its doing.</summary>
    public bool HasAccepted => _check is { HasAccepted: true };

    /// <summary>Whether we show the broker a certificate.</summary>
    public bool HasCertificate => _certificate is not null;

    /// <summary>Starts a client's options: MQTT 3.1.1 and a clean session.</summary>
    /// <param name="clientId">The client id.</param>
    public MqttClientOptionsBuilder Build(string clientId)
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(clientId)
            .WithTcpServer(_options.Host, _options.Port)
            .WithTimeout(_options.Timeout)
            .WithCleanSession();
        if (_options.User.Length > 0 || _options.Password.Length > 0)
        {
            builder.WithCredentials(_options.User, _options.Password);
        }

        if (_check is { } check)
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls()
                    .WithTargetHost(_options.Host)
                    .WithRevocationMode(X509RevocationMode.NoCheck)
                    .WithCertificateValidationHandler(check.Accept);
                if (_certificate is not null)
                {
                    tls.WithClientCertificates(new X509Certificate2Collection(_certificate));
                }
            });
        }

        return builder;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate?.Dispose();
    }
}
