using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Commands;

/// <summary>Prints the nodes of a network: once, or each change as it comes.</summary>
/// <param name="output">Standard output.</param>
/// <param name="isJson">Whether scripts read it.</param>
internal sealed class ListCommand(TextWriter output, bool isJson)
{
    /// <summary>Prints what the broker keeps.</summary>
    /// <param name="listing">Receives it.</param>
    /// <param name="connector">Reaches the broker.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong, in one line; null where the network is known to the broker.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task<string?> PrintAsync(NodeListing listing, IUpdateConnector connector, CancellationToken cancellationToken)
    {
        await new NodeLister(connector, listing).FetchAsync(cancellationToken).ConfigureAwait(false);
        if (listing.IsGatewayOn is null && listing.Nodes.Count == 0)
        {
            return $"The broker keeps nothing of a network '{listing.Network}'. Is that its name (-t), and may this user read "
                + $"'{listing.Network}/gateway/status'?";
        }

        foreach (string line in isJson ? [ListingJson.Whole(listing)] : ListingText.Table(listing, DateTimeOffset.UtcNow))
        {
            await output.WriteLineAsync(line).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Prints each change, what is kept first, until it is cancelled.</summary>
    /// <param name="listing">Receives it.</param>
    /// <param name="connector">Reaches the broker.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public Task WatchAsync(NodeListing listing, IUpdateConnector connector, CancellationToken cancellationToken)
    {
        return new NodeLister(connector, listing).WatchAsync(
            node =>
            {
                output.WriteLine(
                    isJson ? ListingJson.Change(listing, node)
                    : node is null ? ListingText.Gateway(listing)
                    : ListingText.Line(node, DateTimeOffset.UtcNow));
                output.Flush();
            },
            cancellationToken);
    }
}
