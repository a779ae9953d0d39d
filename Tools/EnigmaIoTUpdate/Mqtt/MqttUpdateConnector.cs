using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>Opens connections with MQTTnet.</summary>
/// <param name="options">How to reach the broker.</param>
public sealed class MqttUpdateConnector(BrokerOptions options) : IUpdateConnector
{
    // Two updaters on one broker must not share an id: it would throw out the one that came first.
    // 23 characters are what every MQTT 3.1.1 broker takes.
    private readonly string _clientId = "EnigmaIoTUpd-" + RandomNumberGenerator.GetHexString(10, lowercase: true);

    /// <inheritdoc/>
    public async Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        CertificateCheck? certificates = options.Secure ? new CertificateCheck(options) : null;
        IMqttClient client = new MqttClientFactory().CreateMqttClient();
        MqttUpdateConnection connection = new(client);
        try
        {
            MqttClientConnectResult result = await client
                .ConnectAsync(BuildOptions(certificates), cancellationToken)
                .ConfigureAwait(false);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw Refused(result.ResultCode);
            }

            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception as BrokerException ?? Explain(exception, certificates);
        }
    }

    private MqttClientOptions BuildOptions(CertificateCheck? certificates)
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(_clientId)
            .WithTcpServer(options.Host, options.Port)
            .WithTimeout(options.Timeout)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(10))
            .WithCleanSession();
        if (options.User.Length > 0 || options.Password.Length > 0)
        {
            builder.WithCredentials(options.User, options.Password);
        }

        if (certificates is not null)
        {
            builder.WithTlsOptions(tls => tls
                .UseTls()
                .WithTargetHost(options.Host)
                .WithRevocationMode(X509RevocationMode.NoCheck)
                .WithCertificateValidationHandler(certificates.Accept));
        }

        return builder.Build();
    }

    private BrokerException Explain(Exception exception, CertificateCheck? certificates)
    {
        Exception root = exception.GetBaseException();
        string broker = $"{options.Host}:{options.Port}";
        if (certificates?.Refusal is { } refusal)
        {
            return new BrokerException(BrokerFault.Tls, $"No secure connection to {broker}: {refusal}.", exception);
        }

        // A port without TLS answers the handshake with nonsense, or with a closed connection.
        bool isClosed = root is IOException
            or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted }
            or (MqttCommunicationException and not MqttCommunicationTimedOutException);
        if (options.Secure && (isClosed || root is AuthenticationException))
        {
            return new BrokerException(
                BrokerFault.Tls,
                $"No secure connection to {broker}: {OneLine(root.Message)} (does that port speak TLS?)",
                exception);
        }

        string reason = root is OperationCanceledException or TimeoutException or MqttCommunicationTimedOutException
            ? "no answer"
            : OneLine(root.Message);
        string hint = isClosed && !options.Secure ? " (does that port want TLS, -s?)" : "";
        return new BrokerException(BrokerFault.Unreachable, $"No MQTT broker at {broker}: {reason}{hint}", exception);
    }

    private BrokerException Refused(MqttClientConnectResultCode code)
    {
        string reason = code switch
        {
            MqttClientConnectResultCode.BadUserNameOrPassword => "bad user or password",
            MqttClientConnectResultCode.NotAuthorized => "not authorized (wrong or missing user and password?)",
            _ => code.ToString(),
        };
        return new BrokerException(
            BrokerFault.Refused, $"The broker at {options.Host}:{options.Port} refuses the connection: {reason}.");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
