using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// One update: takes the chunks from the publisher in order, keeps those that the node has not confirmed, has them
/// delivered, and tells the publisher what the protocol tells. It ends with exactly one final status, also where the gateway
/// restarts in the middle of it.
/// </summary>
internal sealed class UpdateSession
{
    /// <summary>Why a delta is refused for a node that has not said that it takes them.</summary>
    public const string NoDeltas = "the node does not say that it takes deltas";

    /// <summary>A node that has the whole image may be busy with its flash for so long.</summary>
    private const int FinishMilliseconds = 20000;

    /// <summary>After so long a silence a publisher counts as away.</summary>
    private const int AwayMilliseconds = 5000;

    /// <summary>A 0.9.8 node that has given up takes so long to restart and to register, beside the time to answer message 0.</summary>
    private const int NodeRestartMilliseconds = 20000;

    /// <summary>A node that takes part in an update is heard several times in so long, however bad the air is.</summary>
    private const int SilentMilliseconds = 5000;

    /// <summary>A node may be busy with a few chunks of a delta for so long: erasing and programming 4 MB of flash take 50 s.</summary>
    public const int DeltaMilliseconds = 60000;

    /// <summary>So often a node may lose its update (a restart) and be offered it again.</summary>
    private const int Restarts = 3;

    private readonly UpdateParts _parts;
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly PublisherSide _publisher;
    private readonly NodeSide _node;
    private readonly UpdateRecord _record;
    private readonly ChunkRing _ring;
    private UpdateState _state;
    private long _progressAt;
    private long _chunkAt;
    private int _restartsLeft;

    // The final status, once it is told: where there was no memory for what follows, that is done in a later turn.
    private OtaStatus _told = OtaStatus.None;

    // The node has begun with this image, or with the same image in its update before this one. Else what it says of an end means an
    // earlier one, which it may tell several times.
    private bool _hasBegun;

    /// <summary>Creates a session without an update: <see cref="Start"/> or <see cref="AwaitReturn"/> follows.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="md5">An MD5 that is used by nothing else meanwhile.</param>
    /// <param name="record">What is kept of the update over a restart.</param>
    /// <param name="ring">Receives the chunks.</param>
    public UpdateSession(UpdateParts parts, IDigest md5, UpdateRecord record, ChunkRing ring)
    {
        _parts = parts;
        _record = record;
        _publisher = new PublisherSide(parts, _offer, md5, ring);
        _ring = ring;
        _node = new NodeSide(parts.Link, _offer, _ring);
    }

    /// <summary>Gets the node; null while idle, or while it has not come back after a restart of the gateway.</summary>
    public NodeEntry Entry
    {
        get { return _node.Entry; }
    }

    /// <summary>Gets whether there is no update, be it that it is over: then the session can be given back.</summary>
    public bool IsIdle
    {
        get { return _state == UpdateState.Idle; }
    }

    /// <summary>Gets how many frames were sent again in this update or, while idle, in the last one.</summary>
    public int SentAgain
    {
        get { return _node.SentAgain; }
    }

    /// <summary>
    /// Gets whether the node has restarted in the middle of the update, and sleeps between its messages again: it hears message 0 behind its
    /// next one alone, which may come later than an update waits for an answer.
    /// </summary>
    public bool IsAsleepAgain
    {
        get
        {
            // An update that has ended has no node any more, also where there was no memory for the last step of its end.
            bool isCut = _node.Present != null && (IsOpening || (IsDelivering && !IsRestartedWithImage && Entry.Session.OpenedAt > ProgressAt));
            return isCut && Entry.IsRegistered && Entry.Sleepy && _node.Wakings <= Restarts;
        }
    }

    /// <summary>Gets when the publisher last sent something of this update.</summary>
    public long PublisherAt
    {
        get { return Intake.PublisherAt; }
    }

    /// <summary>Gets whether the radio has to have room for large frames: they were offered to the node, which has not said that it takes none.</summary>
    public bool UsesLargeFrames
    {
        get { return !IsIdle && _offer.HasLargeFrames; }
    }

    private ChunkIntake Intake
    {
        get { return _publisher.Intake; }
    }

    private bool IsOpening
    {
        get { return UpdateTransitions.IsOpening(_state); }
    }

    private bool IsDelivering
    {
        get { return _state == UpdateState.Delivering; }
    }

    private bool MayHoldImage
    {
        get { return _hasBegun || _node.MayHaveStarted; }
    }

    /// <summary>
    /// Gets whether the node, which has the whole image and found it right, has registered anew since: it restarted, and what it said
    /// of that got lost. One of ours that has taken all chunks may have been cut off before it looked at them: it is offered the image
    /// again, and says whether it runs it.
    /// </summary>
    private bool IsRestartedWithImage
    {
        get
        {
            bool isRight = _state == UpdateState.Checked || (IsDelivering && _node.Window == null && Intake.IsImageRight && _ring.First > _offer.Chunks);
            return isRight && Entry.Session.OpenedAt > ProgressAt;
        }
    }

    private long ProgressAt
    {
        get { return _node.ProgressAt > _progressAt ? _node.ProgressAt : _progressAt; }
    }

    /// <summary>
    /// Gets when the update last made progress, or a node that makes an image of a delta was heard: one chunk can be so much of the image
    /// that its flash takes longer than a node may be silent.
    /// </summary>
    private long AliveAt
    {
        get
        {
            bool isBusy = _offer.Delta != null && IsDelivering && _node.Present != null && Entry.LastHeard > ProgressAt;
            return !isBusy ? ProgressAt
                : Entry.LastHeard < ProgressAt + DeltaMilliseconds ? Entry.LastHeard
                : ProgressAt + DeltaMilliseconds;
        }
    }

    /// <summary>Continues with the update of the record, which an earlier start of the gateway had begun.</summary>
    public void AwaitReturn(OtaOffer offer, long now)
    {
        Move(UpdateEvent.RecordFound);
        _offer.CopyFrom(offer);
        _hasBegun = true;
        _publisher.Begin(_record.Address, _record.TopicName, true);
        _node.BeginReturn(_record.Address, now);
        _publisher.Log(LogLevel.Warning, "the gateway restarted in the middle of an update: waiting for the node");
    }

    /// <summary>Starts an update: offers it to the node.</summary>
    public void Start(NodeEntry entry, OtaOffer offer, long now)
    {
        _offer.CopyFrom(offer);
        _hasBegun = entry.HasEndedUpdateOf(_offer.Md5);
        _publisher.Begin(entry.Address, entry.TopicName, false);
        Move(UpdateEvent.Requested);
        _publisher.Log(LogLevel.Information, "update of " + _offer.ImageSize.ToString() + " bytes starts" + (_offer.Delta == null ? "" : ", by a delta of " + _offer.Size.ToString()));
        Open(entry, now);
        _node.BeginOpening(_offer.Delta != null, now);

        // The key must not run out of counters in the middle.
        int counter = entry.Session.DownlinkCounter;
        if (counter > 0 && counter + (_offer.Chunks * 2) > Session.RenewalCounter)
        {
            _node.RenewKey();
        }

        PumpOpening(now);
    }

    /// <summary>Starts an update of a node that was asked to stay awake for it.</summary>
    public void StartAwakened(NodeEntry entry, SleepingUpdate awake, long now)
    {
        Start(entry, awake.Offer, now);
        _node.Wakings = awake.Wakings + 1;
        if (awake.HasMissedChunks)
        {
            _publisher.OwePosition();
        }
    }

    /// <summary>
    /// Gives the update back to those that wait for their nodes: its node has restarted in the middle, and sleeps again.
    /// </summary>
    /// <param name="asleep">The updates that wait.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void AwaitWaking(SleepingUpdates asleep, long now)
    {
        if (!asleep.TryAdd(Entry, _offer, now))
        {
            return;
        }

        SleepingUpdate update = asleep.Find(Entry.Address);
        update.PublisherAt = PublisherAt;
        update.Wakings = _node.Wakings;
        update.HasMissedChunks = true;
        _publisher.Log(LogLevel.Warning, "the node has restarted, and sleeps: the update waits for its next message");
        _record.Clear();
        _node.End(false, now);
        Move(UpdateEvent.Ended);
    }

    /// <summary>Sends one frame of this update, if there is one to send.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(long now)
    {
        return (IsDelivering || IsOpening) && _node.TrySend(now);
    }

    /// <summary>Ends the update in favour of another image.</summary>
    public void GiveWay(long now)
    {
        _publisher.ReportGivenUp(_node.Present, PublisherTerms.GivenWay, now);
        Close(OtaStatus.Timeout, PublisherTerms.GivenWay, now);
    }

    /// <summary>
    /// Determines whether the publisher has been silent for so long that another node's update may have the place of this one.
    /// </summary>
    public bool IsAbandoned(long now)
    {
        return IsPublisherAway(now) && now - PublisherAt >= OtaLimits.TimeoutMilliseconds;
    }

    /// <summary>Determines whether this update is of that image.</summary>
    public bool IsOf(OtaOffer offer)
    {
        return _offer.IsSameImage(offer);
    }

    /// <summary>Determines whether this update waits for a node of that address.</summary>
    public bool Awaits(long address)
    {
        return _state == UpdateState.Returning && _node.Address == address;
    }

    /// <summary>Determines whether there is an update, and of a node that is called so.</summary>
    public bool IsCalled(string node)
    {
        return !IsIdle && _publisher.IsCalled(node);
    }

    /// <summary>A node has taken a name: an update of another node is not told under it any more.</summary>
    public void YieldName(string name, long address)
    {
        _publisher.YieldName(name, address);
    }

    /// <summary>The publisher sent message 0 of this image again: it is told where to go on.</summary>
    public void Resume(OtaOffer offer, long now)
    {
        // Whether the publisher goes by credit may have changed: a script and an updater can take turns.
        _offer.TakeSha256(offer);
        _publisher.BeginAnew();
        if (_state == UpdateState.Returning)
        {
            return;
        }

        Intake.Touch(now);
        OfferAgain(now);
        if (IsDelivering)
        {
            _publisher.ReportPosition(_node.Present, now);
        }
    }

    /// <summary>The publisher gives the update up; what the node has written stays there for going on.</summary>
    public void Abort(long now)
    {
        _node.Stop();
        End(OtaStatus.Timeout, PublisherTerms.GivenUp, now);
    }

    /// <summary>Describes how the update stands, as JSON (docs/ota-extension.md).</summary>
    public string Describe(long now)
    {
        string node = _node.Present != null ? UpdateJson.Node(Entry, _parts.Nodes.Statistics, now) : UpdateJson.Absent(_node.Address);

        // A node that says nothing to message 0 gets chunks, to make it speak: who publishes has to give some then.
        bool isPlaced = IsDelivering || _state == UpdateState.Checked || _state == UpdateState.SendingBlind;
        return isPlaced
            ? UpdateJson.Placed(_publisher.Block, node, _offer, _ring.Last, Intake.Credit)
            : UpdateJson.Opening(_publisher.Block, node, _offer);
    }

    /// <summary>Gets how much of the image gateway or node hold, in percent.</summary>
    public int Percent
    {
        get { return IsDelivering ? (int)((long)_ring.Last * 100 / _offer.Chunks) : _state == UpdateState.Checked ? 100 : 0; }
    }

    /// <summary>Somebody asks how the update stands: its publisher, where that has to wait for room or is back.</summary>
    public void OnQuery(long now)
    {
        OfferAgain(now);
        if (IsDelivering && _ring.Room < _ring.Places / 2)
        {
            Intake.Touch(now);
        }
    }

    /// <summary>Takes chunks from the publisher.</summary>
    /// <returns>False where there is no room now and soon will be: the caller keeps the message and comes again.</returns>
    public bool OnChunk(OtaPayload chunk, byte[] payload, long now)
    {
        OfferAgain(now);
        bool wasWaiting = (IsDelivering && _node.Delivery.IsStarved) || IsPublisherAway(now);
        switch (Intake.Take(chunk, payload, ProgressAt, now))
        {
            case IntakeResult.NoRoom:
                return false;
            case IntakeResult.Taken:
                NoteChunk(wasWaiting, now);
                break;
            case IntakeResult.WrongDigest:
                NoteChunk(wasWaiting, now);
                _publisher.Log(LogLevel.Warning, "the chunks do not have the MD5 of message 0");
                break;
            case IntakeResult.BeyondImage:
                _parts.Rejects.Reject(_node.Address, PublisherTerms.BeyondImage);
                break;
            case IntakeResult.WrongBytes:
                _parts.Rejects.Reject(_node.Address, PublisherTerms.WrongBytes);
                break;
            case IntakeResult.UnknownImage:
                _node.Stop();
                End(OtaStatus.CheckFailed, PublisherTerms.UnknownImage, now);
                break;
        }

        return true;
    }

    /// <summary>Takes an OTA answer of the node.</summary>
    public void OnAnswer(byte[] buffer, int offset, int count, long now)
    {
        OtaStatus status = OtaAnswer.Status(buffer, offset, count);
        if (_state == UpdateState.Suspended || OtaAnswer.IsEndOfAnother(buffer, offset, count, _offer.Md5))
        {
            // It repeats that it gave up, or has restarted since; or tells the end of an earlier update again.
            return;
        }

        switch (status)
        {
            case OtaStatus.Started:
                OnStarted(buffer, offset, count, now);
                break;
            case OtaStatus.StartError:
                OnStartError(buffer, offset, count, now);
                break;
            case OtaStatus.CheckOk:
                OnCheckOk(now);
                break;
            case OtaStatus.CheckFailed:
                OtaRefusal refusal = OtaAnswer.ReadRefusedEnd(buffer, offset, count);
                OnFailed(status, RefusalText.Of(refusal, _offer, 0), refusal, now);
                break;
            case OtaStatus.Timeout:
                OnFailed(status, ReasonOfLoss(), OtaRefusal.Untold, now);
                break;
            case OtaStatus.Finished:
                if (MayHoldImage)
                {
                    End(OtaStatus.Finished, null, now);
                }

                break;
            case OtaStatus.OutOfSequence:
            case OtaStatus.Window:
                OnPosition(status, buffer, offset, count, now);
                break;
            default:
                _parts.Rejects.Reject(_node.Address, "OTA answer with an unknown status");
                break;
        }
    }

    /// <summary>
    /// The node restarts: into the new image, where it had all of it and its status 6 was lost; for any other reason without it. One of
    /// version 0.9.8 does so where it is offered another image in the middle of an update, though it says that it has started. Until it is
    /// gone its radio acknowledges what it does not keep.
    /// </summary>
    public void OnRestartNotice(RestartReason reason, long now)
    {
        bool hasAll = _state == UpdateState.Checked || (_node.IsSettled && (!IsOpening || _node.MayHaveStarted));
        if (reason == RestartReason.AfterOta && hasAll)
        {
            End(OtaStatus.Finished, null, now);
        }
        else if (reason != RestartReason.AfterOta && IsDelivering && _node.Window == null)
        {
            OnRestarting(now);
        }
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (_told != OtaStatus.None)
        {
            Close(_told, null, now);
            return int.MaxValue;
        }

        if (_state == UpdateState.Returning)
        {
            return PumpReturn(now);
        }

        int patience = _state == UpdateState.Checked || _node.IsSettled ? FinishMilliseconds : OtaLimits.TimeoutMilliseconds;
        int wait = (int)(AliveAt + patience - now);
        bool isThere = _node.Present != null;
        bool isPublisherAway = isThere && IsPublisherAway(now);
        if (isPublisherAway)
        {
            if (wait <= 0 && IsDelivering)
            {
                Suspend();
            }

            wait = (int)(PublisherAt + PublisherTerms.PatienceMilliseconds - now);
        }

        if (wait <= 0 || !isThere)
        {
            _node.Stop();
            End(OtaStatus.Timeout, ReasonOfLoss() ?? GetEndReason(isPublisherAway, now), now);
            return int.MaxValue;
        }

        if (IsRestartedWithImage)
        {
            End(OtaStatus.Finished, null, now);
            return int.MaxValue;
        }

        ContinueAfterOutage(now);
        return Wait.Shorter(wait, IsOpening ? PumpOpening(now) : IsDelivering ? PumpDelivery(now) : int.MaxValue);
    }

    /// <summary>Goes to the state that follows from an event.</summary>
    /// <returns>False where the event does nothing in the present state.</returns>
    private bool Move(UpdateEvent what)
    {
        if (!UpdateTransitions.TryGet(_state, what, out UpdateState to))
        {
            return false;
        }

        _state = to;
        return true;
    }

    private void Open(NodeEntry entry, long now)
    {
        _offer.HasLargeFrames = LargeFrames.TryMakeRoom(_parts);
        _offer.Window = _ring.IsLarge && _offer.HasLargeFrames ? WindowDelivery.MaximumUnconfirmedLarge : Intake.Window;
        Intake.Begin(1, now);
        _node.Begin(entry, now);
        _restartsLeft = Restarts;
        _progressAt = now;
        _chunkAt = now;
    }

    private void End(OtaStatus status, string reason, long now)
    {
        End(status, reason, OtaRefusal.Untold, now);
    }

    private void End(OtaStatus status, string reason, OtaRefusal refusal, long now)
    {
        if (status == OtaStatus.Finished)
        {
            OnCheckOk(now);
        }

        _publisher.Report(_node.Present, status, reason, refusal, now);
        Close(status, reason, now);
    }

    private void Close(OtaStatus status, string reason, long now)
    {
        _told = status;
        _publisher.Log(LogLevel.Information, "update ends with status " + ((int)status).ToString() + (reason == null ? "" : ": " + reason));
        _node.End(status == OtaStatus.Finished, now);
        _record.Clear();
        Move(UpdateEvent.Ended);
        _told = OtaStatus.None;
    }

    /// <summary>Determines whether chunks are still to come from a publisher that has been silent for a while.</summary>
    private bool IsPublisherAway(long now)
    {
        return (_state == UpdateState.Suspended || (IsDelivering && _ring.Last < _offer.Chunks))
            && now - PublisherAt >= AwayMilliseconds;
    }

    /// <summary>Offers the image again to a node that has given up while the publisher was away, who is back now.</summary>
    private void OfferAgain(long now)
    {
        if (_node.Present != null && Move(UpdateEvent.PublisherBack))
        {
            _progressAt = now + NodeRestartMilliseconds;
            _node.BeginOpening(_record.IsKept && _record.IsWindowNode, now);
        }
    }

    /// <summary>
    /// A chunk from the publisher restarts the node's time limit, but only where the node has made progress since the one before: a slow
    /// publisher must not keep the update of a dead node alive.
    /// </summary>
    private void NoteChunk(bool wasWaiting, long now)
    {
        bool hasMoved = wasWaiting || _node.ProgressAt >= _chunkAt;
        _progressAt = hasMoved && now > _progressAt ? now : _progressAt;
        _chunkAt = now;
    }

    private void OnStarted(byte[] buffer, int offset, int count, long now)
    {
        bool isWindowNode = OtaAnswer.TryReadExtendedStart(buffer, offset, count, out int window, out int missing);

        if (!isWindowNode && _offer.Delta != null)
        {
            // It would take the delta for the image.
            End(OtaStatus.StartError, NoDeltas, OtaRefusal.NoDelta, now);
            return;
        }

        // It may be the late answer to the offer of an image that this update took the place of.
        if (IsOpening && (!isWindowNode || OtaAnswer.IsStartOf(buffer, offset, _offer.Md5)))
        {
            missing = isWindowNode && missing <= _offer.Chunks + 1 ? missing : 1;
            _node.SetTakesRates(isWindowNode && OtaAnswer.TakesRates(buffer, offset));
            int chunks = isWindowNode && _offer.HasLargeFrames ? OtaAnswer.ChunksOfFrame(buffer, offset, count) : 1;
            LargeFrames frames = LargeFrames.TryMake(chunks, window);
            _offer.HasLargeFrames = frames != null;
            Deliver(missing, isWindowNode, window, frames, now);
        }
    }

    /// <summary>
    /// A node that says nothing to message 0 may have taken it: its answers got lost, and version 0.9.8 says nothing more before it
    /// has taken a chunk. So it gets some.
    /// </summary>
    private void SendBlind()
    {
        // Where bytes were given back because the node held them, it speaks the extension, and answers message 0 instead.
        if (_node.Delivery == null && _ring.Last >= _ring.First && !_ring.HasGaps)
        {
            _node.Deliver(new SequenceDelivery(_ring, _offer.Chunks));
        }
    }

    private void Deliver(int missing, bool isWindowNode, int window, LargeFrames frames, long now)
    {
        bool rewinds = missing < _ring.First || missing > _ring.Last + 1 || _ring.HasGaps;
        if (rewinds)
        {
            Intake.Restart(missing);
            _publisher.OwePosition();
        }

        _ring.ReleaseBefore(missing);
        _node.Deliver(isWindowNode
            ? new WindowDelivery(_ring, _offer.Chunks, Wait.Shorter(window, MostUnconfirmed(frames)), frames)
            : new SequenceDelivery(_ring, _offer.Chunks));
        Move(UpdateEvent.Placed);
        _hasBegun = true;
        _progressAt = now;
        if (!_record.IsKept)
        {
            _record.Save(Entry.Address, Entry.TopicName, _offer, isWindowNode);
        }

        _publisher.ReportPosition(_node.Present, now);
    }

    private int MostUnconfirmed(LargeFrames frames)
    {
        return !_ring.IsLarge ? ChunkRing.Span
            : frames == null ? WindowDelivery.MaximumUnconfirmed
            : WindowDelivery.MaximumUnconfirmedLarge;
    }

    private void OnStartError(byte[] buffer, int offset, int count, long now)
    {
        // A node that has lost the update is still about to restart: the image stays offered until the time is over.
        bool isRestarting = IsOpening && _restartsLeft < Restarts;
        OtaRefusal refusal = OtaAnswer.ReadRefusal(buffer, offset, count, out uint capacity);

        // A reason is told of message 0 alone, however often the node was asked since: it is no answer to a question.
        bool isRefused = IsOpening && refusal != OtaRefusal.Untold && !isRestarting;
        if (!isRefused && Move(UpdateEvent.NotRunning))
        {
            _node.RestartOpening(now);
        }
        else if (!isRefused && _state == UpdateState.Offering && _node.TakeStray())
        {
            _node.StopDelivery();
        }
        else if (IsDelivering && _restartsLeft > 0)
        {
            OnLost(now);
        }
        else if (!isRestarting)
        {
            End(OtaStatus.StartError, RefusalText.Of(refusal, _offer, capacity), refusal, now);
        }
    }

    private void OnRestarting(long now)
    {
        if (_restartsLeft == 0)
        {
            End(OtaStatus.StartError, null, now);
            return;
        }

        _node.AwaitRestart(now);
        OnLost(now);
        _progressAt = now + NodeRestartMilliseconds;
    }

    /// <summary>The node has lost the update.</summary>
    private void OnLost(long now)
    {
        _restartsLeft--;
        _progressAt = now;
        bool isWindowNode = _node.Window != null;
        _node.StopDelivery();
        if (isWindowNode || (_ring.First == 1 && !_ring.HasGaps))
        {
            Move(UpdateEvent.Lost);
            _node.BeginOpening(isWindowNode, now);
            _publisher.Log(LogLevel.Warning, "the node has lost the update: offered again");
            return;
        }

        // It would wait 10 s for chunk 1, and a script that has sent everything 20 s for the end: so the publisher goes back first.
        Move(UpdateEvent.LostWithChunks);
        Intake.Restart(1);
        _publisher.SendBack(_node.Present, now);
        _publisher.Log(LogLevel.Warning, "the node has lost the update: offered again when the publisher has gone back");
    }

    private void OnFailed(OtaStatus status, string reason, OtaRefusal refusal, long now)
    {
        if (status == OtaStatus.Timeout && IsDelivering && IsPublisherAway(now))
        {
            Suspend();
            return;
        }

        // A node that has not said that it has begun with this image can only mean an earlier one, which a restart made us forget.
        if (!IsOpening || _state == UpdateState.Locating || _node.MayHaveStarted)
        {
            End(status, reason, refusal, now);
        }
    }

    /// <summary>The node is not there any more, and neither is the publisher: the update goes on when that is back.</summary>
    private void Suspend()
    {
        Move(UpdateEvent.PublisherAway);
        _node.StopDelivery();
        _publisher.OwePosition();
        _publisher.Log(LogLevel.Warning, "the node has given up waiting: it is offered the image again when the publisher is back");
    }

    private void OnCheckOk(long now)
    {
        if (MayHoldImage && Move(UpdateEvent.ImageRight))
        {
            _progressAt = now;
            if (_node.WasSentAll)
            {
                _publisher.ReportStarted(_node.Present, now);
            }

            _publisher.Report(_node.Present, OtaStatus.CheckOk, null, OtaRefusal.Untold, now);
        }
    }

    private void OnPosition(OtaStatus status, byte[] buffer, int offset, int count, long now)
    {
        int held = OtaAnswer.Index(buffer, offset) - (status == OtaStatus.Window ? 1 : 0);
        if (IsOpening && _state != UpdateState.Offering && status == OtaStatus.OutOfSequence)
        {
            OnOldNodeFound(held, now);
        }
        else if (!IsDelivering)
        {
            return;
        }
        else if (held > _node.Reach && (_node.Window == null || held > _offer.Chunks))
        {
            EndAsElsewhere(now);
        }
        else if (held > _ring.Last)
        {
            // The publisher was sent back, and the node still has what it was sent before, by this update or by broadcasts.
            WindowDelivery window = _node.Window;
            Deliver(held + 1, window != null, window == null ? 0 : window.Window, window?.Frames, now);
        }
        else
        {
            _node.OnAnswer(status, buffer, offset, count, now);

            // Where it has all that was sent it waits as we do. One that answers and lacks some gets nowhere, however often it does.
            _progressAt = _node.Delivery.IsStarved && held == _ring.Last ? now : _progressAt;
        }
    }

    /// <summary>
    /// A 0.9.8 node runs an update and tells the last chunk that it took: of this update up to the last one that it was sent.
    /// </summary>
    private void OnOldNodeFound(int lastGood, long now)
    {
        if (lastGood <= _node.Reach || (_state == UpdateState.Locating && lastGood <= _offer.Chunks))
        {
            Deliver(lastGood + 1, false, 0, null, now);
        }
        else
        {
            EndAsElsewhere(now);
        }
    }

    private void EndAsElsewhere(long now)
    {
        End(OtaStatus.StartError, "the node is still in an earlier update, which it gives up within 10 s", now);
    }

    private string GetEndReason(bool isPublisherAway, long now)
    {
        if (_node.Present == null)
        {
            return "the node is not registered any more";
        }

        if (isPublisherAway)
        {
            return "the publisher is silent";
        }

        if (IsOpening)
        {
            // It is not off: what it said, once as a node of 0.9.8 does, may be lost.
            return Entry.LastHeard > ProgressAt
                ? "the node is there, and does not answer: one of 0.9.8 tells but once that it does not take an image"
                : "the node does not answer";
        }

        long silent = now - Entry.LastHeard;
        return silent >= SilentMilliseconds ? "the node fell silent " + (silent / 1000).ToString() + " s ago" : "no progress";
    }

    /// <summary>Gets why an update ended that stands still for its publisher; null where it does not.</summary>
    private string ReasonOfLoss()
    {
        int wanted = Intake.WantedAgain;
        return wanted == 0 ? null : "chunk " + wanted.ToString() + " could not be kept, and the publisher did not send it again";
    }

    private int PumpReturn(long now)
    {
        NodeEntry entry = _node.FindReturned(_parts.Nodes, now);
        if (entry == null && _node.IsReturnOver(now))
        {
            End(OtaStatus.Timeout, "the gateway restarted, and the node did not come back", now);
            return int.MaxValue;
        }

        if (entry == null)
        {
            return NodeSide.ReturnMilliseconds;
        }

        // The node has not told its name again yet; the publisher may know it by that.
        entry.NoteAsked(_record.TopicName, now);
        Open(entry, now);
        _node.BeginOpening(_record.IsWindowNode, now);
        Move(_record.IsWindowNode ? UpdateEvent.NodeBack : UpdateEvent.OldNodeBack);
        return 0;
    }

    /// <summary>
    /// What was published while the broker was away is lost, and a publisher that has sent everything by now learns only by this that
    /// it has to go back.
    /// </summary>
    private void ContinueAfterOutage(long now)
    {
        _publisher.NoteConnection();
        if ((_state != UpdateState.Suspended && !IsDelivering) || !_publisher.TakeOutage())
        {
            return;
        }

        // A node that was given up is asked where it stands, and the publisher is told.
        OfferAgain(now);
        if (IsDelivering && _ring.Last < _offer.Chunks)
        {
            _publisher.SendBack(_node.Present, now);
        }
    }

    private int PumpOpening(long now)
    {
        int wait = _node.PumpOpening(_state == UpdateState.Locating, now, out UpdateEvent what);
        if (wait == 0)
        {
            Move(what);
            wait = NodeSide.RepeatMilliseconds;
        }

        if (_state == UpdateState.Offering && _node.Delivery != null)
        {
            _node.StopDelivery();
        }
        else if (_state == UpdateState.SendingBlind)
        {
            SendBlind();
        }

        return Wait.Shorter(wait, _node.DeliveryWait(now));
    }

    private int PumpDelivery(long now)
    {
        return Wait.Shorter(_node.DeliveryWait(now), _publisher.Pump(_node.Present, now));
    }
}
