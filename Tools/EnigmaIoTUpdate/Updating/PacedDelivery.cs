using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Delivers the image as the Python script does, one chunk a message with a pause behind each: any gateway takes that.
/// </summary>
internal sealed class PacedDelivery : IDelivery
{
    // The last chunk once, then twice everything that the node may miss.
    private const int AllRepairs = 3;

    private readonly NodeLink _link;
    private readonly FirmwareImage _image;
    private readonly TimeSpan _chunkPause;
    private readonly UpdateTimings _timings;
    private readonly IUpdateObserver _observer;
    private readonly TransferMeter _meter;
    private readonly DeliveryState _state;

    private int _repairs;
    private int _starts;
    private bool _hasStarted;

    public PacedDelivery(NodeLink link, UpdateOptions options, IUpdateObserver observer)
    {
        _link = link;
        _image = options.Image;
        _chunkPause = options.ChunkPause;
        _timings = options.Timings;
        _observer = observer;
        _meter = new TransferMeter(options.Image);
        _state = new DeliveryState(options.Image, options.Timings);
    }

    /// <inheritdoc/>
    public UpdateProgress Progress => _meter.Read(_state.Cursor);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // After a lost connection it goes on: a 0.9.8 node that still waits would restart at another message 0.
        _state.IsDisturbed = _hasStarted;
        while (!_state.IsFinished)
        {
            if (_state.IsStarting || _state.IsLost)
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);
            }

            await SendChunksAsync(cancellationToken).ConfigureAwait(false);
            await AwaitEndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_starts++ > _timings.MaximumRenewals)
        {
            throw new UpdateFailedException(
                UpdateOutcome.TimedOut, $"The node has lost the update {_starts - 1} times.");
        }

        if (_state.IsLost)
        {
            _observer.OnNotice("The node has given the update up: announcing the image again.");
        }

        _hasStarted = true;
        _observer.OnPhase(UpdatePhase.Starting);
        _state.BeginStart();
        for (int attempt = 1; attempt <= _timings.StartAttempts; attempt++)
        {
            await _link.SendAsync("set/ota", _image.Announcement, cancellationToken).ConfigureAwait(false);
            Deadline repeat = Deadline.In(_timings.StartRepeat);
            while (_state.IsStarting
                && await _link.ReceiveAsync(repeat, cancellationToken).ConfigureAwait(false) is { } message)
            {
                Take(message);
            }

            if (!_state.IsStarting)
            {
                return;
            }
        }

        // Old gateways say status 0 once: where it was lost, the node waits for chunks. Where message 0 was lost, the
        // first chunk brings status 1.
        _state.StartUnconfirmed();
        _observer.OnNotice("Nothing confirms that the update has started; sending all the same.");
    }

    private async Task SendChunksAsync(CancellationToken cancellationToken)
    {
        if (_state.WantsChunks)
        {
            _observer.OnPhase(UpdatePhase.Sending);
        }

        while (_state.WantsChunks)
        {
            int index = _state.Cursor.Take();
            await _link.SendAsync("set/ota", _image.ChunkMessage(index), cancellationToken).ConfigureAwait(false);
            _meter.Count(index);
            _observer.OnProgress(Progress);
            Deadline pause = Deadline.In(_chunkPause);
            while (_state.WantsChunks
                && await _link.ReceiveAsync(pause, cancellationToken).ConfigureAwait(false) is { } message)
            {
                Take(message);
            }
        }
    }

    private async Task AwaitEndAsync(CancellationToken cancellationToken)
    {
        if (_state.IsFinished || _state.IsLost)
        {
            return;
        }

        _observer.OnPhase(_state.IsChecked ? UpdatePhase.Writing : UpdatePhase.Checking);
        Deadline limit = Deadline.In(_timings.FinishLimit);
        Deadline silence = Deadline.In(_timings.Finish);
        Deadline repair = Deadline.In(_timings.LastChunkRepeat);
        while (!_state.IsFinished && !_state.WantsChunks && !_state.IsLost)
        {
            Deadline end = Deadline.Earlier(limit, silence);
            bool mayRepair = _repairs < AllRepairs && !_state.IsChecked;
            NodeMessage? message = await _link
                .ReceiveAsync(mayRepair ? Deadline.Earlier(end, repair) : end, cancellationToken)
                .ConfigureAwait(false);
            if (message is not null && Take(message))
            {
                silence = Deadline.In(_timings.Finish);
                repair = Deadline.In(_timings.LastChunkRepeat);
            }
            else if (limit.IsOver || silence.IsOver)
            {
                throw _state.Silence();
            }
            else if (mayRepair && repair.IsOver)
            {
                repair = Deadline.In(_timings.LastChunkRepeat);
                await RepairAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Nothing follows the last chunk that would show a node that it was lost: it goes out once more. Where that brings
    // no answer either, an old node waits for a chunk that it asked for once: all from there on go out again.
    private async Task RepairAsync(CancellationToken cancellationToken)
    {
        if (++_repairs == 1)
        {
            string lastChunk = _image.ChunkMessage(_image.ChunkCount);
            await _link.SendAsync("set/ota", lastChunk, cancellationToken).ConfigureAwait(false);
            return;
        }

        _state.Cursor.Replay();
        _observer.OnNotice($"No answer: sending again from chunk {_state.Cursor.Next} on.");
    }

    /// <returns>Whether the message was about our update.</returns>
    private bool Take(NodeMessage message)
    {
        if (message is RestartNotice notice)
        {
            _state.LastRestart = notice;
            _observer.OnNotice($"The node restarts {notice.Text}.");
            return false;
        }

        if (message is not OtaAnswer answer)
        {
            return false;
        }

        bool wasChecked = _state.IsChecked;
        int next = _state.Cursor.Next;
        bool taken = _state.Take(answer);
        if (!wasChecked && _state.IsChecked)
        {
            _observer.OnPhase(UpdatePhase.Writing);
        }

        if (next != _state.Cursor.Next)
        {
            _repairs = 0;
            _observer.OnProgress(Progress);
        }

        return taken;
    }
}
