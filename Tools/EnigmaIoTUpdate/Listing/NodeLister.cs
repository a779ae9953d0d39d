using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Listing;

/// <summary>Fetches what a broker keeps of the nodes of a network, and goes on as long as it is wanted.</summary>
/// <param name="connector">Opens the connection.</param>
/// <param name="listing">Receives what is told.</param>
internal sealed class NodeLister(IUpdateConnector connector, NodeListing listing)
{
    private static readonly TimeSpan _long = TimeSpan.FromHours(1);

    /// <summary>How long a broker may take over the next message that it keeps.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long all of them may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Fetches what is kept.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task FetchAsync(CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DateTime end = DateTime.UtcNow + Limit;
            while (DateTime.UtcNow < end
                && await connection.ReceiveAsync(Kept, cancellationToken).ConfigureAwait(false) is { } message)
            {
                listing.Take(message, out _);
            }
        }
    }

    /// <summary>Reports the retained list, then each change, until it is cancelled.</summary>
    /// <param name="changed">Is told the node; null where it is about the gateway, or a node was taken off the list.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task WatchAsync(Action<ListedNode?> changed, CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            while (true)
            {
                ReceivedMessage? message = await connection.ReceiveAsync(_long, cancellationToken).ConfigureAwait(false);
                if (message is { } received && listing.Take(received, out ListedNode? node))
                {
                    changed(node);
                }
            }
        }
    }

    private async Task<IUpdateConnection> OpenAsync(CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (string filter in listing.Filters)
            {
                await connection.SubscribeAsync(filter, cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
