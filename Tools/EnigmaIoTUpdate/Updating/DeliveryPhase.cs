using EnigmaIoT.Shared.Updates;
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
    private RunningImage _running = new(link, options);
    private ProgramNotice? _known;
    private bool _isChosen;

    /// <summary>Gets whether the node tells that it runs the image: its restart is not to be waited for any more.</summary>
    public bool EndsAsRunning { get; private set; }

    /// <summary>How far the delivery is.</summary>
    public UpdateProgress Progress => _delivery.Progress;

    /// <summary>Chooses the way.</summary>
    /// <param name="answer">What the gateway answered to the query; null for a gateway of version 0.9.8.</param>
    public void Choose(UpdateAnswer? answer)
    {
        if (_isChosen)
        {
            return;
        }

        _isChosen = true;
        _running = new RunningImage(link, options);
        if (options.BaseImage is not null && answer is not { TakesDeltas: true })
        {
            observer.OnNotice("No delta is sent: the gateway, or the node, takes none.");
        }

        if (answer is not null)
        {
            _gateway = answer;
            MakeParcels();
        }
        else
        {
            observer.OnNotice("The gateway answers as those of version 0.9.8: chunks go one by one, with a pause behind each.");
        }
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
                EndsAsRunning = _running.IsThere;
                return;
            }
            catch (UpdateFailedException failure)
            {
                EndsAsRunning = await HasImageAsync(failure, cancellationToken).ConfigureAwait(false);
                if (EndsAsRunning)
                {
                    return;
                }

                if (!failure.MayBeOfParcel || _parcels?.Current.Makes is null)
                {
                    throw;
                }

                TakeAnother(failure);
            }
        }
    }

    // A delta's base does not run any more where the delta was sent before, and its success was not heard.
    private async Task<bool> HasImageAsync(UpdateFailedException failure, CancellationToken cancellationToken) =>
        failure.Refusal == OtaRefusal.WrongBase
            ? await _running.AwaitAsync(cancellationToken).ConfigureAwait(false)
            : _running.IsThere;

    private void TakeAnother(UpdateFailedException failure)
    {
        observer.OnNotice($"{failure.Message.TrimEnd('.')}. Sending the image in another way.");

        // Somebody else has updated it meanwhile: there may be a delta against that, too.
        bool isOther = failure.Refusal == OtaRefusal.WrongBase && options.BaseImage is null && link.Program?.Sha256 != _known?.Sha256;
        if (isOther)
        {
            MakeParcels();
        }
        else
        {
            TakeNext();
        }
    }

    private void MakeParcels()
    {
        _known = link.Program;
        DeltaChoice choice = new(options);
        _parcels = choice.Make(_gateway!.TakesDeltas, _known).GetEnumerator();
        TakeNext();
        if (_gateway.TakesDeltas && choice.MissesBase(_known))
        {
            observer.OnNotice("No delta is sent: the image that the node runs is not kept here. (--base names it.)");
        }
    }

    private void TakeNext()
    {
        _parcels!.MoveNext();
        FirmwareImage parcel = _parcels.Current;
        _delivery = new BlockDelivery(link, options, parcel, _running, observer, _gateway!);
        if (DeltaChoice.Describe(parcel) is { } text)
        {
            observer.OnNotice(text);
        }
    }
}
