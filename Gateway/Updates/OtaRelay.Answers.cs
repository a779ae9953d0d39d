using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <content>What the node's answers do to an update.</content>
public sealed partial class OtaRelay
{
    /// <summary>
    /// Gets whether the node can be said to hold this image. Where it has not begun with it, it still means an earlier one, which
    /// it may tell several times.
    /// </summary>
    private bool MayHaveAll
    {
        get { return _state != RelayState.Opening || _record.IsKept || _restartsLeft < Restarts || _isRepetition || MayHaveStarted; }
    }

    /// <summary>
    /// Gets whether a node that did not answer message 0 can have taken it: it was sent all chunks, and has registered anew since its
    /// last update. Before that, what it says may still be about that one.
    /// </summary>
    private bool MayHaveStarted
    {
        get { return WasSentAll && (Entry.UpdateEndedAt == 0 || Entry.Session.OpenedAt > Entry.UpdateEndedAt); }
    }

    private bool WasSentAll
    {
        get { return _sender.Reach >= _offer.Chunks; }
    }

    /// <summary>Takes an OTA answer of the node.</summary>
    public void OnAnswer(byte[] buffer, int offset, int count, long now)
    {
        int status = OtaAnswer.Status(buffer, offset, count);
        if (_state == RelayState.Interrupted || OtaAnswer.IsEndOfAnother(buffer, offset, count, _offer.Md5))
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
            case OtaStatus.Timeout:
                OnFailed(status, now);
                break;
            case OtaStatus.Finished:
                OnFinished(now);
                break;
            case OtaStatus.OutOfSequence:
            case OtaStatus.Window:
                OnPosition(status, buffer, offset, count, now);
                break;
            default:
                _rejects.Reject(_voice.NodeAddress, "OTA answer with an unknown status");
                break;
        }
    }

    /// <summary>The node restarts: into the new image, where it had all of it and its status 6 was lost.</summary>
    public void OnRestartNotice(int reason, long now)
    {
        bool isSettled = _sender.Delivery != null && _sender.Delivery.IsSettled;
        bool hasAll = _state == RelayState.Checked || (isSettled && (_state != RelayState.Opening || MayHaveStarted));
        if (reason == RestartReason.AfterOta && hasAll)
        {
            End(OtaStatus.Finished, null, now);
        }
    }

    private void OnStarted(byte[] buffer, int offset, int count, long now)
    {
        if (_state != RelayState.Opening)
        {
            return;
        }

        bool isWindowNode = OtaAnswer.TryReadExtendedStart(buffer, offset, count, out int window, out int missing);
        if (isWindowNode && !OtaAnswer.IsStartOf(buffer, offset, _offer.Md5))
        {
            // The late answer to the offer of an image that this update took the place of.
            return;
        }

        missing = isWindowNode && missing <= _offer.Chunks + 1 ? missing : 1;
        Deliver(missing, isWindowNode, window, now);
    }

    /// <summary>
    /// A node that says nothing to message 0 may have taken it: its answers got lost, and version 0.9.8 says nothing more before it
    /// has taken a chunk. So it gets some.
    /// </summary>
    private void TryChunks(long now)
    {
        // Where bytes were given back because the node held them, it speaks the extension, and answers message 0 instead.
        ChunkRing ring = _intake.Ring;
        if (_sender.Delivery == null && ring.Last >= ring.First && !ring.HasGaps)
        {
            _sender.Begin(Entry, ring, new SequenceDelivery(ring, _offer.Chunks));
        }
    }

    private void Deliver(int missing, bool isWindowNode, int window, long now)
    {
        ChunkRing ring = _intake.Ring;
        bool rewinds = missing < ring.First || missing > ring.Last + 1 || ring.HasGaps;
        if (rewinds)
        {
            _intake.Restart(missing);
        }

        ring.ReleaseBefore(missing);
        ChunkDelivery delivery = isWindowNode
            ? new WindowDelivery(ring, _offer.Chunks, window < ChunkRing.Span ? window : ChunkRing.Span)
            : new SequenceDelivery(ring, _offer.Chunks);
        _sender.Begin(Entry, ring, delivery);
        _state = RelayState.Delivering;
        _progressAt = now;
        if (!_record.IsKept)
        {
            _record.Save(Entry.Address, Entry.TopicName, _offer, isWindowNode);
        }

        _positionWanted |= rewinds;
        TellPosition(now);
    }

    private void OnStartError(byte[] buffer, int offset, int count, long now)
    {
        if (_state == RelayState.Opening && _opening.TryOfferAgain(now))
        {
            _sender.Stop();
            return;
        }

        if (_state == RelayState.Opening && _restartsLeft < Restarts)
        {
            // It has lost the update and is still about to restart: the image stays offered until the time is over.
            return;
        }

        if (_state != RelayState.Delivering || _restartsLeft == 0)
        {
            OtaRefusal refusal = OtaAnswer.ReadRefusal(buffer, offset, count, out uint capacity);
            End(OtaStatus.StartError, RefusalText.Of(refusal, _offer, capacity), now);
            return;
        }

        OnLost(now);
    }

    /// <summary>The node has lost the update.</summary>
    private void OnLost(long now)
    {
        _restartsLeft--;
        _progressAt = now;
        bool isWindowNode = _sender.Delivery is WindowDelivery;
        _sender.Stop();
        if (isWindowNode || (_intake.Ring.First == 1 && !_intake.Ring.HasGaps))
        {
            _opening.BeginOffering(Entry, isWindowNode, now);
            _state = RelayState.Opening;
            _voice.Log(LogLevel.Warning, "the node has lost the update: offered again");
            return;
        }

        // It would wait 10 s for chunk 1, and a script that has sent everything 20 s for the end: so the publisher goes back first.
        _state = RelayState.Interrupted;
        _intake.Restart(1);
        _voice.RestartCredit();
        PushBack(now);
        _voice.Log(LogLevel.Warning, "the node has lost the update: offered again when the publisher has gone back");
    }

    private void OnFailed(int status, long now)
    {
        if (status == OtaStatus.Timeout && _state == RelayState.Delivering && IsPublisherAway(now))
        {
            Interrupt();
            return;
        }

        // A node that has not said that it has begun with this image can only mean an earlier one, which a restart made us forget.
        if (_state != RelayState.Opening || _opening.MayBeInTheMiddle || MayHaveStarted)
        {
            End(status, status == OtaStatus.Timeout ? ReasonOfLoss() : null, now);
        }
    }

    /// <summary>The node is not there any more, and neither is the publisher: the update goes on when that is back.</summary>
    private void Interrupt()
    {
        _voice.Log(LogLevel.Warning, "the node has given up waiting: it is offered the image again when the publisher is back");
        _sender.Stop();
        _state = RelayState.Interrupted;
        _positionWanted = true;
    }

    private void OnFinished(long now)
    {
        if (MayHaveAll)
        {
            End(OtaStatus.Finished, null, now);
        }
    }

    private void OnCheckOk(long now)
    {
        if (_state != RelayState.Checked && MayHaveAll)
        {
            _state = RelayState.Checked;
            _progressAt = now;
            if (WasSentAll)
            {
                TellStarted(now);
            }

            Tell(OtaStatus.CheckOk, null, null, now);
        }
    }

    private void OnPosition(int status, byte[] buffer, int offset, int count, long now)
    {
        if (_state == RelayState.Opening && _opening.HasAsked && status == OtaStatus.OutOfSequence)
        {
            OnOldNodeFound(OtaAnswer.Index(buffer, offset), now);
            return;
        }

        if (_state != RelayState.Delivering)
        {
            return;
        }

        int held = OtaAnswer.Index(buffer, offset) - (status == OtaStatus.Window ? 1 : 0);
        if (held > _sender.Reach)
        {
            EndAsElsewhere(now);
        }
        else if (held > _intake.Ring.Last)
        {
            // The publisher was sent back, and the node still has what it was sent before.
            WindowDelivery window = _sender.Delivery as WindowDelivery;
            Deliver(held + 1, window != null, window == null ? 0 : window.Window, now);
        }
        else
        {
            _sender.OnAnswer(status, buffer, offset, count, now);
            if (_sender.Delivery.IsStarved)
            {
                // It is there, and waits as we do.
                _progressAt = now;
            }
        }
    }

    /// <summary>
    /// A 0.9.8 node runs an update and tells the last chunk that it took: of this update up to the last one that it was sent.
    /// </summary>
    private void OnOldNodeFound(int lastGood, long now)
    {
        if (lastGood <= _sender.Reach || (_opening.MayBeInTheMiddle && lastGood <= _offer.Chunks))
        {
            Deliver(lastGood + 1, false, 0, now);
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
}
