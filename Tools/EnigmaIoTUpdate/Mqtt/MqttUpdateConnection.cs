using System.Buffers;
using System.Threading.Channels;
using EnigmaIoT.Update.Updating;
using MQTTnet;
using MQTTnet.Exceptions;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>A connection over MQTTnet: what it receives waits in a bounded queue for the one reader.</summary>
internal sealed class MqttUpdateConnection : IUpdateConnection
{
    // An update brings a few answers a second. Under a flood the oldest go: the newest tell where the node stands.
    private const int InboxCapacity = 1024;

    private readonly IMqttClient _client;
    private readonly Channel<ReceivedMessage> _inbox = Channel.CreateBounded<ReceivedMessage>(
        new BoundedChannelOptions(InboxCapacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

    private Task<bool>? _pendingRead;

    public MqttUpdateConnection(IMqttClient client)
    {
        _client = client;
        client.ApplicationMessageReceivedAsync += OnMessageAsync;
        client.DisconnectedAsync += OnDisconnectedAsync;
    }

    /// <inheritdoc/>
    public async Task SubscribeAsync(string filter, CancellationToken cancellationToken)
    {
        MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter).Build();
        MqttClientSubscribeResult result = await GuardAsync(
            () => _client.SubscribeAsync(options, cancellationToken), cancellationToken).ConfigureAwait(false);
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
        return GuardAsync(() => _client.PublishAsync(message, cancellationToken), cancellationToken);
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
            await _client.TryDisconnectAsync().ConfigureAwait(false);
        }

        _client.Dispose();
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is MqttCommunicationException or OperationCanceledException or IOException
                or ObjectDisposedException or TimeoutException)
        {
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
