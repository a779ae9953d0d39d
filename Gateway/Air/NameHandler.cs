using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Routing;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Takes the names that nodes tell, and tells them what came of it.</summary>
public sealed class NameHandler
{
    private readonly NodeTable _nodes;
    private readonly DownlinkQueue _queue;
    private readonly UpdateService _ota;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly byte[] _result = new byte[1];

    /// <summary>Makes a handler.</summary>
    public NameHandler(NodeTable nodes, DownlinkQueue queue, UpdateService ota, Publisher publisher, RejectLog rejects)
    {
        _nodes = nodes;
        _queue = queue;
        _ota = ota;
        _publisher = publisher;
        _rejects = rejects;
    }

    /// <summary>Takes an opened name frame.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool OnFrame(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (!entry.Session.TakeControl(NodeNameFrame.Counter(frame.Payload)))
        {
            return false;
        }

        int count = NodeNameFrame.NameCount(frame.Count);
        sbyte result = NodeNameResult.MessageError;
        string name = null;
        if (NodeName.IsValid(frame.Payload, NodeNameFrame.NameOffset, count))
        {
            name = Utf8.Decode(frame.Payload, NodeNameFrame.NameOffset, count);
            result = Check(entry, name);
        }

        if (result == NodeNameResult.Ok)
        {
            ClearProgram(entry, name);
            _nodes.GiveName(entry, name);
            _ota.OnNameTaken(entry);
        }
        else
        {
            string reason = result == NodeNameResult.AlreadyUsed ? FromBroker.NameTaken : "name that topics cannot have";
            _rejects.Reject(entry.Address, reason);
            _publisher.Answer(entry, CommandName.NameResult, Json.Refused(reason, MacAddress.Format(entry.Address)), now);
        }

        _result[0] = (byte)result;
        _queue.SendNameResult(entry, _result);
        return true;
    }

    /// <summary>What stays at the broker under a level that the node leaves is taken away; the node tells it again.</summary>
    private void ClearProgram(NodeEntry entry, string name)
    {
        if (entry.IsProgramPublished && entry.TopicName != name)
        {
            entry.IsProgramPublished = false;
            _publisher.Notice(entry.TopicName, CommandName.Program, "", true);
        }
    }

    private sbyte Check(NodeEntry entry, string name)
    {
        NodeEntry other = _nodes.FindByName(name);
        return other == null || other == entry ? NodeNameResult.Ok : NodeNameResult.AlreadyUsed;
    }
}
