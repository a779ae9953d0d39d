using System.Text;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Updating;

/// <summary>The way to one node: hides subscriptions, foreign messages and names, not lost connections.</summary>
internal sealed class NodeLink(
    IUpdateConnector connector, NodeTopics topics, UpdateTimings timings, IUpdateObserver observer) : IAsyncDisposable
{
    private IUpdateConnection? _connection;
    private int _reconnects;

    /// <summary>The node's topics.</summary>
    public NodeTopics Topics => topics;

    /// <summary>Connects, and subscribes to everything that the node may answer.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">There is no usable broker.</exception>
    /// <exception cref="ConnectionLostException">The broker closed the connection meanwhile.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await CloseAsync().ConfigureAwait(false);
        _connection = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await SubscribeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects again after a loss, with a pause that doubles, for a bounded time.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The broker did not come back.</exception>
    public async Task ReopenAsync(CancellationToken cancellationToken)
    {
        if (++_reconnects > timings.MaximumReconnects)
        {
            throw new UpdateFailedException(
                UpdateOutcome.BrokerUnreachable, "The connection to the broker was lost too often.");
        }

        observer.OnNotice("The connection to the broker is lost; connecting again.");
        Deadline limit = Deadline.In(timings.Reconnect);
        TimeSpan pause = timings.ReconnectFirstPause;
        while (true)
        {
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            try
            {
                await OpenAsync(cancellationToken).ConfigureAwait(false);
                observer.OnNotice("Connected to the broker again.");
                return;
            }
            catch (Exception exception) when (exception is BrokerException or ConnectionLostException)
            {
                if (limit.IsOver)
                {
                    throw new UpdateFailedException(
                        UpdateOutcome.BrokerUnreachable,
                        $"The connection to the broker was lost and did not come back: {exception.Message}");
                }
            }

            pause = pause * 2 < timings.ReconnectMaximumPause ? pause * 2 : timings.ReconnectMaximumPause;
        }
    }

    /// <summary>Publishes a command to the node.</summary>
    /// <param name="command">As in <c>set/ota</c>.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public Task SendAsync(string command, byte[] payload, CancellationToken cancellationToken)
    {
        return Connection.PublishAsync(topics.Command(command), payload, cancellationToken);
    }

    /// <summary>Publishes a command to the node, as UTF-8.</summary>
    /// <inheritdoc cref="SendAsync(string, byte[], CancellationToken)"/>
    public Task SendAsync(string command, string payload, CancellationToken cancellationToken)
    {
        return SendAsync(command, Encoding.UTF8.GetBytes(payload), cancellationToken);
    }

    /// <summary>Waits for the next message about the node; everything else is passed over.</summary>
    /// <param name="deadline">Until when; a moment that has passed takes what is there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message, or null where none came.</returns>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task<NodeMessage?> ReceiveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        while (await Connection.ReceiveAsync(deadline.Left, cancellationToken).ConfigureAwait(false) is { } received)
        {
            // What the broker has kept from before we came is the end of another update.
            if (received.Retained
                || topics.SubjectOf(received.Topic) is not { } subject
                || NodeMessageParser.Parse(subject, received.Payload) is not { } message)
            {
                // However much comes that is not for us, it does not hold up the caller.
                if (deadline.IsOver)
                {
                    return null;
                }

                continue;
            }

            if (message is not NameAnswer name)
            {
                return message;
            }

            if (topics.IsAboutNode(name))
            {
                await LearnAsync(name, cancellationToken).ConfigureAwait(false);
                return message;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => CloseAsync();

    private IUpdateConnection Connection =>
        _connection ?? throw new InvalidOperationException("The link is not open.");

    private async Task LearnAsync(NameAnswer answer, CancellationToken cancellationToken)
    {
        if (topics.Learn(answer))
        {
            observer.OnNotice($"The node's name is '{answer.Name}'.");
            await SubscribeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        foreach (string filter in topics.Filters)
        {
            await Connection.SubscribeAsync(filter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
