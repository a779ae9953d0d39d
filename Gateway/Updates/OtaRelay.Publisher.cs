using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <content>What the publisher's messages do to an update.</content>
public sealed partial class OtaRelay
{
    /// <summary>Determines whether this update is of that image.</summary>
    public bool IsOf(OtaOffer offer)
    {
        return _offer.IsSameImage(offer);
    }

    /// <summary>Determines whether this update waits for a node of that address.</summary>
    public bool Awaits(long address)
    {
        return _state == RelayState.Awaiting && _voice.NodeAddress == address;
    }

    /// <summary>Determines whether there is an update, and of a node that is called so.</summary>
    /// <param name="node">Topic level: name or MAC address.</param>
    public bool IsCalled(string node)
    {
        return _state != RelayState.Idle && _voice.IsCalled(node);
    }

    /// <summary>A node has taken a name: an update of another node is not told under it any more.</summary>
    public void YieldName(string name, long address)
    {
        _voice.YieldName(name, address);
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
        OfferAgain(now);
        if (_state == RelayState.Delivering)
        {
            TellPosition(now);
        }
    }

    /// <summary>The publisher gives the update up; what the node has written stays there for going on.</summary>
    public void Abort(long now)
    {
        StopNode();
        End(OtaStatus.Timeout, "given up by its publisher", ToldMd5, now);
    }

    /// <summary>Describes how the update stands, as JSON (docs/ota-extension.md).</summary>
    public string Describe(long now)
    {
        string node = IsNodeThere ? UpdateJson.Node(Entry, now) : UpdateJson.Absent(_voice.NodeAddress);

        // A node that says nothing to message 0 gets chunks, to make it speak: who publishes has to give some then.
        bool isPlaced = _state >= RelayState.Delivering || (_state == RelayState.Opening && _opening.WantsChunks);
        return isPlaced
            ? UpdateJson.Placed(node, _offer, _intake.Ring.Last, _intake.Credit)
            : UpdateJson.Opening(node, _offer);
    }

    /// <summary>Somebody asks how the update stands: its publisher, where that has to wait for room or is back.</summary>
    public void OnQuery(long now)
    {
        OfferAgain(now);
        if (_state == RelayState.Delivering && _intake.Ring.Room < ChunkRing.Capacity / 2)
        {
            _intake.Touch(now);
        }
    }

    /// <summary>Offers the image again to a node that has given up while the publisher was away, who is back now.</summary>
    public void OfferAgain(long now)
    {
        if (_state == RelayState.Interrupted && IsNodeThere)
        {
            _progressAt = now + NodeRestartMilliseconds;
            _opening.BeginOffering(Entry, _record.IsKept && _record.IsWindowNode, now);
            _state = RelayState.Opening;
        }
    }

    /// <summary>Takes chunks from the publisher.</summary>
    /// <returns>False where there is no room now and soon will be: the caller keeps the message and comes again.</returns>
    public bool OnChunk(OtaPayload line, byte[] payload, long now)
    {
        OfferAgain(now);
        bool wasWaiting = IsStarved || IsPublisherAway(now);
        switch (_intake.Take(line, payload, ProgressAt, now))
        {
            case IntakeResult.NoRoom:
                return false;
            case IntakeResult.Taken:
                NoteChunk(wasWaiting, now);
                break;
            case IntakeResult.WrongDigest:
                NoteChunk(wasWaiting, now);
                _voice.Log(LogLevel.Warning, "the chunks do not have the MD5 of message 0");
                break;
            case IntakeResult.BeyondImage:
                _rejects.Reject(_voice.NodeAddress, "chunk with an index beyond the image");
                break;
            case IntakeResult.WrongBytes:
                _rejects.Reject(_voice.NodeAddress, "chunk that is not base64 or has the wrong length");
                break;
            case IntakeResult.UnknownImage:
                StopNode();
                End(OtaStatus.CheckFailed, UnknownImage, now);
                break;
        }

        return true;
    }

    /// <summary>
    /// A chunk from the publisher gives the node time anew, but only where the node got on since the one before: a slow
    /// publisher must not keep the update of a dead node alive.
    /// </summary>
    private void NoteChunk(bool wasWaiting, long now)
    {
        bool hasMoved = wasWaiting || _sender.ProgressAt >= _chunkAt;
        _progressAt = hasMoved && now > _progressAt ? now : _progressAt;
        _chunkAt = now;
    }

    private void TellStarted(long now)
    {
        if (!_startedTold)
        {
            _startedTold = true;
            Tell(OtaStatus.Started, null, null, now);
        }
    }

    private void TellPosition(long now)
    {
        TellStarted(now);
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
        Tell(Json.OtaOutOfSequence(_intake.Ring.Last, ToldMd5, ToldAddress), now);
    }
}
