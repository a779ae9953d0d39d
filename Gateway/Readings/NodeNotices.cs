using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Readings;

/// <summary>Publishes that nodes come and go, and what they say of themselves: names, programs, restarts.</summary>
public sealed class NodeNotices : INodeListener
{
    private readonly NodeAir _air;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;

    /// <summary>Creates the publisher of notices.</summary>
    public NodeNotices(NodeAir air, Publisher publisher, RejectLog rejects)
    {
        _air = air;
        _publisher = publisher;
        _rejects = rejects;
    }

    /// <inheritdoc/>
    public void OnRegistered(NodeEntry entry, long now)
    {
        // As in the reference, a registration is told under the address; the name, once the node tells it, follows.
        PublishHello(entry, MacAddress.Format(entry.Address), now);
    }

    /// <inheritdoc/>
    public void OnNamed(NodeEntry entry, string formerTopicName, long now)
    {
        // What stays at the broker under a level that the node leaves is taken away; the node tells it again.
        if (entry.IsProgramPublished && formerTopicName != entry.TopicName)
        {
            entry.IsProgramPublished = false;
            _publisher.Notice(formerTopicName, CommandName.Program, "", true);
        }

        PublishHello(entry, entry.TopicName, now);
    }

    /// <inheritdoc/>
    public void OnNameRefused(NodeEntry entry, string reason, long now)
    {
        string json = Json.Refused(reason, MacAddress.Format(entry.Address));
        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.NameResult, json);
        if (entry.Name != null)
        {
            PublishHello(entry, entry.TopicName, now);
        }
    }

    /// <inheritdoc/>
    public void OnDismissed(long address, InvalidateReason reason)
    {
        // As in the reference, under the address also where the node has a name.
        _publisher.Notice(MacAddress.Format(address), CommandName.Bye, Json.Number("reason", (int)reason), false);
    }

    /// <summary>Takes a notice that a node restarts.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the notice's control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnRestart(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        if (count == 1)
        {
            _rejects.Reject(entry.Address, "control answer that is too short");
            return;
        }

        // Nodes of version 0.9.8 do not tell the cause.
        RestartReason reason = (RestartReason)(sbyte)buffer[offset + 1];
        if (reason == RestartReason.OtaError && count > 2)
        {
            PublishRollback(entry, (RollbackCause)buffer[offset + 2], now);
            return;
        }

        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.Restart, Json.Number("reason", (int)reason));
    }

    /// <summary>Takes a notice of what a node runs.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the notice's control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnProgram(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        if (!ProgramNotice.IsValid(buffer, offset, count))
        {
            _rejects.Reject(entry.Address, "program notice of a wrong length or without its mark");
            return;
        }

        entry.IsProgramPublished = true;
        entry.TakesDeltas = ProgramNotice.TakesDeltas(buffer, offset);
        entry.TakesDeltasOfMany = ProgramNotice.TakesDeltasOfMany(buffer, offset);
        RollbackCause cause = ProgramNotice.Cause(buffer, offset);
        if (cause != RollbackCause.None && (entry.Traits & NodeTraits.RollbackPublished) == 0)
        {
            // A node repeats itself until it hears that it was heard.
            entry.Traits |= NodeTraits.RollbackPublished;
            PublishRollback(entry, cause, now);
        }

        string json = ProgramJson.Of(entry.Address, true, buffer, offset, count);
        _publisher.Notice(entry.TopicName, CommandName.Program, json, true);
        if (ProgramNotice.WantsConfirmation(buffer, offset))
        {
            _air.Queue.Buffer[0] = ControlCode.ProgramTaken;
            _air.Queue.SendControlNow(entry, _air.Queue.Buffer, 1);
        }
    }

    private void PublishRollback(NodeEntry entry, RollbackCause cause, long now)
    {
        string json = Json.RolledBack(RestartReason.OtaError, RollbackText.Of(cause));
        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.Restart, json);
    }

    private void PublishHello(NodeEntry entry, string node, long now)
    {
        _publisher.Notice(node, CommandName.Hello, Json.Text("address", MacAddress.Format(entry.Address)), false);
        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.RssiResult, Json.Rssi(entry.Rssi, _air.Channel));
    }
}
