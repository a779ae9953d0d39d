using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

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

        ChunkDelivery delivery = _sender.Delivery;
        bool finishing = _state == RelayState.Checked || (delivery != null && delivery.IsSettled);
        int wait = (int)(ProgressAt + (finishing ? FinishMilliseconds : OtaLimits.TimeoutMilliseconds) - now);
        if (IsPublisherAway(now) && IsNodeThere)
        {
            if (wait <= 0 && _state == RelayState.Delivering)
            {
                Interrupt();
                delivery = null;
            }

            wait = (int)(PublisherAt + PublisherMilliseconds - now);
            if (wait <= 0)
            {
                End(OtaStatus.Timeout, "the publisher is silent", now);
                return int.MaxValue;
            }
        }

        if (wait <= 0 || !IsNodeThere)
        {
            End(OtaStatus.Timeout, WhyOver(now), now);
            return int.MaxValue;
        }

        TellWhereCut(now);
        int own = int.MaxValue;
        if (_state == RelayState.Opening)
        {
            own = _opening.Pump(now);
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

        if (_sender.Delivery == null)
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

    private int PumpAwaiting(long now)
    {
        NodeEntry entry = _return.Pump(now);
        if (entry != null)
        {
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

    private int PumpPublisher(long now)
    {
        ChunkDelivery delivery = _sender.Delivery;
        if (delivery.RewindTo > 0)
        {
            _intake.Restart(delivery.RewindTo);
            delivery.OnRewound();
            _voice.RestartCredit();
            PushBack(now);
        }

        int wait = _intake.PushBackWait(now);
        if (wait == 0)
        {
            PushBack(now);
        }

        int credit = _offer.HasSha256 ? _voice.TellCredit(Entry, _intake.Credit, _offer.Chunks, now) : int.MaxValue;
        return wait == 0 ? credit : Sooner(wait, credit);
    }
}
