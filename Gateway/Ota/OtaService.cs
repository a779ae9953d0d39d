using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>The updates that run: a bounded number side by side, each getting the air in turn.</summary>
public sealed class OtaService
{
    /// <summary>Why a command to a node that is not there is refused.</summary>
    internal const string NoSuchNode = "no such node is registered";

    /// <summary>A publisher that is silent for so long gives way to another image.</summary>
    private const int TakeOverMilliseconds = 5000;

    /// <summary>For so long after an update its late answers are ignored: the final status was told.</summary>
    private const int LateMilliseconds = 30000;

    private readonly OtaRelay[] _relays;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly OtaLine _line = new OtaLine();
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private NodeEntry _startErrorTold;
    private long _startErrorAt;
    private int _turn;

    /// <summary>Makes the service.</summary>
    public OtaService(
        GatewayConfig config,
        GatewayParts parts,
        DownlinkQueue queue,
        RadioSender sender,
        Publisher publisher,
        RejectLog rejects)
    {
        _publisher = publisher;
        _rejects = rejects;
        _relays = new OtaRelay[config.MaximumUpdates];
        for (int i = 0; i < _relays.Length; i++)
        {
            _relays[i] = new OtaRelay(parts, queue, sender, publisher, rejects, config.AllowUnknownImages);
        }
    }

    /// <summary>Gets how many frames of updates were sent again since the start.</summary>
    public int SentAgain
    {
        get
        {
            int total = 0;
            for (int i = 0; i < _relays.Length; i++)
            {
                total += _relays[i].SentAgain;
            }

            return total;
        }
    }

    /// <summary>Gets whether any update runs.</summary>
    public bool IsAnyRunning
    {
        get
        {
            for (int i = 0; i < _relays.Length; i++)
            {
                if (_relays[i].Entry != null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Tells whether an update of a node runs.</summary>
    public bool IsRunning(NodeEntry entry)
    {
        return Find(entry) != null;
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
        OtaRelay relay = Find(entry);
        if (wrong != null)
        {
            _rejects.Reject(topic, wrong);
            if (_line.IsOffer && relay == null)
            {
                _publisher.Answer(entry, CommandName.OtaResult, Json.Ota(OtaStatus.StartError, wrong), now);
            }

            return true;
        }

        if (_line.Index == 0)
        {
            OnOffer(entry, relay, now);
            return true;
        }

        if (relay != null)
        {
            return relay.OnChunk(_line, payload, now);
        }

        OnStrayChunk(entry, topic, now);
        return true;
    }

    /// <summary>Answers a payload of <c>set/ota</c> for a node that is not there.</summary>
    public void OnUnknownNode(string node, byte[] payload)
    {
        if (_line.Read(payload) == null && _line.Index == 0)
        {
            _publisher.Notice(node, CommandName.OtaResult, Refusal(NoSuchNode), false);
        }
    }

    /// <summary>Takes an OTA answer of a node.</summary>
    public void OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        OtaRelay relay = Find(entry);
        if (relay != null)
        {
            relay.OnAnswer(buffer, offset, count, now);
            return;
        }

        // An answer outside of an update is passed on as the reference does: somebody may drive the node by other means.
        int status = OtaAnswer.Status(buffer, offset, count);
        bool late = entry.UpdateEndedAt != 0 && now - entry.UpdateEndedAt < LateMilliseconds;
        if (status < 0 || status > OtaStatus.Finished || late)
        {
            _rejects.Reject(entry.Address, "OTA answer outside of an update");
            return;
        }

        string json = status == OtaStatus.OutOfSequence
            ? Json.OtaOutOfSequence(OtaAnswer.Index(buffer, offset))
            : Json.Ota(status, null);
        _publisher.Answer(entry, CommandName.OtaResult, json, now);
    }

    /// <summary>A node tells that it restarts.</summary>
    public void OnRestartNotice(NodeEntry entry, int reason, long now)
    {
        OtaRelay relay = Find(entry);
        if (relay != null)
        {
            relay.OnRestartNotice(reason, now);
        }
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].Entry != null)
            {
                int wait = _relays[i].Pump(now);
                soonest = wait < soonest ? wait : soonest;
            }
        }

        return soonest;
    }

    /// <summary>Sends frames of updates while the radio takes them, one of each update in turn.</summary>
    public void Send(long now)
    {
        int idle = 0;
        while (idle < _relays.Length)
        {
            OtaRelay relay = _relays[_turn];
            _turn = (_turn + 1) % _relays.Length;
            idle = relay.Entry != null && relay.TrySend(_frame, now) ? 0 : idle + 1;
        }
    }

    private void OnOffer(NodeEntry entry, OtaRelay relay, long now)
    {
        _startErrorTold = null;
        if (!_line.Offer.IsConsistent)
        {
            Refuse(entry.TopicName, "size and number of chunks disagree: chunks have 212 bytes", entry.AskedForm(now));
        }
        else if (relay != null && relay.IsOf(_line.Offer))
        {
            relay.Resume(now);
        }
        else if (relay != null && now - relay.PublisherAt < TakeOverMilliseconds)
        {
            Refuse(entry.TopicName, "another update of this node is running", entry.AskedForm(now));
        }
        else if (entry.Sleepy)
        {
            Refuse(entry.TopicName, "the node sleeps: set its sleeptime to 0 first", entry.AskedForm(now));
        }
        else
        {
            Begin(entry, relay, now);
        }
    }

    private void Begin(NodeEntry entry, OtaRelay relay, long now)
    {
        if (relay != null)
        {
            relay.End(OtaStatus.Timeout, "given up for another image", now);
        }

        relay = relay ?? Find(null);
        if (relay == null)
        {
            Refuse(entry.TopicName, "too many updates are running", entry.AskedForm(now));
            return;
        }

        relay.Start(entry, _line.Offer, now);
    }

    private void OnStrayChunk(NodeEntry entry, string topic, long now)
    {
        bool late = entry.UpdateEndedAt != 0 && now - entry.UpdateEndedAt < LateMilliseconds;
        _rejects.Reject(topic, "OTA chunk without a running update");
        bool told = _startErrorTold == entry && now - _startErrorAt < LateMilliseconds;
        if (!late && !told)
        {
            _startErrorTold = entry;
            _startErrorAt = now;
            _publisher.Answer(entry, CommandName.OtaResult, Json.Ota(OtaStatus.StartError, "a chunk came before message 0"), now);
        }
    }

    private void Refuse(string node, string reason, string otherForm)
    {
        string json = Refusal(reason);
        _rejects.Reject(node, reason);
        _publisher.Notice(node, CommandName.OtaResult, json, false);
        if (otherForm != null)
        {
            _publisher.Notice(otherForm, CommandName.OtaResult, json, false);
        }
    }

    private string Refusal(string reason)
    {
        return Json.OtaRefused(reason, OtaOffer.FormatMd5(_line.Offer.Md5));
    }

    private OtaRelay Find(NodeEntry entry)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].Entry == entry)
            {
                return _relays[i];
            }
        }

        return null;
    }
}
