using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using OtaStatus = EnigmaIoT.Shared.Updates.OtaStatus;

namespace EnigmaIoT.Update.Updating;

/// <summary>Where a delivery in blocks stands, as the gateway tells it. Decides what each answer means; sends nothing.</summary>
internal sealed class BlockState(FirmwareImage image, UpdateTimings timings, IUpdateObserver observer)
{
    private readonly DeliveryState _delivery = new(image, timings);

    private bool _isAsked;
    private int _unanswered;
    private bool _isDisturbed;
    private bool _isFresh;
    private string? _reason;
    private OtaAnswer? _doubted;
    private UpdateAnswer? _waiting;

    /// <inheritdoc cref="DeliveryState.NamesImages"/>
    public bool NamesImages
    {
        get => _delivery.NamesImages;
        set => _delivery.NamesImages = value;
    }

    /// <summary>Which chunk comes next.</summary>
    public ChunkCursor Cursor => _delivery.Cursor;

    /// <summary>The credit, and for how long there was no progress.</summary>
    public CreditAccount Account { get; } = new(timings.Stall);

    /// <summary>Whether the node has written the image.</summary>
    public bool IsFinished => _delivery.IsFinished;

    /// <summary>Whether the gateway has said that no update of our image runs.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Whether the gateway must be asked at once.</summary>
    public bool MustAsk { get; private set; }

    /// <summary>How many chunks may be published now, from the cursor's next one on; 0 or less for none.</summary>
    public int Sendable => Math.Min(image.ChunkCount, Account.Credit) - Cursor.Next + 1;

    /// <summary>Whether a block is to be sent.</summary>
    public bool MaySend => _delivery.WantsChunks && !_delivery.IsStarting && Sendable > 0;

    /// <summary>Whether the node sleeps, and the update waits at the gateway for its next message.</summary>
    public bool IsWaiting => _waiting is not null;

    /// <summary>Whether the gateway said last that the node sleeps: it has to be told of the update, and wakes the node itself.</summary>
    public bool IsSleepy { get; private set; }

    /// <summary>What the update is doing.</summary>
    public UpdatePhase Phase => IsWaiting ? UpdatePhase.Waking
        : _delivery.IsStarting ? UpdatePhase.Starting
        : _delivery.IsChecked ? UpdatePhase.Writing
        : Cursor.HasNext ? UpdatePhase.Sending
        : UpdatePhase.Checking;

    /// <summary>Message 0 is about to be sent, for the first time or again.</summary>
    public void BeginStart()
    {
        _delivery.BeginStart();
        Account.Restart();
        OnPublished();
    }

    /// <summary>Whether the gateway has left queries unanswered: its broker, or the way to it, is away.</summary>
    public bool IsGatewaySilent => _unanswered >= timings.SilentQuestions;

    /// <summary>The connection was lost and is there again.</summary>
    public void OnReconnected()
    {
        _isAsked = false;
        _unanswered = 0;
        _isDisturbed = true;

        // The gateway may have lost the broker as well, and look for it at longer and longer intervals.
        Account.Extend(timings.Outage);
    }

    /// <summary>The gateway is about to be asked.</summary>
    public void OnAsked()
    {
        if (_isAsked && ++_unanswered == timings.SilentQuestions)
        {
            _isDisturbed = true;
            Account.Extend(timings.Outage);
            observer.OnNotice("The gateway does not answer; it may have lost the broker. Asking on.");
        }

        _isAsked = true;
        MustAsk = false;
        IsUnknown = false;
    }

    /// <summary>Something is about to be published that an answer which is under way does not know of.</summary>
    public void OnPublished()
    {
        _isAsked = false;
        IsUnknown = false;
        _isFresh &= _delivery.IsStarting;
    }

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it is about our update.</returns>
    /// <exception cref="UpdateFailedException">It ends the update.</exception>
    public bool Take(NodeMessage message)
    {
        bool isOurs = Read(message);
        if (isOurs)
        {
            if (IsGatewaySilent)
            {
                Account.Extend();
            }

            _unanswered = 0;
        }

        return isOurs;
    }

    private bool Read(NodeMessage message)
    {
        switch (message)
        {
            case RestartNotice notice:
                _delivery.LastRestart = notice;
                observer.OnNotice($"The node restarts {notice.Text}.");
                return false;
            case OtaAnswer answer:
                return TakeStatus(answer);
            case CreditAnswer answer when IsOurs(answer.Md5) && !_delivery.IsStarting:
                Account.Grant(answer.Credit);
                return true;
            case UpdateAnswer answer when _isAsked:
                _isAsked = false;
                TakeAnswer(answer);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The failure where there is no progress any more.</summary>
    public UpdateFailedException Stalled()
    {
        if (_waiting is { } waiting)
        {
            string heard = waiting.Silent is { } silent ? $" (its gateway heard it {silent:N0} s ago)" : "";
            return new UpdateFailedException(
                UpdateOutcome.NodeSilent,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The node sleeps, and was not heard within {Account.Time.TotalSeconds:0.#} s{heard}. A longer timeout waits for it."));
        }

        if (IsGatewaySilent)
        {
            return new UpdateFailedException(
                UpdateOutcome.TimedOut,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The gateway does not answer any more, for {Account.Time.TotalSeconds:0.#} s: is it on, and connected to the broker?"));
        }

        if (!Cursor.HasNext)
        {
            return _delivery.Silence();
        }

        string what = _delivery.IsStarting
            ? "the update did not start"
            : $"the update does not get beyond chunk {Cursor.Next - 1} of {image.ChunkCount}";
        return new UpdateFailedException(
            UpdateOutcome.TimedOut,
            string.Create(CultureInfo.InvariantCulture, $"No progress for {Account.Time.TotalSeconds:0.#} s: {what}{Because}."));
    }

    /// <summary>The failure when the update gets lost again and again.</summary>
    public UpdateFailedException LostTooOften() => new(
        UpdateOutcome.TimedOut, $"The gateway has lost the update {timings.MaximumRenewals + 1} times{Because}.");

    private string Because => string.IsNullOrWhiteSpace(_reason) ? "" : $" ({_reason})";

    private bool IsOurs(string md5) => string.Equals(md5, image.Md5, StringComparison.OrdinalIgnoreCase);

    private bool TakeStatus(OtaAnswer answer)
    {
        // Behind an outage it may be older than that, and the update may run; where it has ended, it goes on.
        bool isEnd = answer.Status is OtaStatus.StartError or OtaStatus.Timeout;
        if (isEnd && _isDisturbed && !_delivery.IsStarting && _delivery.MayBeOurs(answer))
        {
            _reason = answer.Reason;
            Account.Withdraw();
            MustAsk = !_isAsked;
            return true;
        }

        // A gateway that has restarted answers blocks without message 0 so, where a refusal names the image.
        if (answer.Status == OtaStatus.StartError && string.IsNullOrEmpty(answer.Md5) && !_delivery.IsStarting)
        {
            _reason = answer.Reason;
            Account.Withdraw();
            MustAsk = !_isAsked;
            return true;
        }

        // It may be the end of the update that had to give way to ours, or what a node says of an earlier one.
        bool isTimeoutAtStart = answer.Status == OtaStatus.Timeout && string.IsNullOrEmpty(answer.Md5) && _delivery.IsStarting;
        bool isOfSomething = answer.Status is OtaStatus.Timeout or OtaStatus.CheckFailed && !_delivery.IsIdentified(answer);
        if (isTimeoutAtStart || isOfSomething)
        {
            _doubted = answer;
            MustAsk = !_isAsked;
            return true;
        }

        bool wasStarting = _delivery.IsStarting;
        bool wasChecked = _delivery.IsChecked;
        int next = Cursor.Next;
        bool isOurs = _delivery.Take(answer);
        if (wasStarting && _delivery.IsFinished && !Cursor.HasCoveredAll)
        {
            observer.OnNotice("The node has written this image already.");
        }
        else if (wasStarting && !_delivery.IsStarting)
        {
            OnStarted();
        }
        else if (!wasChecked && _delivery.IsChecked)
        {
            Account.Extend();
        }

        if (answer.Status == OtaStatus.OutOfSequence && Cursor.Next != next)
        {
            Account.Hold(Cursor.Next - 1, Cursor.Next < next);
        }

        ReportHeld();
        return isOurs;
    }

    private void TakeAnswer(UpdateAnswer answer)
    {
        _reason = answer.Reason;
        IsSleepy = answer.IsSleepy;
        if (!answer.IsOf(image))
        {
            if (_doubted is not null)
            {
                _delivery.Take(_doubted);
            }

            IsUnknown = true;
            return;
        }

        _doubted = null;
        _isDisturbed = false;
        NoteWaiting(answer);

        // Without them the node has not answered message 0 yet.
        if (answer.LastChunk is not { } lastChunk || answer.Credit is not { } credit || lastChunk > image.ChunkCount)
        {
            return;
        }

        if (_delivery.IsStarting)
        {
            OnStarted();
        }

        int next = Cursor.Next;
        _delivery.TakePosition(lastChunk);
        Account.Hold(lastChunk, Cursor.Next < next);
        Account.Grant(credit);
        ReportHeld();
    }

    private void NoteWaiting(UpdateAnswer answer)
    {
        bool wasWaiting = IsWaiting;
        _waiting = answer.IsWaiting ? answer : null;
        if (wasWaiting && !IsWaiting)
        {
            Account.Extend();
        }
        else if (!wasWaiting && IsWaiting)
        {
            TimeSpan turns = TimeSpan.FromSeconds(answer.Period * timings.SleepTurns ?? 0);
            Account.Extend(timings.IsPatient || turns < timings.Wake ? timings.Wake : turns);
            string when = answer is { Period: { } period, Silent: { } silent }
                ? string.Create(CultureInfo.InvariantCulture, $"sleeps, and is next heard in about {period - (silent % period):N0} s")
                : "sleeps";
            observer.OnNotice(string.Create(
                CultureInfo.InvariantCulture,
                $"The node {when}: the update waits for that, up to {Account.Time.TotalSeconds:N0} s."));
        }
    }

    private void OnStarted()
    {
        _waiting = null;
        Account.Restart();
        _doubted = null;
        _isFresh = true;
    }

    private void ReportHeld()
    {
        if (_isFresh && Cursor.Next > 1)
        {
            _isFresh = false;
            observer.OnNotice($"The node holds {100L * (Cursor.Next - 1) / image.ChunkCount} % already.");
        }
    }
}
