using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Takes what a publisher says of an update of many nodes (docs/ota-extension.md), and opens the update.</summary>
internal sealed class GroupIntake
{
    private const string NoGroup = "no update of many nodes is running";

    private readonly NodeTable _nodes;
    private readonly RadioLink _link;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly UpdateSessions _sessions;
    private readonly OtaPayload _line;

    /// <summary>Creates the intake.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="sessions">Has the update.</param>
    /// <param name="line">Is read into, as by those that take the messages of other updates.</param>
    public GroupIntake(UpdateParts parts, UpdateSessions sessions, OtaPayload line)
    {
        _nodes = parts.Nodes;
        _link = parts.Link;
        _publisher = parts.Publisher;
        _rejects = parts.Rejects;
        _sessions = sessions;
        _line = line;
    }

    /// <summary>Takes a payload.</summary>
    /// <param name="topic">The message's topic, for the log.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnMessage(string topic, byte[] payload, long now)
    {
        string called = GroupCommand.NodeOf(payload);
        if (called != null || GroupCommand.IsGo(payload))
        {
            OnCommand(topic, called, now);
            return;
        }

        string wrong = _line.Read(payload);
        if (wrong != null)
        {
            Refuse(topic, null, wrong);
        }
        else if (_line.IsAbort)
        {
            _sessions.Group?.Abort("given up by its publisher");
        }
        else if (_line.Index == 0)
        {
            OnOffer(topic, now);
        }
        else if (_sessions.Group == null || !_line.IsBlock)
        {
            _rejects.Reject(topic, "chunks for many nodes without an update, or not in a block");
        }
        else
        {
            _sessions.Group.OnBlock(_line, payload, now);
        }
    }

    private void OnCommand(string topic, string called, long now)
    {
        if (_sessions.Group == null)
        {
            Refuse(topic, null, NoGroup);
        }
        else if (called == null)
        {
            _sessions.Group.Go(now);
        }
        else
        {
            bool isAddress = MacAddress.TryParse(called, 0, called.Length, out long address);
            NodeEntry entry = isAddress ? _nodes.Find(address) : _nodes.FindByName(called);
            entry = entry != null && entry.IsRegistered ? entry : null;
            if (isAddress && entry == null && MacAddress.IsDevice(address))
            {
                // Behind a restart of the gateway nodes have a session that is none any more, and say nothing: they wait for chunks.
                _link.Invalidate(address, InvalidateReason.UnregisteredNode);
            }

            _sessions.Group.Invite(called, entry, now);
        }
    }

    private void OnOffer(string topic, long now)
    {
        OtaOffer offer = _line.Offer;
        string reason = !offer.IsConsistent ? PublisherTerms.Inconsistent
            : !offer.HasSha256 || offer.Kind == ImageKind.Unknown ? "many nodes get an image of a known kind, with its SHA-256"
            : _sessions.Group != null && !_sessions.Group.IsOf(offer) ? "another update of many nodes is running"
            : !_sessions.MakeGroup(offer, now) ? UpdateSessions.NotEnoughMemory
            : null;
        if (reason != null)
        {
            Refuse(topic, offer.Md5, reason);
        }
        else
        {
            _sessions.Group.OnOffer(now);
        }
    }

    private void Refuse(string topic, byte[] md5, string reason)
    {
        _rejects.Reject(topic, reason);
        GroupPublisherSide.Refuse(_publisher, md5, reason);
    }
}
