using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <content>What time does to an update.</content>
public sealed partial class OtaRelay
{
    /// <summary>A node that takes part in an update is heard several times in so long, however bad the air is.</summary>
    private const int SilentMilliseconds = 5000;

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (_state == RelayState.Awaiting)
        {
            return PumpAwaiting(now);
        }

        int wait = (int)(ProgressAt + Patience() - now);
        if (IsPublisherAway(now) && IsNodeThere)
        {
            if (wait <= 0 && _state == RelayState.Delivering)
            {
                Interrupt();
            }

            wait = (int)(PublisherAt + PublisherMilliseconds - now);
            if (wait <= 0)
            {
                StopNode();
                End(OtaStatus.Timeout, ReasonOfLoss() ?? "the publisher is silent", now);
                return int.MaxValue;
            }
        }

        if (wait <= 0 || !IsNodeThere)
        {
            StopNode();
            End(OtaStatus.Timeout, ReasonOfLoss() ?? WhyOver(now), now);
            return int.MaxValue;
        }

        if (IsRestartedWithImage)
        {
            End(OtaStatus.Finished, null, now);
            return int.MaxValue;
        }

        TellWhereCut(now);
        int own = int.MaxValue;
        if (_state == RelayState.Opening)
        {
            own = PumpOpening(now);
        }
        else if (_state == RelayState.Delivering)
        {
            own = Sooner(_sender.Wait(now), PumpPublisher(now));
        }

        return Sooner(own, wait);
    }

    private string WhyOver(long now)
    {
        if (!IsNodeThere)
        {
            return "the node is not registered any more";
        }

        if (_state == RelayState.Opening)
        {
            return "the node does not answer";
        }

        long silent = now - Entry.LastHeard;
        return silent >= SilentMilliseconds ? "the node fell silent " + (silent / 1000).ToString() + " s ago" : "no progress";
    }

    private static int Sooner(int one, int other)
    {
        return one < other ? one : other;
    }

    /// <summary>Gets for how many milliseconds the update may stand still.</summary>
    private int Patience()
    {
        ChunkDelivery delivery = _sender.Delivery;
        bool isFinishing = _state == RelayState.Checked || (delivery != null && delivery.IsSettled);
        return isFinishing ? FinishMilliseconds : OtaLimits.TimeoutMilliseconds;
    }

    /// <summary>Gets why an update ended that stands still for its publisher; null where it does not.</summary>
    private string ReasonOfLoss()
    {
        int wanted = _intake.WantedAgain;
        return wanted == 0 ? null : "chunk " + wanted.ToString() + " could not be kept, and the publisher did not send it again";
    }

    private int PumpAwaiting(long now)
    {
        NodeEntry entry = _return.Pump(now);
        if (entry != null)
        {
            _return = null;

            // The node has not told its name again yet; the publisher may know it by that.
            entry.NoteAsked(_record.TopicName, now);
            _offer.Window = ChunkRing.Span;
            Open(entry, now);
            if (_record.IsWindowNode)
            {
                _opening.BeginOffering(entry, true, now);
            }
            else
            {
                _opening.BeginAsking(entry, now);
            }

            return 0;
        }

        if (!_return.IsOver(now))
        {
            return NodeReturn.AskMilliseconds;
        }

        End(OtaStatus.Timeout, "the gateway restarted, and the node did not come back", now);
        return int.MaxValue;
    }

    /// <summary>
    /// What was published while the broker was away is lost, and a publisher that has sent everything by now learns only by this that
    /// it has to go back.
    /// </summary>
    private void TellWhereCut(long now)
    {
        if (!_voice.IsHeard)
        {
            _wasCut = true;
        }
        else if (_wasCut && _state == RelayState.Interrupted)
        {
            // The node is asked where it stands, and the publisher is told.
            _wasCut = false;
            OfferAgain(now);
        }
        else if (_wasCut && _state == RelayState.Delivering)
        {
            _wasCut = false;
            if (_intake.Ring.Last < _offer.Chunks)
            {
                _voice.RestartCredit();
                PushBack(now);
            }
        }
    }

    private int PumpOpening(long now)
    {
        int wait = _opening.Pump(now);
        if (_opening.IsOffering && _sender.Delivery != null)
        {
            _sender.Stop();
        }
        else if (_opening.WantsChunks)
        {
            TryChunks(now);
        }

        return _sender.Delivery == null ? wait : Sooner(wait, _sender.Wait(now));
    }

    private int PumpPublisher(long now)
    {
        int wait = _intake.PushBackWait(now);
        if (wait == 0)
        {
            PushBack(now);
        }

        int credit = _offer.HasSha256 ? _voice.TellCredit(Entry, _intake.Credit, _offer.Chunks, now) : int.MaxValue;
        return wait == 0 ? credit : Sooner(wait, credit);
    }
}
