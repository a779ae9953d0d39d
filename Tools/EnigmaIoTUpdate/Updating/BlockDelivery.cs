using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Delivers the image in blocks of chunks, as fast as the gateway grants credit for them, or chunk by chunk with a pause behind
/// each where that is asked for. Whenever the gateway is silent
/// it is asked where the update stands, and the update goes on from there; nothing else has to be repaired here.
/// </summary>
internal sealed class BlockDelivery(
    NodeLink link, UpdateOptions options, FirmwareImage image, RunningImage running, IUpdateObserver observer, UpdateAnswer gateway)
    : IDelivery
{
    private readonly FirmwareImage _image = image;
    private readonly UpdateTimings _timings = options.Timings;
    private readonly TransferMeter _meter = new(image);
    private readonly BlockState _state = new(image, options.Timings, observer);

    private readonly BlockSize _size = new(options.PacedByGateway ? gateway.Block : 1);

    private int _announcements;
    private int _questions;
    private bool _isSizeTold;
    private Deadline _pause;
    private Deadline _silence;
    private Deadline _repeat;
    private UpdatePhase? _phase;

    /// <inheritdoc/>
    public UpdateProgress Progress => _meter.Read(_state.Cursor);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _state.NamesImages = link.Topics.IsTold;
        if (_announcements == 0)
        {
            await AnnounceAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _state.OnReconnected();
            ReportTooLarge(_size.OnCut());
            await AskAsync(cancellationToken).ConfigureAwait(false);
        }

        while (!_state.IsFinished && !IsOver)
        {
            await StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The node has it, and the end was not heard: sent again, it would be written again.
    private bool IsOver => _state.IsUnknown && running.IsThere;

    // Not at once where message 0 was just sent: a node that gives up an earlier update needs up to 10 s for it.
    private bool MustRenew => _state.IsUnknown && _repeat.IsOver;

    // Takes what is there, and only then sends, asks or announces: the answers decide what that is.
    private async Task StepAsync(CancellationToken cancellationToken)
    {
        ReportPhase();
        Deadline wait = _state.MustAsk || MustRenew ? Deadline.In(TimeSpan.Zero)
            : _state.MaySend ? _pause
            : Deadline.Earlier(_silence, _state.Account.Limit);
        NodeMessage? message = await link.ReceiveAsync(wait, cancellationToken).ConfigureAwait(false);
        int next = _state.Cursor.Next;
        if (message is not null && _state.Take(message))
        {
            _silence = Deadline.In(_timings.Silence);
            _questions = 0;
            Judge(message);
            if (next != _state.Cursor.Next)
            {
                observer.OnProgress(Progress);
            }
        }

        if (!_state.IsFinished && _state.Account.Limit.IsOver)
        {
            if (_state.IsWaiting)
            {
                // The node is not to be kept awake for nobody.
                await link.SendAsync("set/ota", "abort", cancellationToken).ConfigureAwait(false);
            }

            throw _state.Stalled();
        }

        if (message is not null)
        {
            return;
        }

        if (MustRenew)
        {
            await RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_state.MaySend && _pause.IsOver)
        {
            await SendBlockAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_state.MustAsk || _silence.IsOver)
        {
            await AskAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendBlockAsync(CancellationToken cancellationToken)
    {
        int count = Math.Min(_size.Chunks, _state.Sendable);
        int first = _state.Cursor.Next;
        for (int index = first; index < first + count; index++)
        {
            _state.Cursor.Take();
        }

        _state.OnPublished();
        _size.OnSent(first + count - 1, count, _state.Account.Credit);
        await link.SendAsync("set/ota", _image.Block(first, count), cancellationToken).ConfigureAwait(false);
        _meter.Count(first, count);
        _silence = Deadline.In(_timings.Silence);
        _pause = Deadline.In(options.PacedByGateway ? TimeSpan.Zero : options.ChunkPause);
        observer.OnProgress(Progress);
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        _state.OnAsked();

        // A broker that stands still takes queries for a long time without a word.
        if (++_questions % (_timings.SilentQuestions + 1) == 0)
        {
            await link.CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        _silence = Deadline.In(_timings.Silence);
        await link.SendAsync("get/update", "", cancellationToken).ConfigureAwait(false);
    }

    private void Judge(NodeMessage message)
    {
        switch (message)
        {
            case UpdateAnswer answer when answer.IsOf(_image) && answer.LastChunk is { } held:
                ReportTooLarge(_size.OnHeld(held));
                break;
            case CreditAnswer:
                _size.OnCredit(_state.Account.Credit);
                break;
        }
    }

    private void ReportTooLarge(int chunks)
    {
        if (chunks > 0 && !_isSizeTold)
        {
            _isSizeTold = true;
            observer.OnNotice(
                $"The broker does not pass on messages of {chunks} chunks ({_image.Block(1, Math.Min(chunks, _image.ChunkCount)).Length} bytes): "
                + "sending smaller ones.");
        }
    }

    // The gateway knows of no update of ours: it, or the node, has restarted. The node may sleep again, or may not have
    // registered yet.
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_announcements > _timings.MaximumRenewals)
        {
            throw _state.LostTooOften();
        }

        observer.OnNotice("The gateway knows nothing of this update any more: announcing the image again.");
        if (!_state.IsSleepy)
        {
            await new WakingPhase(link, _timings, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        _phase = null;
        await AnnounceAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task AnnounceAsync(CancellationToken cancellationToken)
    {
        _announcements++;
        _silence = Deadline.In(_timings.Silence);
        _repeat = Deadline.In(_timings.StartRepeat);
        _state.BeginStart();
        ReportPhase();
        return link.SendAsync(
            "set/ota", gateway.TakesSigning ? _image.SignedAnnouncement : _image.BlockAnnouncement, cancellationToken);
    }

    private void ReportPhase()
    {
        if (_phase != _state.Phase)
        {
            _phase = _state.Phase;
            observer.OnPhase(_state.Phase);
        }
    }
}
