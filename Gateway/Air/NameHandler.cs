using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Handles the names that nodes send, and answers them.</summary>
internal sealed class NameHandler
{
    /// <summary>Why a name is refused that another node has.</summary>
    internal const string NameTaken = "name that another node has";

    private readonly NodeAir _air;
    private readonly RejectLog _rejects;

    /// <summary>Creates a handler.</summary>
    public NameHandler(NodeAir air, RejectLog rejects)
    {
        _air = air;
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
        NodeNameResult result = NodeNameResult.MessageError;
        string name = null;
        if (NodeName.IsValid(frame.Payload, NodeNameFrame.NameOffset, count))
        {
            name = Utf8.Decode(frame.Payload, NodeNameFrame.NameOffset, count);
            result = Check(entry, name);
        }

        if (result == NodeNameResult.Ok)
        {
            string former = entry.TopicName;
            _air.Nodes.SetName(entry, name);
            _air.Listener.OnNamed(entry, former, now);
        }
        else
        {
            string reason = result == NodeNameResult.AlreadyUsed ? NameTaken : "name that topics cannot have";
            _rejects.Reject(entry.Address, reason);
            _air.Listener.OnNameRefused(entry, reason, now);
        }

        // Last: a node without an answer tells its name again, where there was no memory for the rest.
        _air.Queue.SendNameResult(entry, result);
        return true;
    }

    private NodeNameResult Check(NodeEntry entry, string name)
    {
        NodeEntry other = _air.Nodes.FindByName(name);
        return other == null || other == entry ? NodeNameResult.Ok : NodeNameResult.AlreadyUsed;
    }
}
