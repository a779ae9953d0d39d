using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// One update: takes the chunks from the publisher in order, keeps those that the node has not confirmed, has them
/// delivered, and tells the publisher what the protocol tells. It ends with exactly one final status.
/// </summary>
public sealed class OtaRelay
{
    private const int OfferMilliseconds = 700;

    /// <summary>A node that has the whole image may be busy with its flash for so long.</summary>
    private const int FinishMilliseconds = 20000;

    /// <summary>So often a node may lose its update (a restart) and be offered it again.</summary>
    private const int Restarts = 3;

    private readonly ILog _log;
    private readonly RejectLog _rejects;
    private readonly DownlinkQueue _queue;
    private readonly Publisher _publisher;
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly ChunkIntake _intake;
    private readonly ChunkSender _sender;
    private readonly byte[] _control = new byte[OtaOffer.ExtendedCount];
    private long _address;
    private string _topicName;
    private long _progressAt;
    private long _chunkAt;
    private long _offerDue;
    private int _restartsLeft;
    private bool _startedTold;
    private bool _checkOkTold;

    /// <summary>Makes an idle relay.</summary>
    public OtaRelay(
        GatewayParts parts,
        DownlinkQueue queue,
        RadioSender sender,
        Publisher publisher,
        RejectLog rejects,
        bool allowUnknownImages)
    {
        _log = parts.Log;
        _rejects = rejects;
        _queue = queue;
        _publisher = publisher;
        _intake = new ChunkIntake(parts, _offer, allowUnknownImages);
        _sender = new ChunkSender(parts.Clock, queue, sender);
    }

    /// <summary>Gets the node; null while idle.</summary>
    public NodeEntry Entry { get; private set; }

    /// <summary>Gets how many frames were sent again in this update or, while idle, in the last one.</summary>
    public int SentAgain
    {
        get { return _sender.SentAgain; }
    }

    /// <summary>Gets when the publisher last sent something of this update.</summary>
    public long PublisherAt
    {
        get { return _intake.PublisherAt; }
    }

    /// <summary>Gets whether the entry is still this node's: it may have been given back, and to another node.</summary>
    private bool IsNodeThere
    {
        get { return Entry.Address == _address; }
    }

    private long ProgressAt
    {
        get { return _sender.ProgressAt > _progressAt ? _sender.ProgressAt : _progressAt; }
    }

    /// <summary>Starts an update: offers it to the node.</summary>
    public void Start(NodeEntry entry, OtaOffer offer, long now)
    {
        Entry = entry;
        _address = entry.Address;
        _topicName = entry.TopicName;
        _offer.CopyFrom(offer);
        _offer.Window = ChunkRing.Capacity;
        _intake.Begin(now);
        _sender.Reset(now);
        _restartsLeft = Restarts;
        _startedTold = false;
        _checkOkTold = false;
        _progressAt = now;
        _chunkAt = now;
        Log(LogLevel.Information, "update of " + _offer.Size.ToString() + " bytes starts");
        RenewKeyWhereNeeded();
        Offer(now);
    }

    /// <summary>Tells whether this update is of that image.</summary>
    public bool IsOf(OtaOffer offer)
    {
        return _offer.IsSameImage(offer);
    }

    /// <summary>The publisher sent message 0 of this image again: it is told where to go on.</summary>
    public void Resume(long now)
    {
        _intake.Touch(now);
        if (!_startedTold)
        {
            return;
        }

        Tell(OtaStatus.Started, null, now);
        if (_intake.Ring.Last > 0)
        {
            PushBack(now);
        }
    }

    /// <summary>Takes a chunk from the publisher.</summary>
    /// <returns>False where there is no room now and soon will be: the caller keeps the message and comes again.</returns>
    public bool OnChunk(OtaLine line, byte[] payload, long now)
    {
        switch (_intake.Take(line, payload, ProgressAt, now))
        {
            case IntakeResult.NoRoom:
                return false;
            case IntakeResult.Taken:
                NoteChunk(now);
                break;
            case IntakeResult.WrongDigest:
                NoteChunk(now);
                Log(LogLevel.Warning, "the chunks do not have the MD5 of message 0");
                break;
            case IntakeResult.BeyondImage:
                _rejects.Reject(_address, "chunk with an index beyond the image");
                break;
            case IntakeResult.WrongBytes:
                _rejects.Reject(_address, "chunk that is not base64 or has the wrong length");
                break;
            case IntakeResult.UnknownImage:
                End(OtaStatus.CheckFailed, "the image is of no known kind", now);
                break;
        }

        return true;
    }

    /// <summary>Takes an OTA answer of the node.</summary>
    public void OnAnswer(byte[] buffer, int offset, int count, long now)
    {
        int status = OtaAnswer.Status(buffer, offset, count);
        switch (status)
        {
            case OtaStatus.Started:
                OnStarted(buffer, offset, count, now);
                break;
            case OtaStatus.StartError:
                OnStartError(now);
                break;
            case OtaStatus.CheckOk:
                OnCheckOk(now);
                break;
            case OtaStatus.CheckFailed:
            case OtaStatus.Timeout:
            case OtaStatus.Finished:
                End(status, null, now);
                break;
            case OtaStatus.OutOfSequence:
            case OtaStatus.Window:
                OnPosition(status, buffer, offset, count, now);
                break;
            default:
                _rejects.Reject(_address, "OTA answer with an unknown status");
                break;
        }
    }

    /// <summary>The node restarts: into the new image, where it had all of it and its status 6 was lost.</summary>
    public void OnRestartNotice(int reason, long now)
    {
        bool hasAll = _checkOkTold || (_sender.Delivery != null && _sender.Delivery.IsSettled);
        if (reason == RestartReason.AfterOta && hasAll)
        {
            End(OtaStatus.Finished, null, now);
        }
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        ChunkDelivery delivery = _sender.Delivery;
        bool finishing = _checkOkTold || (delivery != null && delivery.IsSettled);
        int wait = (int)(ProgressAt + (finishing ? FinishMilliseconds : OtaLimits.TimeoutMilliseconds) - now);
        _topicName = IsNodeThere ? Entry.TopicName : _topicName;
        if (wait <= 0 || !IsNodeThere)
        {
            End(OtaStatus.Timeout, delivery == null ? "the node does not answer" : "no progress", now);
            return int.MaxValue;
        }

        int pushBack = _startedTold ? _intake.PushBackWait(now) : int.MaxValue;
        if (pushBack == 0)
        {
            PushBack(now);
        }
        else
        {
            wait = pushBack < wait ? pushBack : wait;
        }

        int own = delivery == null ? PumpOffer(now) : _checkOkTold ? int.MaxValue : delivery.Wait(now);
        return own < wait ? own : wait;
    }

    /// <summary>Sends one frame of this update, if there is one to send.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(byte[] frame, long now)
    {
        return !_checkOkTold && _sender.TrySend(frame, now);
    }

    /// <summary>Ends the update with a final status.</summary>
    /// <param name="status">A final <see cref="OtaStatus"/>.</param>
    /// <param name="reason">Why, where the gateway says it itself; else null.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void End(int status, string reason, long now)
    {
        if (status == OtaStatus.Finished && !_checkOkTold)
        {
            OnCheckOk(now);
        }

        Tell(status, reason, now);
        Log(LogLevel.Information, "update ends with status " + status.ToString() + (reason == null ? "" : ": " + reason));
        Entry.UpdateEndedAt = IsNodeThere ? now : Entry.UpdateEndedAt;
        Entry = null;
        _sender.Stop();
        _intake.End();
    }

    /// <summary>
    /// A chunk from the publisher gives the node time anew, but only where the node got on since the one before: a slow
    /// publisher must not keep the update of a dead node alive.
    /// </summary>
    private void NoteChunk(long now)
    {
        _progressAt = _sender.ProgressAt >= _chunkAt ? now : _progressAt;
        _chunkAt = now;
    }

    /// <summary>The key must not run out of counters in the middle: the node is made to register anew before.</summary>
    private void RenewKeyWhereNeeded()
    {
        if (Entry.Session.DownlinkCounter + (_offer.Chunks * 2) > Session.RenewalCounter && Entry.Session.DownlinkCounter > 0)
        {
            _queue.SendFrame(_address, _control, InvalidateKeyFrame.Write(_control, InvalidateReason.KeyExpired));
        }
    }

    private int PumpOffer(long now)
    {
        if (now >= _offerDue)
        {
            Offer(now);
        }

        return (int)(_offerDue - now);
    }

    private void Offer(long now)
    {
        _offerDue = now + OfferMilliseconds;
        if (Entry.IsRegistered && !_queue.HasMessagesFor(Entry))
        {
            _queue.SendControl(Entry, _control, 0, _offer.Write(_control, 0));
        }
    }

    private void OnStarted(byte[] buffer, int offset, int count, long now)
    {
        if (_sender.Delivery != null)
        {
            return;
        }

        bool extended = OtaAnswer.TryReadExtendedStart(buffer, offset, count, out int window, out int missing);
        missing = extended && missing <= _offer.Chunks + 1 ? missing : 1;
        ChunkRing ring = _intake.Ring;
        bool rewinds = missing < ring.First || missing > ring.Last + 1;
        if (rewinds)
        {
            _intake.Restart(missing);
        }

        ring.ReleaseBefore(missing);
        ChunkDelivery delivery = extended
            ? new WindowDelivery(ring, _offer.Chunks, window < ChunkRing.Capacity ? window : ChunkRing.Capacity)
            : new SequenceDelivery(ring, _offer.Chunks);
        _sender.Begin(Entry, ring, delivery);
        _progressAt = now;
        if (!_startedTold)
        {
            _startedTold = true;
            Tell(OtaStatus.Started, null, now);
        }

        if (rewinds)
        {
            PushBack(now);
        }
    }

    private void OnStartError(long now)
    {
        if (_sender.Delivery == null && _restartsLeft < Restarts)
        {
            // It has lost the update and is still about to restart: the image stays offered until the time is over.
            return;
        }

        if (_sender.Delivery == null || _restartsLeft == 0)
        {
            End(OtaStatus.StartError, null, now);
            return;
        }

        _restartsLeft--;
        _progressAt = now;
        _sender.Stop();
        Log(LogLevel.Warning, "the node has lost the update: offered again");
        Offer(now);
    }

    private void OnCheckOk(long now)
    {
        if (!_checkOkTold)
        {
            _checkOkTold = true;
            _progressAt = now;
            Tell(OtaStatus.CheckOk, null, now);
        }
    }

    private void OnPosition(int status, byte[] buffer, int offset, int count, long now)
    {
        if (_sender.Delivery == null)
        {
            return;
        }

        _sender.OnAnswer(status, buffer, offset, count, now);
        if (_sender.Delivery.IsElsewhere)
        {
            End(OtaStatus.StartError, "the node is still in an earlier update, which it gives up within 10 s", now);
        }
    }

    private void PushBack(long now)
    {
        _intake.OnPushedBack(now);
        _publisher.Answer(Entry, CommandName.OtaResult, Json.OtaOutOfSequence(_intake.Ring.Last), now);
    }

    private void Tell(int status, string reason, long now)
    {
        string json = Json.Ota(status, reason);
        if (IsNodeThere)
        {
            _publisher.Answer(Entry, CommandName.OtaResult, json, now);
        }
        else
        {
            _publisher.Notice(_topicName, CommandName.OtaResult, json, false);
        }
    }

    private void Log(int level, string text)
    {
        _log.Write(level, MacAddress.Format(_address) + ": " + text);
    }
}
