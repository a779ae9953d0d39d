using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// One update: takes the chunks from the publisher in order, keeps those that the node has not confirmed, has them
/// delivered, and tells the publisher what the protocol tells. It ends with exactly one final status, also where the gateway
/// restarts in the middle of it.
/// </summary>
public sealed partial class OtaRelay
{
    /// <summary>Why an image is refused whose kind cannot be told.</summary>
    internal const string UnknownImage = "the image is of no known kind";

    /// <summary>A node that has the whole image may be busy with its flash for so long.</summary>
    private const int FinishMilliseconds = 20000;

    /// <summary>
    /// For so long an update waits for its publisher. Broker or network may be away for 60 s; after that the gateway looks for them
    /// every 15 s, and the updater every 4 s.
    /// </summary>
    private const int PublisherMilliseconds = 90000;

    /// <summary>After so long a silence a publisher counts as away.</summary>
    private const int AwayMilliseconds = 5000;

    /// <summary>A 0.9.8 node that has given up takes so long to restart and to register, beside the time to answer message 0.</summary>
    private const int NodeRestartMilliseconds = 20000;

    /// <summary>So often a node may lose its update (a restart) and be offered it again.</summary>
    private const int Restarts = 3;

    private readonly DownlinkQueue _queue;
    private readonly RejectLog _rejects;
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly ChunkIntake _intake;
    private readonly ChunkSender _sender;
    private readonly NodeOpening _opening;
    private readonly NodeTable _nodes;
    private readonly PublisherVoice _voice;
    private readonly UpdateRecord _record;
    private NodeReturn _return;
    private int _state = RelayState.Idle;
    private long _progressAt;
    private long _chunkAt;
    private int _restartsLeft;
    private bool _startedTold;
    private bool _wasCut;

    // The publisher does not know where the update stands: it has just come, or come back.
    private bool _positionWanted;

    // The node's update before this one was of the same image.
    private bool _isRepetition;

    /// <summary>Makes a relay without an update: <see cref="Start"/> or <see cref="Await"/> follows.</summary>
    /// <param name="config">How the gateway is set up.</param>
    /// <param name="parts">What the platform gives.</param>
    /// <param name="md5">An MD5 that is used by nothing else meanwhile.</param>
    /// <param name="record">What is kept of the update over a restart.</param>
    /// <param name="air">The nodes, and where messages and chunks go.</param>
    /// <param name="publisher">Where answers go.</param>
    /// <param name="rejects">Counts refused chunks.</param>
    internal OtaRelay(
        GatewayConfig config,
        GatewayParts parts,
        IDigest md5,
        UpdateRecord record,
        NodeAir air,
        Publisher publisher,
        RejectLog rejects)
    {
        _queue = air.Queue;
        _rejects = rejects;
        _record = record;
        _intake = new ChunkIntake(parts.Base64, md5, _offer, config);
        _sender = new ChunkSender(parts.Clock, air.Queue, air.Sender);
        _opening = new NodeOpening(air.Queue, _offer);
        _nodes = air.Nodes;
        _voice = new PublisherVoice(publisher, parts.Log);
    }

    /// <summary>Gets the node; null while idle, or while it has not come back after a restart of the gateway.</summary>
    public NodeEntry Entry { get; private set; }

    /// <summary>Gets whether there is no update, be it that it is over: then the relay can be given back.</summary>
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

    /// <summary>Gets whether node and gateway wait for the publisher.</summary>
    private bool IsStarved
    {
        get { return _state == RelayState.Delivering && _sender.Delivery.IsStarved; }
    }

    /// <summary>Gets the image's MD5 for a publisher that speaks the extension; null for one of version 0.9.8.</summary>
    private string ToldMd5
    {
        get { return _offer.HasSha256 ? HexText.Format(_offer.Md5) : null; }
    }

    /// <summary>Gets the node's MAC address for a publisher that speaks the extension; null for one of version 0.9.8.</summary>
    private string ToldAddress
    {
        get { return _offer.HasSha256 ? MacAddress.Format(_voice.NodeAddress) : null; }
    }

    /// <summary>
    /// Gets whether the node, which has the whole image and found it right, has registered anew since: it restarted, and what it said
    /// of that got lost.
    /// </summary>
    private bool IsRestartedWithImage
    {
        get
        {
            bool isRight = _state == RelayState.Checked
                || (_state == RelayState.Delivering && _intake.IsImageRight && _intake.Ring.First > _offer.Chunks);
            return isRight && Entry.Session.OpenedAt > ProgressAt;
        }
    }

    private long ProgressAt
    {
        get { return _sender.ProgressAt > _progressAt ? _sender.ProgressAt : _progressAt; }
    }

    /// <summary>Goes on with the update of the record, which an earlier start of the gateway had begun.</summary>
    /// <param name="offer">Its image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Await(OtaOffer offer, long now)
    {
        _nodes.UpdatesRunning++;
        _offer.CopyFrom(offer);
        _state = RelayState.Awaiting;
        _startedTold = true;
        _voice.Begin(_record.Address, _record.TopicName, _offer.Md5);
        _return = new NodeReturn(_nodes, _queue, _record.Address, now);
        _voice.Log(LogLevel.Warning, "the gateway restarted in the middle of an update: waiting for the node");
    }

    /// <summary>Starts an update: offers it to the node.</summary>
    public void Start(NodeEntry entry, OtaOffer offer, long now)
    {
        _nodes.UpdatesRunning++;
        _offer.CopyFrom(offer);
        _offer.Window = ChunkRing.Span;
        _startedTold = false;
        _positionWanted = false;
        _wasCut = false;
        _isRepetition = entry.HasEndedUpdateOf(_offer.Md5);
        _voice.Begin(entry.Address, entry.TopicName, _offer.Md5);
        _voice.Log(LogLevel.Information, "update of " + _offer.Size.ToString() + " bytes starts");
        Open(entry, now);
        _opening.BeginOffering(entry, false, now);
        RenewKeyWhereNeeded();
        _opening.Pump(now);
    }

    /// <summary>Sends one frame of this update, if there is one to send.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(long now)
    {
        return (_state == RelayState.Delivering || _state == RelayState.Opening) && _sender.TrySend(now);
    }

    /// <summary>
    /// Ends the update in favour of another image. The status names the image that it is about: the publisher of the other one
    /// hears it too.
    /// </summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void GiveWay(long now)
    {
        End(OtaStatus.Timeout, "given up for another image", HexText.Format(_offer.Md5), now);
    }

    /// <summary>
    /// Determines whether the publisher has been silent for so long that another node's update may have the place of this one.
    /// </summary>
    /// <param name="now">The clock's milliseconds.</param>
    public bool IsDeserted(long now)
    {
        return IsPublisherAway(now) && now - PublisherAt >= OtaLimits.TimeoutMilliseconds;
    }

    /// <summary>Determines whether chunks are still to come from a publisher that has been silent for a while.</summary>
    private bool IsPublisherAway(long now)
    {
        return (_state == RelayState.Interrupted || (_state == RelayState.Delivering && _intake.Ring.Last < _offer.Chunks))
            && now - PublisherAt >= AwayMilliseconds;
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
            Entry.NoteUpdateEnd(_offer.Md5, status == OtaStatus.Finished, now);
            Entry.IsBeingUpdated = false;
        }

        _nodes.UpdatesRunning--;
        Entry = null;
        _state = RelayState.Idle;
        _sender.Stop();
        _record.Clear();
    }

    private void Open(NodeEntry entry, long now)
    {
        Entry = entry;
        entry.IsBeingUpdated = true;
        _state = RelayState.Opening;
        _intake.Begin(1, now);
        _sender.Reset(now);
        _restartsLeft = Restarts;
        _progressAt = now;
        _chunkAt = now;
    }

    /// <summary>The key must not run out of counters in the middle: the node is made to register anew before.</summary>
    private void RenewKeyWhereNeeded()
    {
        if (Entry.Session.DownlinkCounter + (_offer.Chunks * 2) > Session.RenewalCounter && Entry.Session.DownlinkCounter > 0)
        {
            byte[] frame = _queue.Buffer;
            _queue.SendFrame(Entry.Address, frame, InvalidateKeyFrame.Write(frame, InvalidateReason.KeyExpired));
        }
    }

    /// <summary>Tells a node of ours that the update is over, so that it does not wait for more; another one would restart.</summary>
    private void StopNode()
    {
        if (IsNodeThere && _sender.Delivery is WindowDelivery)
        {
            byte[] control = _queue.Buffer;
            _queue.SendControl(Entry, control, 0, OtaChunkMessage.WriteStop(control, 0));
        }
    }

    private void Tell(int status, string reason, string md5, long now)
    {
        // Status 1 that names an image is a refusal of its message 0, behind which a publisher does not try again.
        bool named = status != OtaStatus.StartError;
        Tell(Json.Ota(status, reason, md5 ?? (named ? ToldMd5 : null), named ? ToldAddress : null), now);
    }

    private void Tell(string json, long now)
    {
        _voice.Tell(IsNodeThere ? Entry : null, json, now);
    }
}
