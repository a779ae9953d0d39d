using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>Delivers the image in blocks where the gateway takes them, else in the way that every gateway takes.</summary>
internal sealed class DeliveryPhase(NodeLink link, UpdateOptions options, IUpdateObserver observer)
{
    private IDelivery _delivery = new PacedDelivery(link, options, observer);
    private bool _isChosen;

    /// <summary>How far the delivery is.</summary>
    public UpdateProgress Progress => _delivery.Progress;

    /// <summary>Delivers the image. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The update failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!_isChosen)
        {
            if (options.PacedByGateway && await AskAsync(cancellationToken).ConfigureAwait(false) is { } answer)
            {
                _delivery = new BlockDelivery(link, options, observer, answer.Block);
            }

            _isChosen = true;
        }

        await _delivery.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    // A gateway of version 0.9.8 does not answer. The question goes out twice, for one message of QoS 0 may get lost.
    private async Task<UpdateAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            await link.SendAsync("get/update", "", cancellationToken).ConfigureAwait(false);
            Deadline limit = Deadline.In(options.Timings.Question);
            while (await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is { } message)
            {
                if (message is UpdateAnswer answer)
                {
                    return answer;
                }
            }
        }

        return null;
    }
}
