using System.Buffers;
using System.Threading.Channels;
using EnigmaIoT.Update.Timing;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>A connection over MQTTnet: what it receives waits in a bounded queue for the one reader.</summary>
internal sealed class MqttUpdateConnection : IUpdateConnection
{
    // An update brings a few answers a second. Under a flood the oldest go: the newest tell where the node stands.
    private const int InboxCapacity = 1024;

    // A broker that does not even take our good-bye is left.
    private static readonly TimeSpan _goodBye = TimeSpan.FromSeconds(1);

    private readonly IMqttClient _client;
    private readonly TimeSpan _timeout;
    private readonly Channel<ReceivedMessage> _inbox = Channel.CreateBounded<ReceivedMessage>(
        new BoundedChannelOptions(InboxCapacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

    private Task<bool>? _pendingRead;

    /// <summary>Takes a client that is not connected yet.</summary>
    /// <param name="client">The client, which is disposed with the connection.</param>
    /// <param name="timeout">The bound of each wait for the broker.</param>
    public MqttUpdateConnection(IMqttClient client, TimeSpan timeout)
    {
        _client = client;
        _timeout = timeout;
        client.ApplicationMessageReceivedAsync += OnMessageAsync;
        client.DisconnectedAsync += OnDisconnectedAsync;
    }

    /// <summary>Connects.</summary>
    /// <param name="options">The library's options.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the broker says.</returns>
    /// <exception cref="TimeoutException">There is no CONNACK in time.</exception>
    public async Task<MqttClientConnectResultCode> OpenAsync(
        MqttClientOptions options, CancellationToken cancellationToken)
    {
        MqttClientConnectResult result = await TimeLimit
            .RunAsync(_timeout, token => _client.ConnectAsync(options, token), cancellationToken)
            .ConfigureAwait(false);
        return result.ResultCode;
    }

    /// <inheritdoc/>
    public async Task SubscribeAsync(string filter, CancellationToken cancellationToken)
    {
        MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter).Build();
        MqttClientSubscribeResult result = await GuardAsync(
            token => _client.SubscribeAsync(options, token), cancellationToken).ConfigureAwait(false);
        if (result.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
        {
            throw new BrokerException(BrokerFault.Refused, $"The broker refuses the subscription to '{filter}'.");
        }
    }

    /// <inheritdoc/>
    public Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        MqttApplicationMessage message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .Build();
        return GuardAsync(token => _client.PublishAsync(message, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task KeepAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        MqttApplicationMessage message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithRetainFlag()
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        return GuardAsync(token => _client.PublishAsync(message, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken)
    {
        return GuardAsync(
            async token =>
            {
                await _client.PingAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ReceivedMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Deadline deadline = Deadline.In(wait);
        ReceivedMessage message;
        while (!_inbox.Reader.TryRead(out message))
        {
            // One read stays pending over many short waits, so that no wait ends by an exception.
            _pendingRead ??= _inbox.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            if (!_pendingRead.IsCompleted)
            {
                if (deadline.IsOver)
                {
                    return null;
                }

                await Task.WhenAny(_pendingRead, Task.Delay(deadline.Left, cancellationToken)).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            bool more = await _pendingRead.ConfigureAwait(false);
            _pendingRead = null;
            if (!more)
            {
                throw new ConnectionLostException("The connection to the broker is lost.");
            }
        }

        return message;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.ApplicationMessageReceivedAsync -= OnMessageAsync;
        if (_client.IsConnected)
        {
            try
            {
                await TimeLimit
                    .RunAsync(_goodBye, _ => _client.TryDisconnectAsync(), CancellationToken.None)
                    .ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // The connection is closed all the same.
            }
        }

        _client.Dispose();
    }

    private async Task<T> GuardAsync<T>(
        Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await TimeLimit.RunAsync(_timeout, operation, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new ConnectionLostException("The broker does not answer any more.", exception);
        }
        catch (Exception exception) when (exception is MqttCommunicationException or IOException or ObjectDisposedException
            or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ConnectionLostException("The connection to the broker is lost.", exception);
        }
    }

    private Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs arguments)
    {
        MqttApplicationMessage message = arguments.ApplicationMessage;
        _inbox.Writer.TryWrite(new ReceivedMessage(message.Topic, message.Payload.ToArray(), message.Retain));
        return Task.CompletedTask;
    }

    private Task OnDisconnectedAsync(MqttClientDisconnectedEventArgs arguments)
    {
        _inbox.Writer.TryComplete();
        return Task.CompletedTask;
    }
}
