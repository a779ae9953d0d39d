using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>Delivers the image in blocks where the gateway takes them, else in the way that every gateway takes.</summary>
internal sealed class DeliveryPhase(NodeLink link, UpdateOptions options, IUpdateObserver observer)
{
    private IDelivery _delivery = new PacedDelivery(link, options, observer);
    private bool _isChosen;

    /// <summary>How far the delivery is.</summary>
    public UpdateProgress Progress => _delivery.Progress;

    /// <summary>Chooses the way.</summary>
    /// <param name="answer">What the gateway said to the question; null for a gateway of version 0.9.8.</param>
    public void Choose(UpdateAnswer? answer)
    {
        if (answer is not null && !_isChosen)
        {
            _delivery = new BlockDelivery(link, options, observer, answer.Block);
        }

        _isChosen = true;
    }

    /// <summary>Delivers the image. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The update failed.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => _delivery.RunAsync(cancellationToken);
}
