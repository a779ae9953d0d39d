using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// One image for many nodes at once: each is offered it by itself, its chunks go out as broadcasts, each node is asked what it misses, and
/// what any of them misses goes out again. Who does not get on in that is left to be updated by itself, and goes on from what it holds.
/// It is made when it starts, and given back when it is over.
/// </summary>
internal sealed class GroupUpdate : ISendOwner
{
    /// <summary>A broadcast is in flight.</summary>
    private const int BroadcastTag = 0;

    /// <summary>A question to one node is in flight.</summary>
    private const int QuestionTag = 1;

    /// <summary>The most frames in flight: a turn lasts some 30 ms on a board, and a frame 3 ms.</summary>
    private const int UnderWay = 12;

    /// <summary>Messages of the gateway that may wait for the radio while nodes are offered the image: others need room, too.</summary>
    private const int MostWaiting = 4;

    /// <summary>A node that does not answer the offer is offered the image again after this time, so often.</summary>
    private const int OfferMilliseconds = 700;
    private const int MostOffers = 5;

    /// <summary>A node that is asked what it misses may be busy with its flash: it is asked again after this time, so often.</summary>
    private const int QuestionMilliseconds = 250;
    private const int MostQuestions = 8;

    /// <summary>What is under way in the air, or in a node, when a round has ended.</summary>
    private const int BusyMilliseconds = 5;

    /// <summary>A node waits 120 s for something of its update; the announcement is one, and several may get lost.</summary>
    private const int AnnounceMilliseconds = 3000;

    /// <summary>So often it is said between the chunks which image they are of.</summary>
    private const int AnnounceChunks = 250;

    /// <summary>The first chunks must not be taken for those of an earlier image, nor the end be missed.</summary>
    private const int Announcements = 3;

    /// <summary>Each round at least halves what a node misses: 17 rounds for the largest image, and fewer where it gets on.</summary>
    private const int MostRounds = 20;

    /// <summary>So few chunks prove no weak link.</summary>
    private const int FewChunks = 8;

    /// <summary>Of the counters of the broadcast key so many are wanted for each chunk; half as many are used where 5 % are lost.</summary>
    private const int SendingsOfChunk = 3;
    private const int MostSendings = 60000;

    private const string Gone = "the node is not registered any more";
    private const string Silent = "the publisher is silent";

    private readonly NodeTable _nodes;
    private readonly RadioLink _link;
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly GroupMembers _members;
    private readonly GroupPublisherSide _publisher;
    private readonly GroupChunks _ring = new GroupChunks();

    // What is broadcast in this round; while nodes are asked, what they miss.
    private readonly ChunkSet _wanted;

    // What the announcement names: the image, or nothing where the nodes are to give it up.
    private byte[] _named;
    private GroupState _state;
    private int _round;
    private int _place;
    private int _tries;
    private int _from;
    private long _due;
    private int _inFlight;
    private int _announcements;
    private int _sinceAnnouncement;
    private long _announcedAt;

    /// <summary>Opens an update; its publisher names the nodes.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image, with SHA-256 and kind.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public GroupUpdate(UpdateParts parts, OtaOffer offer, long now)
    {
        _nodes = parts.Nodes;
        _link = parts.Link;
        _offer.CopyFrom(offer);
        _offer.IsForMany = true;
        _offer.Window = ChunkRing.Span;
        _named = _offer.Md5;
        _members = new GroupMembers(parts.Config.MaximumNodes);
        _wanted = new ChunkSet(_offer.Chunks);
        _publisher = new GroupPublisherSide(parts, _offer, _ring, _wanted);
        _publisher.Touch(now);
        int sendings = _offer.Chunks * SendingsOfChunk;
        _link.HasBroadcasts(sendings < MostSendings ? sendings : MostSendings);

        // Last, for there may be no memory for what stands before.
        _nodes.UpdatesRunning++;
    }

    /// <summary>Gets whether it is over: then it can be given back.</summary>
    public bool IsOver
    {
        get { return _state == GroupState.Over; }
    }

    /// <summary>Gets the publisher's side.</summary>
    public GroupPublisherSide PublisherSide
    {
        get { return _publisher; }
    }

    /// <summary>Determines whether it is of that image.</summary>
    public bool IsOf(OtaOffer offer)
    {
        return _offer.IsSameImage(offer);
    }

    /// <summary>Determines whether a node takes part.</summary>
    public bool HasPart(NodeEntry entry)
    {
        int place = _members.Find(entry.Address);
        return place >= 0 && _members.IsIn(place);
    }

    /// <summary>The publisher sent message 0 of this image, perhaps again: it may name nodes as long as no chunks are sent.</summary>
    public void OnOffer(long now)
    {
        _publisher.Touch(now);
        _publisher.TellOpen();
    }

    /// <summary>The publisher names a node.</summary>
    /// <param name="called">How it calls it.</param>
    /// <param name="entry">The node; null where it is not registered.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Invite(string called, NodeEntry entry, long now)
    {
        _publisher.Touch(now);
        int place = entry == null ? -1 : _members.Find(entry.Address);
        bool isKnown = place >= 0 && _members.State(place) != GroupMemberState.Alone;
        string refusal = isKnown ? null : WhyNot(entry);
        long address = entry == null ? MacAddress.None : entry.Address;
        if (refusal != null)
        {
            _publisher.TellNode(address, called, "alone", refusal, -1);
            return;
        }

        if (!isKnown)
        {
            if (place < 0)
            {
                _members.Add(entry.Address, _offer.Chunks);
            }
            else
            {
                _members.InviteAgain(place, _offer.Chunks);
                _place = place < _place ? place : _place;
            }

            entry.IsBeingUpdated = true;
            _tries = 0;
        }

        _publisher.TellNode(address, called, "invited", null, -1);
    }

    /// <summary>The publisher has named all nodes.</summary>
    public void Go(long now)
    {
        _publisher.Touch(now);
        _state = _state == GroupState.Gathering ? GroupState.Opening : _state;
    }

    /// <summary>The publisher sends chunks.</summary>
    public void OnBlock(OtaPayload block, byte[] payload, long now)
    {
        if (_state == GroupState.Sending)
        {
            _publisher.Take(block, payload, now);
        }
    }

    /// <summary>Ends it at all nodes, which keep what they have written.</summary>
    public void Abort(string reason)
    {
        if (_state >= GroupState.Stopping)
        {
            return;
        }

        _state = GroupState.Stopping;
        _named = new byte[OtaLimits.Md5Count];
        _announcements = Announcements;
        for (int i = 0; i < _members.Count; i++)
        {
            if (_members.IsIn(i))
            {
                Leave(i, reason);
            }
        }

        _publisher.TellOver(_members.CountOf(GroupMemberState.Done), reason);
    }

    /// <summary>Takes an OTA answer of a node that takes part.</summary>
    public void OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        int place = _members.Find(entry.Address);
        if (OtaAnswer.IsEndOfAnother(buffer, offset, count, _offer.Md5))
        {
            return;
        }

        switch (OtaAnswer.Status(buffer, offset, count))
        {
            case OtaStatus.Started:
                OnStarted(place, buffer, offset, count);
                break;
            case OtaStatus.StartError:
                OnStartError(place, buffer, offset, count, now);
                break;
            case OtaStatus.CheckFailed:
                Fail(place, RefusalText.Of(OtaAnswer.ReadRefusedEnd(buffer, offset, count), _offer, 0) ?? "the node found the image wrong", now);
                break;
            case OtaStatus.Timeout:
                Leave(place, "the node gave up waiting");
                break;
            case OtaStatus.Finished:
                Finish(place, now);
                break;
            case OtaStatus.Missing:
                OnMissing(place, buffer, offset, count, now);
                break;
            default:
                break;
        }
    }

    /// <summary>A node that takes part restarts: into the image, where its status 6 was lost.</summary>
    public void OnRestartedAfterUpdate(NodeEntry entry, long now)
    {
        Finish(_members.Find(entry.Address), now);
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        switch (_state)
        {
            case GroupState.Gathering:
            case GroupState.Opening:
                return PumpOffers(now);
            case GroupState.Sending:
                return PumpSending(now);
            case GroupState.Asking:
                return PumpAsking(now);
            case GroupState.Stopping:
                if (_announcements == 0 && _inFlight == 0)
                {
                    End();
                }

                return BusyMilliseconds;
            default:
                return int.MaxValue;
        }
    }

    /// <summary>Sends a broadcast, if there is one to send.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(long now)
    {
        if (_inFlight >= UnderWay || _state == GroupState.Over || !_link.HasBroadcasts(0))
        {
            return false;
        }

        bool isDue = _announcements > 0 || _sinceAnnouncement >= AnnounceChunks || now - _announcedAt >= AnnounceMilliseconds;
        if (isDue && _state != GroupState.Gathering)
        {
            return TryAnnounce(now);
        }

        if (_state != GroupState.Sending || _ring.Count == 0)
        {
            return false;
        }

        byte[] buffer = _link.Buffer;
        int count = _ring.CopyFirst(buffer, ControlFrame.ControlOffset + GroupMessage.DataOffset);
        count = GroupMessage.WriteChunk(buffer, ControlFrame.ControlOffset, _ring.FirstIndex, count);
        if (!_link.TryBroadcast(this, BroadcastTag, count))
        {
            return false;
        }

        _inFlight++;
        _sinceAnnouncement++;
        _ring.RemoveFirst();
        return true;
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        if (tag == BroadcastTag)
        {
            _inFlight--;
        }
        else if (!delivered && _state == GroupState.Asking)
        {
            // No radio acknowledged it: the node is away rather than busy, and asked again sooner.
            _due = now < _due - (QuestionMilliseconds / 2) ? now + (QuestionMilliseconds / 2) : _due;
        }
    }

    private string WhyNot(NodeEntry entry)
    {
        return entry == null ? CommandName.NoSuchNode
            : _state > GroupState.Opening ? "the image is being sent already"
            : entry.Sleepy ? "the node sleeps"
            : entry.IsBeingUpdated ? "another update of this node is running"
            : !entry.IsProgramPublished ? "the node has not said what it runs, as those of other versions never do"
            : (entry.Traits & NodeTraits.WantsBroadcastKey) == 0 ? "the node takes no broadcasts"
            : _members.IsFull ? "too many nodes"
            : null;
    }

    private NodeEntry Entry(int place)
    {
        NodeEntry entry = _nodes.Find(_members.Address(place));
        return entry != null && entry.IsRegistered ? entry : null;
    }

    private void OnStarted(int place, byte[] buffer, int offset, int count)
    {
        bool isOfThis = OtaAnswer.TryReadExtendedStart(buffer, offset, count, out _, out int first)
            && OtaAnswer.IsStartOf(buffer, offset, _offer.Md5);
        if (isOfThis && _members.State(place) == GroupMemberState.Invited)
        {
            _members.SetState(place, GroupMemberState.Ready);
            _members.SetMissing(place, first <= _offer.Chunks ? _offer.Chunks + 1 - first : 0);
            _publisher.TellNode(_members.Address(place), null, "ready", null, _members.Missing(place));
        }
    }

    private void OnStartError(int place, byte[] buffer, int offset, int count, long now)
    {
        OtaRefusal refusal = OtaAnswer.ReadRefusal(buffer, offset, count, out uint capacity);
        if (_members.State(place) != GroupMemberState.Invited)
        {
            Leave(place, "the node has lost the update: it has restarted");
        }
        else if (RefusalText.IsOfImage(refusal))
        {
            Fail(place, RefusalText.Of(refusal, _offer, capacity), now);
        }
        else
        {
            Leave(place, RefusalText.Of(refusal, _offer, capacity) ?? "the node refuses the image");
        }
    }

    private void OnMissing(int place, byte[] buffer, int offset, int count, long now)
    {
        if (_state != GroupState.Asking || place != _place || _members.State(place) != GroupMemberState.Ready
            || !MissingAnswer.IsValid(buffer, offset, count, _offer.Md5))
        {
            return;
        }

        int total = MissingAnswer.Total(buffer, offset);
        int before = _members.Missing(place);
        if (_from == 1 && total > FewChunks && total * 2 > before)
        {
            Leave(place, "of " + before.ToString() + " chunks it missed " + total.ToString() + ": it is updated better by itself");
            return;
        }

        int next = MissingAnswer.AddTo(buffer, offset, count, _wanted);
        _tries = 0;
        _due = now;
        if (next > _from)
        {
            _from = next;
            return;
        }

        _members.SetMissing(place, total);
        _publisher.TellNode(_members.Address(place), null, "missing", null, total);
        AskNext(now);
    }

    /// <summary>Offers the image to the nodes that have not answered yet, one after another.</summary>
    private int PumpOffers(long now)
    {
        // A new broadcast key is made first where the old one would not last.
        if (!_link.HasBroadcasts(0))
        {
            return BusyMilliseconds;
        }

        for (; _place < _members.Count; _place++)
        {
            NodeEntry entry = Entry(_place);
            if (_members.State(_place) != GroupMemberState.Invited)
            {
                continue;
            }

            if (entry == null || _tries == MostOffers)
            {
                Leave(_place, entry == null ? Gone : "the node does not answer");
                continue;
            }

            if (_link.Waiting >= MostWaiting || !_link.IsFree(entry) || (entry.Traits & NodeTraits.OwedBroadcastKey) != 0)
            {
                return BusyMilliseconds;
            }

            _link.SendControl(entry, _offer.Write(_link.Buffer, ControlFrame.ControlOffset));
            _due = now + OfferMilliseconds;
        }

        if (_members.CountOf(GroupMemberState.Invited) == 0)
        {
            if (_state == GroupState.Opening)
            {
                BeginOrEnd(now);
                return 0;
            }

            if (_publisher.IsSilent(true, now))
            {
                Abort(Silent);
            }

            return OfferMilliseconds;
        }

        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        _place = 0;
        _tries++;
        return 0;
    }

    private void BeginOrEnd(long now)
    {
        if (_members.CountOf(GroupMemberState.Ready) == 0)
        {
            _publisher.TellOver(_members.CountOf(GroupMemberState.Done), null);
            End();
            return;
        }

        for (int i = 1; i <= _offer.Chunks; i++)
        {
            _wanted.Add(i);
        }

        BeginRound(now);
    }

    private void BeginRound(long now)
    {
        _state = GroupState.Sending;
        _round++;
        _announcements = _round == 1 ? Announcements : 1;
        _publisher.BeginRound(_round, now);
    }

    private int PumpSending(long now)
    {
        if (_publisher.HasAll && _ring.Count == 0)
        {
            if (_inFlight > 0)
            {
                return BusyMilliseconds;
            }

            _state = GroupState.Asking;
            _wanted.Clear();
            _place = -1;
            AskNext(now);
            return BusyMilliseconds;
        }

        int wait = _publisher.Pump(now);
        if (_publisher.IsSilent(false, now))
        {
            Abort(Silent);
            return 0;
        }

        return Wait.Shorter(wait, AnnounceMilliseconds);
    }

    private int PumpAsking(long now)
    {
        while (_place < _members.Count && _members.State(_place) != GroupMemberState.Ready)
        {
            AskNext(now);
        }

        if (_place >= _members.Count)
        {
            EndRound(now);
            return 0;
        }

        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        NodeEntry entry = Entry(_place);
        if (_tries >= MostQuestions)
        {
            Leave(_place, entry == null ? Gone : "the node does not answer");
            return 0;
        }

        if (entry != null && !_link.IsReady(entry))
        {
            return BusyMilliseconds;
        }

        _tries++;
        _due = now + QuestionMilliseconds;
        if (entry != null)
        {
            int count = GroupMessage.WriteNaming(_link.Buffer, ControlFrame.ControlOffset, _from, _offer.Md5);
            _link.TrySend(this, QuestionTag, entry, count, AirRate.Megabit1);
        }

        return QuestionMilliseconds;
    }

    private void AskNext(long now)
    {
        _place++;
        _from = 1;
        _tries = 0;
        _due = now;
    }

    private void EndRound(long now)
    {
        bool isOver = _members.CountOf(GroupMemberState.Ready) == 0;
        if (!isOver && _round < MostRounds)
        {
            BeginRound(now);
            return;
        }

        for (int i = 0; i < _members.Count; i++)
        {
            if (_members.IsIn(i))
            {
                Leave(i, "it misses " + _members.Missing(i).ToString() + " chunks still");
            }
        }

        _publisher.TellOver(_members.CountOf(GroupMemberState.Done), null);
        End();
    }

    private bool TryAnnounce(long now)
    {
        int count = GroupMessage.WriteNaming(_link.Buffer, ControlFrame.ControlOffset, 0, _named);
        if (!_link.TryBroadcast(this, BroadcastTag, count))
        {
            return false;
        }

        _inFlight++;
        _announcements -= _announcements > 0 ? 1 : 0;
        _sinceAnnouncement = 0;
        _announcedAt = now;
        return true;
    }

    private void Finish(int place, long now)
    {
        if (_members.IsIn(place))
        {
            Close(place, GroupMemberState.Done, now);
            _publisher.TellNode(_members.Address(place), null, "done", null, -1);
        }
    }

    /// <summary>A node refuses the image, or found it wrong: sent to it by itself, it would end in the same way.</summary>
    private void Fail(int place, string reason, long now)
    {
        Close(place, GroupMemberState.Failed, now);
        _publisher.TellNode(_members.Address(place), null, "failed", reason, -1);
    }

    /// <summary>Has a node be updated by itself. It keeps what it holds, and waits for that.</summary>
    private void Leave(int place, string reason)
    {
        Close(place, GroupMemberState.Alone, 0);
        _publisher.TellNode(_members.Address(place), null, "alone", reason, -1);
    }

    private void Close(int place, GroupMemberState state, long now)
    {
        _members.SetState(place, state);
        NodeEntry entry = _nodes.Find(_members.Address(place));
        if (entry == null)
        {
            return;
        }

        entry.IsBeingUpdated = false;
        if (state != GroupMemberState.Alone)
        {
            entry.NoteUpdateEnd(_offer.Md5, state == GroupMemberState.Done, now);
        }
    }

    private void End()
    {
        _state = GroupState.Over;
        _link.Disown(this);
        _nodes.UpdatesRunning--;
    }
}
