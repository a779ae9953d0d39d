using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>Opens connections with MQTTnet.</summary>
/// <param name="options">How to reach the broker.</param>
public sealed class MqttUpdateConnector(BrokerOptions options) : IUpdateConnector
{
    private static readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(10);

    // Two updaters on one broker must not share an id: it would throw out the one that came first.
    // 23 characters are what every MQTT 3.1.1 broker takes.
    private readonly string _clientId = "EnigmaIoTUpd-" + RandomNumberGenerator.GetHexString(9, lowercase: true);

    // A question on the side must not hold up its answer.
    private static readonly TimeSpan _questionLimit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using ClientOptions client = new(options);
        MqttClientOptions build = client.Build(_clientId).WithKeepAlivePeriod(_keepAlive).Build();
        MqttUpdateConnection connection = new(new MqttClientFactory().CreateMqttClient(), options.Timeout);
        try
        {
            MqttClientConnectResultCode code = await connection.OpenAsync(build, cancellationToken).ConfigureAwait(false);
            if (code != MqttClientConnectResultCode.Success)
            {
                throw Refused(code);
            }

            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception as BrokerException ?? Explain(exception, client);
        }
    }

    /// <inheritdoc/>
    public async Task<bool?> MayPublishAsync(string topic, string payload, CancellationToken cancellationToken)
    {
        try
        {
            MqttClientPublishReasonCode code = await TimeLimit
                .RunAsync(_questionLimit, limit => PublishConfirmedAsync(topic, payload, limit), cancellationToken)
                .ConfigureAwait(false);
            return code != MqttClientPublishReasonCode.NotAuthorized;
        }
        catch (Exception exception) when (exception is BrokerException or MqttCommunicationException
            or MqttProtocolViolationException or AuthenticationException or IOException or SocketException
            or TimeoutException or InvalidOperationException)
        {
            // A broker may not speak MQTT 5, or let nobody in twice: then it cannot be told.
            return null;
        }
    }

    private async Task<MqttClientPublishReasonCode> PublishConfirmedAsync(
        string topic, string payload, CancellationToken cancellationToken)
    {
        using ClientOptions settings = new(options);
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        MqttClientOptions build = settings.Build(_clientId + "5").WithProtocolVersion(MqttProtocolVersion.V500).Build();
        await client.ConnectAsync(build, cancellationToken).ConfigureAwait(false);
        MqttApplicationMessage question = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        MqttClientPublishResult result = await client.PublishAsync(question, cancellationToken).ConfigureAwait(false);
        return result.ReasonCode;
    }

    private BrokerException Explain(Exception exception, ClientOptions client)
    {
        Exception root = exception.GetBaseException();
        string broker = $"{options.Host}:{options.Port}";
        if (client.Refusal is { } refusal)
        {
            return new BrokerException(BrokerFault.Tls, $"No secure connection to {broker}: {refusal}.", exception);
        }

        // A port without TLS answers the handshake with nonsense, or with a closed connection.
        bool isClosed = root is IOException
            or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted }
            or (MqttCommunicationException and not MqttCommunicationTimedOutException);
        bool isHandshake = client.HasAccepted || isClosed || root is AuthenticationException;
        if (options.Secure && exception is not TimeoutException && isHandshake)
        {
            string question = !client.HasAccepted ? "does that port speak TLS?"
                : client.HasCertificate ? "does the broker take our certificate?"
                : "does the broker want a certificate, --cert?";
            return new BrokerException(
                BrokerFault.Tls, $"No secure connection to {broker}: {OneLine(root.Message)} ({question})", exception);
        }

        bool isSilent = exception is TimeoutException
            || root is OperationCanceledException or TimeoutException or MqttCommunicationTimedOutException;
        string reason = isSilent
            ? string.Create(CultureInfo.InvariantCulture, $"no answer within {options.Timeout.TotalSeconds:0.#} s")
            : OneLine(root.Message);
        string hint = isClosed && !isSilent && !options.Secure ? " (does that port want TLS?)"
            : root is SocketException socket ? Hint(socket.SocketErrorCode)
            : "";
        return new BrokerException(BrokerFault.Unreachable, $"No MQTT broker at {broker}: {reason}{hint}", exception);
    }

    private static string Hint(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => " (does the broker run, and is that its port?)",
        SocketError.HostNotFound or SocketError.NoData => " (is the name spelled right?)",
        SocketError.TryAgain => " (is the name spelled right, and does this machine reach its name server?)",
        _ => "",
    };

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
