using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// One image for many nodes at once: each is offered it by itself, its chunks go out as broadcasts, each node is asked what it misses, and
/// what any of them misses goes out again. Who does not get on in that is left to be updated by itself, and goes on from what it holds.
/// It is in one state, and <see cref="GroupTransitions"/> alone decides what an event does in which. It is made when it starts, and given
/// back when it is over.
/// </summary>
internal sealed class GroupUpdate
{
    /// <summary>Something is under way in the air, or waits for room there: it is looked after this often.</summary>
    public const int BusyMilliseconds = 5;

    /// <summary>Why a node is left that is not there any more.</summary>
    public const string Gone = "the node is not registered any more";

    /// <summary>Why a node is left that says nothing.</summary>
    public const string NoAnswer = "the node does not answer";

    /// <summary>Each round at least halves what a node misses: 17 rounds for the largest image, and fewer where it gets on.</summary>
    private const int MaximumRounds = 20;

    /// <summary>Of the counters of the broadcast key so many are wanted for each chunk; half as many are used where 5 % are lost.</summary>
    private const int SendingsOfChunk = 3;
    private const int MaximumSendings = 60000;

    /// <summary>
    /// Nodes that hold all of a delta make the image of it: they are asked again after this time, so often, as long as one that is updated
    /// by itself may take for a chunk.
    /// </summary>
    private const int MakingMilliseconds = 500;
    private const int MaximumMakings = UpdateSession.DeltaMilliseconds / MakingMilliseconds;

    private const int Hundred = 100;
    private const string Silent = "the publisher is silent";

    private readonly OtaOffer _offer = new OtaOffer();
    private readonly GroupMembers _members;
    private readonly GroupRoster _roster;
    private readonly GroupPublisherSide _publisher;
    private readonly GroupChunks _ring = new GroupChunks();
    private readonly GroupOffers _offers;
    private readonly GroupBroadcasts _broadcasts;
    private readonly GroupPolls _polls;

    // What is broadcast in this round; while nodes are asked, what they miss.
    private readonly ChunkSet _wanted;
    private GroupState _state;
    private int _round;

    // How often the nodes were asked that hold all of a delta, since a chunk was sent, and when they are asked again.
    private int _makings;
    private long _askAt;

    /// <summary>Opens an update; its publisher names the nodes.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image, with SHA-256 and kind.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public GroupUpdate(UpdateParts parts, OtaOffer offer, long now)
    {
        _offer.CopyFrom(offer);
        _offer.IsForMany = true;
        _offer.Window = ChunkRing.Span;
        _wanted = new ChunkSet(_offer.Chunks);
        _publisher = new GroupPublisherSide(parts, _offer, _ring, _wanted);
        _publisher.Touch(now);
        _roster = new GroupRoster(parts, _offer, _publisher);
        _members = _roster.Members;
        _offers = new GroupOffers(parts.Link, _offer, _roster);
        _broadcasts = new GroupBroadcasts(parts.Link, _offer.Md5, _ring);
        _polls = new GroupPolls(parts, _offer, _roster, _publisher, _wanted);
        int sendings = _offer.Chunks * SendingsOfChunk;
        parts.Link.HasBroadcasts(sendings < MaximumSendings ? sendings : MaximumSendings);
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

    /// <summary>Gets how much of the image the nodes have that take part, or have it by now: their average in percent.</summary>
    public int Percent
    {
        get
        {
            int nodes = 0;
            int sum = 0;
            for (int i = 0; i < _members.Count; i++)
            {
                bool isDone = _members.State(i) == GroupMemberState.Done;
                if (isDone || _members.IsIn(i))
                {
                    nodes++;
                    sum += isDone ? Hundred : PercentOf(i);
                }
            }

            return nodes == 0 ? 0 : sum / nodes;
        }
    }

    /// <summary>Gets how much of the image a node that takes part has, as far as it is known: in the first round, how much was broadcast.</summary>
    /// <returns>Percent, 0 to 100.</returns>
    public int PercentOf(NodeEntry entry)
    {
        return PercentOf(_members.Find(entry.Address));
    }

    /// <summary>The publisher sent message 0 of this image, perhaps again: it may name nodes as long as no chunks are sent.</summary>
    public void OnOffer(long now)
    {
        _publisher.Touch(now);
        _publisher.ReportOpen();
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
        string refusal = isKnown ? null : GetRefusal(entry);
        long address = entry == null ? MacAddress.None : entry.Address;
        if (refusal != null)
        {
            _publisher.ReportNode(address, called, "alone", refusal, -1);
            return;
        }

        if (!isKnown)
        {
            if (place < 0)
            {
                place = _members.Count;
                _members.Add(entry.Address, _offer.Chunks);
            }
            else
            {
                _members.InviteAgain(place, _offer.Chunks);
            }

            entry.IsBeingUpdated = true;
            _offers.OnNamed(place);
        }

        _publisher.ReportNode(address, called, "invited", null, -1);
    }

    /// <summary>The publisher has named all nodes.</summary>
    public void Go(long now)
    {
        _publisher.Touch(now);
        Move(GroupEvent.Named);
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
        if (!Move(GroupEvent.GivenUp))
        {
            return;
        }

        _broadcasts.AnnounceNothing();
        for (int i = 0; i < _members.Count; i++)
        {
            if (_members.IsIn(i))
            {
                _roster.Leave(i, reason);
            }
        }

        _publisher.ReportOver(_members.CountOf(GroupMemberState.Done), reason);
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
                _roster.Fail(place, RefusalText.Of(OtaAnswer.ReadRefusedEnd(buffer, offset, count), _offer, 0) ?? "the node found the image wrong", now);
                break;
            case OtaStatus.Timeout:
                _roster.Leave(place, "the node gave up waiting");
                break;
            case OtaStatus.Finished:
                _roster.Finish(place, now);
                break;
            case OtaStatus.Missing:
                if (_state == GroupState.Asking)
                {
                    _polls.Take(place, buffer, offset, count, now);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>A node that takes part restarts: into the image, where its status 6 was lost.</summary>
    public void OnRestartedAfterUpdate(NodeEntry entry, long now)
    {
        _roster.Finish(_members.Find(entry.Address), now);
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
                if (_broadcasts.IsIdle)
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
        bool mayAnnounce = _state != GroupState.Gathering && _state != GroupState.Over;
        return mayAnnounce && _broadcasts.TrySend(_state == GroupState.Sending, now);
    }

    private int PercentOf(int place)
    {
        int missing = _round == 1 && _state == GroupState.Sending ? _publisher.Unsent : _members.Missing(place);
        return (_offer.Chunks - missing) * Hundred / _offer.Chunks;
    }

    private string GetRefusal(NodeEntry entry)
    {
        return entry == null ? CommandName.NoSuchNode
            : _state > GroupState.Opening ? "the image is being sent already"
            : entry.Sleepy ? "the node sleeps"
            : entry.IsBeingUpdated ? "another update of this node is running"
            : !entry.IsProgramPublished ? "the node has not said what it runs, as those of other versions never do"
            : (entry.Traits & NodeTraits.WantsBroadcastKey) == 0 ? "the node takes no broadcasts"
            : _offer.Delta != null && !entry.TakesDeltasOfMany ? "the node takes no deltas by broadcasts"
            : _members.IsFull ? "too many nodes"
            : null;
    }

    private void OnStarted(int place, byte[] buffer, int offset, int count)
    {
        bool isOfThis = OtaAnswer.TryReadExtendedStart(buffer, offset, count, out _, out int first)
            && OtaAnswer.IsStartOf(buffer, offset, _offer.Md5);
        if (isOfThis && _members.State(place) == GroupMemberState.Invited)
        {
            _members.SetState(place, GroupMemberState.Ready);
            _members.SetMissing(place, first <= _offer.Chunks ? _offer.Chunks + 1 - first : 0);
            _publisher.ReportNode(_members.Address(place), null, "ready", null, _members.Missing(place));
        }
    }

    private void OnStartError(int place, byte[] buffer, int offset, int count, long now)
    {
        OtaRefusal refusal = OtaAnswer.ReadRefusal(buffer, offset, count, out uint capacity);
        if (_members.State(place) != GroupMemberState.Invited)
        {
            _roster.Leave(place, "the node has lost the update: it has restarted");
        }
        else if (RefusalText.IsOfImage(refusal))
        {
            _roster.Fail(place, RefusalText.Of(refusal, _offer, capacity), now);
        }
        else
        {
            _roster.Leave(place, RefusalText.Of(refusal, _offer, capacity) ?? "the node refuses the image");
        }
    }

    private int PumpOffers(long now)
    {
        int wait = _offers.Pump(now, out bool areAnswered);
        if (areAnswered && _state == GroupState.Opening)
        {
            BeginOrEnd(now);
            return 0;
        }

        if (areAnswered && _publisher.IsSilent(true, now))
        {
            Abort(Silent);
        }

        return wait;
    }

    private void BeginOrEnd(long now)
    {
        if (_members.CountOf(GroupMemberState.Ready) == 0)
        {
            _publisher.ReportOver(_members.CountOf(GroupMemberState.Done), null);
            End();
            return;
        }

        if (IsAnyHeld())
        {
            // The round that an earlier start of the gateway began counts as the first.
            _round = 1;
            Move(GroupEvent.Held);
            _polls.Begin(true, true, now);
            return;
        }

        for (int i = 1; i <= _offer.Chunks; i++)
        {
            _wanted.Add(i);
        }

        BeginRound(GroupEvent.Answered, now);
    }

    private bool IsAnyHeld()
    {
        int place = _members.Count - 1;
        while (place >= 0 && (_members.State(place) != GroupMemberState.Ready || _members.Missing(place) == _offer.Chunks))
        {
            place--;
        }

        return place >= 0;
    }

    private void BeginRound(GroupEvent what, long now)
    {
        Move(what);
        _round++;
        _makings = 0;
        _broadcasts.Announce(_round == 1 ? GroupBroadcasts.Announcements : 1);
        _publisher.BeginRound(_round, now);
    }

    private int PumpSending(long now)
    {
        if (_publisher.HasAll && _ring.Count == 0)
        {
            if (_broadcasts.HasLanded)
            {
                Move(GroupEvent.Sent);
                _polls.Begin(false, _offer.Delta == null, now);
            }

            return BusyMilliseconds;
        }

        int wait = _publisher.Pump(now);
        if (_publisher.IsSilent(false, now))
        {
            Abort(Silent);
            return 0;
        }

        return Wait.Shorter(wait, GroupBroadcasts.AnnounceMilliseconds);
    }

    private int PumpAsking(long now)
    {
        if (now < _askAt && _members.CountOf(GroupMemberState.Ready) > 0)
        {
            return Wait.Until(_askAt, now);
        }

        int wait = _polls.Pump(now, out bool isOver);
        if (isOver)
        {
            EndRound(now);
        }

        return wait;
    }

    private bool AskAgain(long now)
    {
        if (_offer.Delta == null || _wanted.Next(1) <= _offer.Chunks || _makings == MaximumMakings)
        {
            return false;
        }

        _makings++;
        _askAt = now + MakingMilliseconds;
        _polls.Begin(false, true, now);
        return true;
    }

    private void EndRound(long now)
    {
        bool isOver = _members.CountOf(GroupMemberState.Ready) == 0;
        if (!isOver && AskAgain(now))
        {
            return;
        }

        if (!isOver && _round < MaximumRounds)
        {
            BeginRound(GroupEvent.Missed, now);
            return;
        }

        for (int i = 0; i < _members.Count; i++)
        {
            if (_members.IsIn(i))
            {
                _roster.Leave(i, "it misses " + _members.Missing(i).ToString() + " chunks still");
            }
        }

        _publisher.ReportOver(_members.CountOf(GroupMemberState.Done), null);
        End();
    }

    private bool Move(GroupEvent what)
    {
        if (!GroupTransitions.TryGet(_state, what, out GroupState to))
        {
            return false;
        }

        _state = to;
        return true;
    }

    private void End()
    {
        Move(GroupEvent.Ended);
        _broadcasts.End();
        _polls.End();
    }
}
