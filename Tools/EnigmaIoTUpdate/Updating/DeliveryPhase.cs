using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Delivers the image in blocks where the gateway takes them, else in the way that every gateway takes; what is smaller than the image
/// first, where there is such a thing.
/// </summary>
internal sealed class DeliveryPhase(NodeLink link, UpdateOptions options, IUpdateObserver observer)
{
    private IDelivery _delivery = new PacedDelivery(link, options, observer);
    private IEnumerator<FirmwareImage>? _parcels;
    private UpdateAnswer? _gateway;
    private bool _isChosen;

    /// <summary>How far the delivery is.</summary>
    public UpdateProgress Progress => _delivery.Progress;

    /// <summary>Chooses the way.</summary>
    /// <param name="answer">What the gateway answered to the query; null for a gateway of version 0.9.8.</param>
    public void Choose(UpdateAnswer? answer)
    {
        if (answer is not null && !_isChosen)
        {
            _parcels = new DeltaChoice(options).Make(answer.TakesDeltas, link.Program).GetEnumerator();
            _gateway = answer;
            TakeNext();
        }

        _isChosen = true;
    }

    /// <summary>Delivers the image. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The update failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _delivery.RunAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (UpdateFailedException failure) when (failure.MayBeOfParcel && _parcels?.Current.Makes is not null)
            {
                observer.OnNotice($"{failure.Message.TrimEnd('.')}. Sending the image in another way.");
                TakeNext();
            }
        }
    }

    private void TakeNext()
    {
        _parcels!.MoveNext();
        FirmwareImage parcel = _parcels.Current;
        _delivery = new BlockDelivery(link, options, parcel, observer, _gateway!);
        if (DeltaChoice.Describe(parcel) is { } text)
        {
            observer.OnNotice(text);
        }
    }
}
