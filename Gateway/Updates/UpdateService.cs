using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>The updates that run: a bounded number side by side, each getting the air in turn.</summary>
public sealed class UpdateService : IRestartListener, IPumped
{
    private const string TooMany = "too many updates are running";
    private const string UpdateRunning = "another update of this node is running";

    private readonly UpdateParts _parts;
    private readonly UpdateSessions _sessions;
    private readonly OtaPayload _line = new OtaPayload();

    // Made with the first update of a node that sleeps.
    private SleepingUpdates _asleep;

    // Made with the first update of many nodes.
    private GroupIntake _group;
    private NodeEntry _startErrorReported;
    private long _startErrorAt;

    /// <summary>Creates the service.</summary>
    public UpdateService(
        GatewayConfig config,
        GatewayParts parts,
        NodeAir air,
        Publisher publisher,
        RejectLog rejects)
    {
        _parts = new UpdateParts
        {
            Config = config,
            Gateway = parts,
            Nodes = air.Nodes,
            Link = new RadioLink(air.Queue, air.Sender),
            Publisher = publisher,
            Rejects = rejects,
        };
        _sessions = new UpdateSessions(_parts);
    }

    /// <summary>Gets how many frames of updates were sent again since the start.</summary>
    public int SentAgain
    {
        get { return _sessions.SentAgain; }
    }

    /// <summary>Gets what sends frames of updates while the radio takes them. It is pumped behind the messages to nodes.</summary>
    public IPumped Sending
    {
        get { return _sessions; }
    }

    /// <summary>Gets how far the update of many nodes is, in percent; -1 where none runs.</summary>
    public int PercentOfMany
    {
        get { return _sessions.Group == null ? -1 : _sessions.Group.Percent; }
    }

    /// <summary>Gets whether any update runs.</summary>
    public bool IsAnyRunning
    {
        get { return _sessions.IsAnyRunning; }
    }

    /// <summary>Determines whether an update of a node runs.</summary>
    public bool IsRunning(NodeEntry entry)
    {
        return _sessions.Find(entry) != null;
    }

    /// <summary>Gets how far the update of a node is, be the node there or away.</summary>
    /// <param name="address">The node's address.</param>
    /// <returns>Percent, 0 to 100; -1 where none runs.</returns>
    public int PercentOf(long address)
    {
        NodeEntry entry = _parts.Nodes.Find(address);
        UpdateSession session = (entry == null ? null : _sessions.Find(entry)) ?? _sessions.FindAwaiting(address);
        return session != null ? session.Percent
            : entry != null && HasPart(entry) ? _sessions.Group.PercentOf(entry)
            : -1;
    }

    /// <summary>Determines whether a topic level calls a node whose update runs, be the node there or away.</summary>
    public bool IsCalled(string node)
    {
        return _sessions.FindCalled(node) != null;
    }

    /// <summary>A node has taken a name: updates of other nodes, which may be away, are not told under it any more.</summary>
    public void OnNameTaken(NodeEntry entry)
    {
        _sessions.YieldName(entry.Name, entry.Address);
    }

    /// <summary>Takes a payload of <c>set/ota</c>.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="topic">The message's topic, for the log.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>False where there is no room now and soon will be: the caller keeps the message and comes again.</returns>
    public bool OnMessage(NodeEntry entry, string topic, byte[] payload, long now)
    {
        string wrong = _line.Read(payload);
        UpdateSession session = _sessions.Find(entry);
        if (session == null)
        {
            UpdateSession awaiting = _sessions.FindAwaiting(entry.Address);
            if (awaiting != null)
            {
                OnMessageForAwaited(awaiting, entry, now);
                return true;
            }
        }

        SleepingUpdate sleeping = session == null ? _asleep?.Find(entry.Address) : null;
        if (_line.IsAbort)
        {
            // Where none runs any more its end was told.
            session?.Abort(now);
            if (sleeping != null)
            {
                _asleep.Abort(sleeping, now);
            }

            return true;
        }

        if (sleeping != null && !_line.IsOffer)
        {
            sleeping.HasMissedChunks = true;
            _parts.Rejects.Reject(topic, "chunk for a node that still sleeps");
            return true;
        }

        if (wrong != null && session == null && !_line.IsOffer)
        {
            OnStray(entry, topic, wrong, wrong, now);
            return true;
        }

        if (wrong != null)
        {
            _parts.Rejects.Reject(topic, wrong);
            if (session == null)
            {
                _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.OtaResult, Json.Ota(OtaStatus.StartError, wrong, null, null));
            }

            return true;
        }

        if (_line.Index == 0)
        {
            OnOffer(entry, session, now);
            return true;
        }

        if (session != null)
        {
            return session.OnChunk(_line, payload, now);
        }

        OnStray(entry, topic, "OTA chunk without a running update", PublisherTerms.Stray, now);
        return true;
    }

    /// <summary>Answers a payload of <c>set/ota</c> for a node that is not there.</summary>
    public void OnUnknownNode(string node, byte[] payload, long now)
    {
        bool isRight = _line.Read(payload) == null;
        UpdateSession session = _sessions.FindCalled(node);
        if (isRight && _line.IsAbort)
        {
            session?.Abort(now);
            return;
        }

        if (!isRight || _line.Index != 0)
        {
            return;
        }

        if (session != null && session.IsOf(_line.Offer))
        {
            session.Resume(_line.Offer, now);
        }
        else
        {
            _parts.Publisher.Notice(node, CommandName.OtaResult, Refusal(CommandName.NoSuchNode, OtaRefusal.Untold, _line.Offer), false);
        }
    }

    /// <summary>Answers the question how the update of a node stands.</summary>
    /// <param name="entry">The node; null where it is not there.</param>
    /// <param name="node">How the topic calls it.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnQuery(NodeEntry entry, string node, long now)
    {
        UpdateSession session = entry == null ? _sessions.FindCalled(node) : _sessions.Find(entry);
        SleepingUpdate sleeping = entry == null || session != null ? null : _asleep?.Find(entry.Address);
        session?.OnQuery(now);
        if (sleeping != null)
        {
            sleeping.PublisherAt = now;
        }

        string json = session != null ? session.Describe(now)
            : entry == null ? UpdateJson.Refused(_parts.Config.BlockChunks, CommandName.NoSuchNode + Spelling(node))
            : sleeping != null ? Describe(sleeping, entry, now)
            : UpdateJson.Idle(_parts.Config.BlockChunks, UpdateJson.Node(entry, _parts.Nodes.Statistics, now));
        if (entry == null)
        {
            _parts.Publisher.Notice(node, CommandName.UpdateResult, json, false);
        }
        else
        {
            _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.UpdateResult, json);
        }
    }

    /// <summary>Takes an OTA answer of a node.</summary>
    public void OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        UpdateSession session = _sessions.Find(entry);
        if (session != null)
        {
            session.OnAnswer(buffer, offset, count, now);
            return;
        }

        if (HasPart(entry))
        {
            _sessions.Group.OnAnswer(entry, buffer, offset, count, now);
            return;
        }

        // An answer outside of an update is passed on as the reference does: somebody may drive the node by other means.
        OtaStatus status = OtaAnswer.Status(buffer, offset, count);
        bool isRepeated = status == OtaStatus.CheckOk || status == OtaStatus.Finished;
        if (isRepeated && IsEndReported(entry, now) && (entry.Traits & NodeTraits.UpdatedWell) != 0)
        {
            // It was asked while it was busy checking the image.
            return;
        }

        if (status == OtaStatus.None || status > OtaStatus.Finished || IsEndReported(entry, now))
        {
            _parts.Rejects.Reject(entry.Address, "OTA answer outside of an update");
            return;
        }

        string json = status == OtaStatus.OutOfSequence
            ? Json.OtaOutOfSequence(OtaAnswer.Index(buffer, offset), null, null)
            : Json.Ota(status, null, null, null);
        _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.OtaResult, json);
    }

    /// <summary>A node tells that it restarts.</summary>
    public void OnRestartNotice(NodeEntry entry, RestartReason reason, long now)
    {
        UpdateSession session = _sessions.Find(entry);
        if (session != null)
        {
            session.OnRestartNotice(reason, now);
        }
        else if (reason == RestartReason.AfterOta && HasPart(entry))
        {
            _sessions.Group.OnRestartedAfterUpdate(entry, now);
        }
    }

    /// <summary>Takes a payload of <c>gateway/set/group</c>: an update of many nodes at once (docs/ota-extension.md).</summary>
    /// <param name="topic">The message's topic, for the log.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnGroupMessage(string topic, byte[] payload, long now)
    {
        _group ??= new GroupIntake(_parts, _sessions, _line);
        _group.OnMessage(topic, payload, now);
    }

    /// <summary>Answers the question how the update of many nodes stands.</summary>
    public void OnGroupQuery()
    {
        GroupPublisherSide.Answer(_parts.Publisher, _parts.Config.BlockChunks, _sessions.Group?.PublisherSide);
    }

    /// <summary>A node listens now, behind a message of its own.</summary>
    public void OnListening(NodeEntry entry)
    {
        _asleep?.OnListening(entry);
    }

    /// <inheritdoc/>
    public bool OnRestarting(bool isLast, long now)
    {
        _asleep?.OnRestarting(now);
        return false;
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        NodeEntry entry = null;
        SleepingUpdate awake = _asleep?.TakeAwake(now, out entry);
        if (awake != null)
        {
            BeginAwake(entry, awake, now);
        }

        UpdateSession restarted = _sessions.FindAsleepAgain();
        if (restarted != null)
        {
            _asleep ??= new SleepingUpdates(_parts);
            restarted.AwaitWaking(_asleep, now);
        }

        return _sessions.OnTime(now);
    }

    private bool HasPart(NodeEntry entry)
    {
        return _sessions.Group != null && _sessions.Group.HasPart(entry);
    }

    /// <summary>Returns how a node is spelled that differs in case alone; an empty text where there is none.</summary>
    private string Spelling(string node)
    {
        NodeEntry similar = _parts.Nodes.FindByNameInAnyCase(node);
        return similar == null ? "" : ", but '" + similar.Name + "' is";
    }

    /// <summary>The node has just registered, and its update goes on at the next turn: chunks are asked for again then.</summary>
    private void OnMessageForAwaited(UpdateSession session, NodeEntry entry, long now)
    {
        if (_line.IsAbort)
        {
            session.Abort(now);
            return;
        }

        if (!_line.IsOffer || !_line.Offer.IsConsistent)
        {
            return;
        }

        if (session.IsOf(_line.Offer))
        {
            session.Resume(_line.Offer, now);
        }
        else
        {
            Refuse(entry, UpdateRunning, now);
        }
    }

    private void OnOffer(NodeEntry entry, UpdateSession session, long now)
    {
        _startErrorReported = null;
        if (!_line.Offer.IsConsistent)
        {
            Refuse(entry, PublisherTerms.Inconsistent, now);
        }
        else if (_line.IsKindReported && _line.Offer.Kind == ImageKind.Unknown && !_parts.Config.AllowUnknownImages)
        {
            Refuse(entry, PublisherTerms.UnknownImage, now);
        }
        else if (session != null && session.IsOf(_line.Offer))
        {
            session.Resume(_line.Offer, now);
        }
        else if (_line.Offer.Delta != null && !entry.TakesDeltas)
        {
            Refuse(entry, UpdateSession.NoDeltas, OtaRefusal.NoDelta, _line.Offer, now);
        }
        else if (session != null && now - session.PublisherAt < PublisherTerms.TakeOverMilliseconds)
        {
            Refuse(entry, UpdateRunning, now);
        }
        else if (session == null && HasPart(entry))
        {
            Refuse(entry, UpdateRunning, now);
        }
        else if (entry.Sleepy)
        {
            session?.GiveWay(now);
            AwaitWaking(entry, now);
        }
        else
        {
            session?.GiveWay(now);
            session = session ?? MakeSession(entry, _line.Offer, now);
            session?.Start(entry, _line.Offer, now);
            _sessions.NoteRunning();
        }
    }

    /// <summary>The node sleeps: the update begins when it stays awake, which it is asked to behind its next message.</summary>
    private void AwaitWaking(NodeEntry entry, long now)
    {
        _asleep ??= new SleepingUpdates(_parts);
        if (!_asleep.TryAdd(entry, _line.Offer, now))
        {
            Refuse(entry, TooMany, now);
            return;
        }

        string json = Describe(_asleep.Find(entry.Address), entry, now);
        _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.UpdateResult, json);
    }

    private void BeginAwake(NodeEntry entry, SleepingUpdate awake, long now)
    {
        UpdateSession session = MakeSession(entry, awake.Offer, now);
        if (session == null)
        {
            SleepingUpdates.SendToSleep(_parts.Link, entry);
            return;
        }

        session.StartAwakened(entry, awake, now);
        _sessions.NoteRunning();
    }

    /// <returns>A session without an update; null where there is none, which is told.</returns>
    private UpdateSession MakeSession(NodeEntry entry, OtaOffer offer, long now)
    {
        UpdateSession session = _sessions.TryMake() ?? _sessions.FindAbandoned(now);
        if (session == null)
        {
            Refuse(entry, _sessions.IsFull ? TooMany : UpdateSessions.NotEnoughMemory, OtaRefusal.Untold, offer, now);
        }
        else if (!session.IsIdle)
        {
            session.GiveWay(now);
        }

        return session;
    }

    private string Describe(SleepingUpdate sleeping, NodeEntry entry, long now)
    {
        return UpdateJson.Waiting(_parts.Config.BlockChunks, UpdateJson.Node(entry, _parts.Nodes.Statistics, now), sleeping.Offer);
    }

    private void OnStray(NodeEntry entry, string topic, string logged, string reason, long now)
    {
        _parts.Rejects.Reject(topic, logged);
        if (!IsEndReported(entry, now))
        {
            _startErrorReported = entry;
            _startErrorAt = now;
            _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.OtaResult, Json.Ota(OtaStatus.StartError, reason, null, null));
        }
    }

    /// <summary>Determines whether an end was told just now: by an update, or to a chunk of one that a restart lost.</summary>
    private bool IsEndReported(NodeEntry entry, long now)
    {
        return (entry.UpdateEndedAt != 0 && now - entry.UpdateEndedAt < PublisherTerms.LateMilliseconds)
            || (_startErrorReported == entry && now - _startErrorAt < PublisherTerms.LateMilliseconds);
    }

    private void Refuse(NodeEntry entry, string reason, long now)
    {
        Refuse(entry, reason, OtaRefusal.Untold, _line.Offer, now);
    }

    private void Refuse(NodeEntry entry, string reason, OtaRefusal refusal, OtaOffer offer, long now)
    {
        string node = entry.TopicName;
        string otherForm = entry.AskedForm(now);
        string json = Refusal(reason, refusal, offer);
        _parts.Rejects.Reject(node, reason);
        _parts.Publisher.Notice(node, CommandName.OtaResult, json, false);
        if (otherForm != null)
        {
            _parts.Publisher.Notice(otherForm, CommandName.OtaResult, json, false);
        }
    }

    private static string Refusal(string reason, OtaRefusal refusal, OtaOffer offer)
    {
        return Json.Ota(OtaStatus.StartError, reason, refusal, HexText.Format(offer.Md5), null);
    }
}
