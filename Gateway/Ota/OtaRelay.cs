using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// One update: takes the chunks from the publisher in order, keeps those that the node has not confirmed, has them
/// delivered, and tells the publisher what the protocol tells. It ends with exactly one final status, also where the gateway
/// restarts in the middle of it.
/// </summary>
public sealed partial class OtaRelay
{
    /// <summary>A node that has the whole image may be busy with its flash for so long.</summary>
    private const int FinishMilliseconds = 20000;

    /// <summary>So often a node may lose its update (a restart) and be offered it again.</summary>
    private const int Restarts = 3;

    private readonly DownlinkQueue _queue;
    private readonly RejectLog _rejects;
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly ChunkIntake _intake;
    private readonly ChunkSender _sender;
    private readonly NodeOpening _opening;
    private readonly NodeReturn _return;
    private readonly PublisherVoice _voice;
    private readonly UpdateRecord _record;
    private readonly byte[] _frame = new byte[InvalidateKeyFrame.Count];
    private int _state = RelayState.Idle;
    private long _progressAt;
    private long _chunkAt;
    private int _restartsLeft;
    private bool _startedTold;

    // The publisher does not know where the update stands: it has just come, or come back.
    private bool _positionWanted;

    /// <summary>Makes an idle relay, or one that goes on with what an earlier start of the gateway had begun.</summary>
    public OtaRelay(
        int number,
        GatewayConfig config,
        GatewayParts parts,
        NodeTable nodes,
        DownlinkQueue queue,
        RadioSender sender,
        Publisher publisher,
        RejectLog rejects)
    {
        _queue = queue;
        _rejects = rejects;
        _intake = new ChunkIntake(parts, _offer, config.AllowUnknownImages);
        _sender = new ChunkSender(parts.Clock, queue, sender);
        _opening = new NodeOpening(queue, _offer);
        _return = new NodeReturn(nodes, queue);
        _voice = new PublisherVoice(publisher, parts.Log);
        _record = new UpdateRecord(parts.Store, number);
        if (_record.Load(_offer))
        {
            _state = RelayState.Awaiting;
            _startedTold = true;
            _voice.Begin(_record.Address, _record.TopicName, _offer.Md5);
            _return.Begin(_record.Address, parts.Clock.Milliseconds);
            _voice.Log(LogLevel.Warning, "the gateway restarted in the middle of an update: waiting for the node");
        }
    }

    /// <summary>Gets the node; null while idle, or while it has not come back after a restart of the gateway.</summary>
    public NodeEntry Entry { get; private set; }

    /// <summary>Gets whether there is no update.</summary>
    public bool IsIdle
    {
        get { return _state == RelayState.Idle; }
    }

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
        get { return Entry != null && Entry.Address == _voice.NodeAddress; }
    }

    private long ProgressAt
    {
        get { return _sender.ProgressAt > _progressAt ? _sender.ProgressAt : _progressAt; }
    }

    /// <summary>Starts an update: offers it to the node.</summary>
    public void Start(NodeEntry entry, OtaOffer offer, long now)
    {
        _offer.CopyFrom(offer);
        _offer.Window = ChunkRing.Capacity;
        _startedTold = false;
        _positionWanted = false;
        _voice.Begin(entry.Address, entry.TopicName, _offer.Md5);
        _voice.Log(LogLevel.Information, "update of " + _offer.Size.ToString() + " bytes starts");
        Open(entry, now);
        _opening.BeginOffering(entry, false, now);
        RenewKeyWhereNeeded();
        _opening.Pump(now);
    }

    /// <summary>Tells whether this update is of that image.</summary>
    public bool IsOf(OtaOffer offer)
    {
        return _offer.IsSameImage(offer);
    }

    /// <summary>Tells whether this update waits for a node of that address.</summary>
    public bool Awaits(long address)
    {
        return _state == RelayState.Awaiting && _voice.NodeAddress == address;
    }

    /// <summary>Tells whether this update waits for a node that is called so.</summary>
    /// <param name="node">Topic level: name or MAC address.</param>
    public bool Awaits(string node)
    {
        return _state == RelayState.Awaiting && _voice.IsCalled(node);
    }

    /// <summary>The publisher sent message 0 of this image again: it is told where to go on.</summary>
    public void Resume(OtaOffer offer, long now)
    {
        // Whether the publisher goes by credit may have changed: a script and an updater can take turns.
        _offer.TakeSha256(offer);
        _startedTold = false;
        if (_state == RelayState.Awaiting)
        {
            return;
        }

        _positionWanted = _intake.Ring.Last > 0;
        _intake.Touch(now);
        if (_state == RelayState.Delivering)
        {
            TellPosition(now);
        }
    }

    /// <summary>Tells how the update stands, as JSON (docs/ota-extension.md).</summary>
    public string Describe()
    {
        bool isPlaced = _state >= RelayState.Delivering;
        return isPlaced
            ? UpdateJson.Placed(_offer, _intake.Ring.Last, _intake.Credit)
            : UpdateJson.Opening(_offer);
    }

    /// <summary>Takes chunks from the publisher.</summary>
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
                _voice.Log(LogLevel.Warning, "the chunks do not have the MD5 of message 0");
                break;
            case IntakeResult.BeyondImage:
                _rejects.Reject(_voice.NodeAddress, "chunk with an index beyond the image");
                break;
            case IntakeResult.WrongBytes:
                _rejects.Reject(_voice.NodeAddress, "chunk that is not base64 or has the wrong length");
                break;
            case IntakeResult.UnknownImage:
                End(OtaStatus.CheckFailed, "the image is of no known kind", now);
                break;
        }

        return true;
    }

    /// <summary>Sends one frame of this update, if there is one to send.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(byte[] frame, long now)
    {
        return _state == RelayState.Delivering && _sender.TrySend(frame, now);
    }

    /// <summary>
    /// Ends the update in favour of another image. The status names the image that it is about: the publisher of the other one
    /// hears it too.
    /// </summary>
    public void GiveWay(long now)
    {
        End(OtaStatus.Timeout, "given up for another image", HexText.Format(_offer.Md5), now);
    }

    /// <summary>Ends the update with a final status.</summary>
    /// <param name="status">A final <see cref="OtaStatus"/>.</param>
    /// <param name="reason">Why, where the gateway says it itself; else null.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void End(int status, string reason, long now)
    {
        End(status, reason, null, now);
    }

    private void End(int status, string reason, string md5, long now)
    {
        if (status == OtaStatus.Finished)
        {
            OnCheckOk(now);
        }

        Tell(status, reason, md5, now);
        _voice.Log(LogLevel.Information, "update ends with status " + status.ToString() + (reason == null ? "" : ": " + reason));
        if (IsNodeThere)
        {
            Entry.UpdateEndedAt = now;
        }

        Entry = null;
        _state = RelayState.Idle;
        _sender.Stop();
        _intake.End();
        _record.Clear();
    }

    private void Open(NodeEntry entry, long now)
    {
        Entry = entry;
        _state = RelayState.Opening;
        _intake.Begin(1, now);
        _sender.Reset(now);
        _restartsLeft = Restarts;
        _progressAt = now;
        _chunkAt = now;
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
            _queue.SendFrame(Entry.Address, _frame, InvalidateKeyFrame.Write(_frame, InvalidateReason.KeyExpired));
        }
    }

    private void TellPosition(long now)
    {
        if (!_startedTold)
        {
            _startedTold = true;
            Tell(OtaStatus.Started, null, null, now);
        }

        if (_positionWanted)
        {
            _positionWanted = false;
            _voice.RestartCredit();
            PushBack(now);
        }
    }

    private void PushBack(long now)
    {
        _intake.OnPushedBack(now);
        _voice.PushBack(Entry, _intake.Ring.Last, now);
    }

    private void Tell(int status, string reason, string md5, long now)
    {
        _voice.Tell(IsNodeThere ? Entry : null, Json.Ota(status, reason, md5), now);
    }
}
