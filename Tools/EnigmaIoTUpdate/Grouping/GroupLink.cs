using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// The way to the gateway of an update of many nodes. A lost connection is made again; what was not received meanwhile the gateway says
/// again, once it is asked.
/// </summary>
/// <param name="connector">Opens connections.</param>
/// <param name="timings">How long and how often.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
internal sealed class GroupLink(IUpdateConnector connector, UpdateTimings timings, Action<string> tell) : IAsyncDisposable
{
    private readonly Reconnection _reconnection = new(timings, tell);
    private readonly HashSet<string> _filters = [];
    private IUpdateConnection? _connection;

    /// <summary>Subscribes to a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task SubscribeAsync(string topic, CancellationToken cancellationToken)
    {
        _connection ??= await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await _connection.SubscribeAsync(topic, cancellationToken).ConfigureAwait(false);
        _filters.Add(topic);
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where the connection had to be made again: the message may be lost, which its size may be the reason of.</returns>
    /// <exception cref="UpdateFailedException">The connection is lost, and did not come back.</exception>
    public async Task<bool> PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        try
        {
            await _connection!.PublishAsync(topic, payload, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConnectionLostException)
        {
            await ReopenAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Waits for a message.</summary>
    /// <param name="wait">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where none came, or the connection had to be made again.</returns>
    /// <exception cref="UpdateFailedException">The connection is lost, and did not come back.</exception>
    public async Task<ReceivedMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            return await _connection!.ReceiveAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionLostException)
        {
            await ReopenAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>Determines whether the broker lets us publish to a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">What is published there by that.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it cannot be told.</returns>
    public Task<bool?> MayPublishAsync(string topic, string payload, CancellationToken cancellationToken) =>
        connector.MayPublishAsync(topic, payload, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task ReopenAsync(CancellationToken cancellationToken) => _reconnection.RunAsync(
        async token =>
        {
            await DisposeAsync().ConfigureAwait(false);
            _connection = await connector.ConnectAsync(token).ConfigureAwait(false);
            foreach (string filter in _filters)
            {
                await _connection.SubscribeAsync(filter, token).ConfigureAwait(false);
            }
        },
        cancellationToken);
}
