using System.Buffers;
using System.Threading.Channels;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Update.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>
/// A connection to a real broker over TCP (MQTT 3.1.1, quality of service 0). Every <see cref="Connect"/> is one attempt
/// and, where it succeeds, one connection; the link never reconnects by itself. Members may be called from any thread.
/// </summary>
public sealed class MqttNetLink : IMqttLink, IDisposable
{
    /// <summary>
    /// Messages that wait on either side. Inbound, a full queue makes the client library wait, so nothing is lost;
    /// outbound, <see cref="Publish"/> says no.
    /// </summary>
    public const int QueueCapacity = 256;

    private static readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _disposeTimeout = TimeSpan.FromSeconds(2);

    private readonly BrokerOptions _broker;
    private readonly string _clientId;
    private readonly Action _wake;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Channel<InboundMessage> _inbound =
        Channel.CreateBounded<InboundMessage>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private Task _connection = Task.CompletedTask;
    private CancellationTokenSource? _current;
    private volatile Channel<MqttApplicationMessage>? _outbound;
    private volatile string? _lastError;
    private volatile MqttLinkState _state = MqttLinkState.Closed;
    private volatile TrialFault _lastFault;
    private int _inboundWaits;

    /// <summary>Creates a link that is closed.</summary>
    /// <param name="broker">How to reach the broker. Every wait for it is bounded by the time-out in there.</param>
    /// <param name="address">The device's MAC address, for the client id.</param>
    /// <param name="wake">Called on a background thread after each event that the firmware's pump has to see.</param>
    public MqttNetLink(BrokerOptions broker, long address, Action wake)
    {
        _broker = broker;
        _wake = wake;
        string mac = MacAddress.Format(address).Replace(":", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

        // Random behind the MAC address: a second simulator with the same virtual MAC must not throw the first one out.
        _clientId = $"EnigmaIoT-{mac}-{Guid.NewGuid().ToString("N")[..8]}";
    }

    /// <inheritdoc/>
    public MqttLinkState State => _state;

    /// <inheritdoc/>
    public string LastError => _lastError!;

    /// <summary>Gets which kind of fault <see cref="LastError"/> tells of.</summary>
    public TrialFault LastFault => _lastFault;

    /// <summary>Gets how often a received message had to wait because the inbound queue was full.</summary>
    public int InboundWaits => Volatile.Read(ref _inboundWaits);

    /// <inheritdoc/>
    /// <remarks>Does nothing while a connection stands or is being made.</remarks>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        lock (_gate)
        {
            if (_state != MqttLinkState.Closed || _disposed.IsCancellationRequested)
            {
                return;
            }

            _state = MqttLinkState.Connecting;
            MqttClientSubscribeOptionsBuilder filters = new();
            foreach (string filter in subscriptions)
            {
                filters.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtMostOnce);
            }

            MqttClientSubscribeOptions subscribe = filters.Build();
            CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(_disposed.Token);
            _current = ended;
            _connection = Task.Run(() => RunAsync(willTopic, willPayload, subscribe, ended));
        }
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_state == MqttLinkState.Closed || _current is not { } current)
            {
                return;
            }

            // Its task ends by itself, and finds that another may have taken its place.
            _current = null;
            Close("given up");
            Cancel(current);
        }
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        if (!_inbound.Reader.TryRead(out InboundMessage received))
        {
            return false;
        }

        message.Topic = received.Topic;
        message.Payload = received.Payload;
        message.Retained = received.Retained;
        return true;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (_outbound is not { } outbound)
        {
            return false;
        }

        MqttApplicationMessage message = new()
        {
            Topic = topic,
            Payload = new ReadOnlySequence<byte>([.. payload]),
            Retain = retain,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
        };
        return outbound.Writer.TryWrite(message);
    }

    /// <summary>Cuts the connection as a loss of power would: the broker publishes the last will.</summary>
    public void Dispose()
    {
        Task connection;
        lock (_gate)
        {
            if (_disposed.IsCancellationRequested)
            {
                return;
            }

            _disposed.Cancel();
            connection = _connection;
        }

        // A connection that does not end in time holds nothing but itself; its token stays valid for it.
        if (connection.Wait(_disposeTimeout))
        {
            _disposed.Dispose();
        }
    }

    private MqttClientOptions Options(ClientOptions client, string willTopic, string willPayload)
    {
        return client.Build(_clientId)
            .WithKeepAlivePeriod(_keepAlive)
            .WithWillTopic(willTopic)
            .WithWillPayload(willPayload)
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtMostOnce)
            .WithWillRetain()
            .Build();
    }

    private async Task RunAsync(
        string willTopic, string willPayload, MqttClientSubscribeOptions subscribe, CancellationTokenSource ended)
    {
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        CancellationToken token = ended.Token;
        string? error = null;
        string? refusal = null;
        client.ApplicationMessageReceivedAsync += received => ReceiveAsync(received.ApplicationMessage, token);
        client.DisconnectedAsync += end =>
        {
            if (end.ClientWasConnected)
            {
                error = LinkErrorText.OfEnd(end);
                Cancel(ended);
            }

            return Task.CompletedTask;
        };

        try
        {
            using ClientOptions login = new(_broker);
            ChannelReader<MqttApplicationMessage> outbound;
            try
            {
                outbound = await OpenAsync(client, Options(login, willTopic, willPayload), subscribe, ended).ConfigureAwait(false);
            }
            finally
            {
                refusal = login.Refusal;
            }

            await SendAsync(client, outbound, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The end was told by the event, or the link was disposed.
        }
        catch (Exception exception)
        {
            // Whatever the client library throws is a failed attempt to the firmware, which tries again.
            error ??= refusal is null ? LinkErrorText.OfAttempt(exception) : "no secure connection: " + refusal;
            _lastFault = refusal is null ? LinkErrorText.FaultOf(exception) : TrialFault.NotTrusted;
        }

        Cancel(ended);
        lock (_gate)
        {
            if (_current == ended)
            {
                _current = null;
                Close(error);
            }
        }

        ended.Dispose();
        _wake();
    }

    private void Close(string? error)
    {
        _outbound = null;
        _lastError = error ?? _lastError;
        _state = MqttLinkState.Closed;
    }

    private async Task<ChannelReader<MqttApplicationMessage>> OpenAsync(
        IMqttClient client, MqttClientOptions options, MqttClientSubscribeOptions subscribe, CancellationTokenSource ended)
    {
        MqttClientConnectResult connected = await TimeLimit
            .RunAsync(_broker.Timeout, token => client.ConnectAsync(options, token), ended.Token)
            .ConfigureAwait(false);
        if (connected.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new BrokerRefusalException(
                connected.ResultCode,
                LinkErrorText.OfResult(connected.ResultCode) ?? $"the broker refused ({connected.ResultCode})");
        }

        MqttClientSubscribeResult subscribed = await TimeLimit
            .RunAsync(_broker.Timeout, token => client.SubscribeAsync(subscribe, token), ended.Token)
            .ConfigureAwait(false);
        foreach (MqttClientSubscribeResultItem item in subscribed.Items)
        {
            if (item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2)
            {
                throw new InvalidOperationException($"the broker refused the subscription {item.TopicFilter.Topic}");
            }
        }

        Channel<MqttApplicationMessage> outbound = Channel.CreateBounded<MqttApplicationMessage>(QueueCapacity);
        lock (_gate)
        {
            ended.Token.ThrowIfCancellationRequested();
            _outbound = outbound;
            _state = MqttLinkState.Connected;
        }

        _wake();
        return outbound.Reader;
    }

    private async Task SendAsync(
        IMqttClient client, ChannelReader<MqttApplicationMessage> outbound, CancellationToken token)
    {
        while (true)
        {
            MqttApplicationMessage message = await outbound.ReadAsync(token).ConfigureAwait(false);
            await TimeLimit
                .RunAsync(_broker.Timeout, bound => client.PublishAsync(message, bound), token)
                .ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(MqttApplicationMessage message, CancellationToken token)
    {
        InboundMessage received = new(message.Topic, message.Payload.ToArray(), message.Retain);
        if (!_inbound.Writer.TryWrite(received))
        {
            Interlocked.Increment(ref _inboundWaits);
            _wake();
            await _inbound.Writer.WriteAsync(received, token).ConfigureAwait(false);
        }

        _wake();
    }

    // The library's event may come after the connection's task has ended and with it its token source.
    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
