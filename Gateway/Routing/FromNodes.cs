using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Readings;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Takes the frames of nodes: finds the session, opens, checks id and counter, and hands on.</summary>
public sealed class FromNodes
{
    private const string Replay = "replayed frame";
    private const string FellBack = "data whose counter fell back; the node is asked to register again";

    private readonly NodeTable _nodes;
    private readonly Registrar _registrar;
    private readonly Invalidator _invalidator;
    private readonly SessionOpener _opener;
    private readonly DataHandler _data;
    private readonly ControlHandler _control;
    private readonly NameHandler _names;
    private readonly ClockHandler _clock;
    private readonly Publisher _publisher;
    private readonly FromBroker _router;
    private readonly RejectLog _rejects;
    private readonly bool _allowUnencrypted;

    /// <summary>Makes a handler.</summary>
    public FromNodes(
        NodeTable nodes,
        Registrar registrar,
        Invalidator invalidator,
        SessionOpener opener,
        DataHandler data,
        ControlHandler control,
        NameHandler names,
        ClockHandler clock,
        Publisher publisher,
        FromBroker router,
        RejectLog rejects,
        bool allowUnencrypted)
    {
        _nodes = nodes;
        _registrar = registrar;
        _invalidator = invalidator;
        _opener = opener;
        _data = data;
        _control = control;
        _names = names;
        _clock = clock;
        _publisher = publisher;
        _router = router;
        _rejects = rejects;
        _allowUnencrypted = allowUnencrypted;
    }

    /// <summary>Takes a frame.</summary>
    public void OnFrame(ReceivedFrame frame, long now)
    {
        if (frame.Count < 2 || !MacAddress.IsDevice(frame.Source))
        {
            _rejects.Reject(frame.Source, "empty frame or impossible sender");
            return;
        }

        byte type = frame.Payload[0];
        if (type == FrameType.ClientHello)
        {
            _registrar.OnClientHello(frame, now);
            return;
        }

        if (!IsUplink(type))
        {
            _rejects.Reject(frame.Source, "frame of a type that nodes do not send");
            return;
        }

        NodeEntry entry = _nodes.Find(frame.Source);
        if (entry == null || !entry.IsRegistered)
        {
            OnUnregistered(frame.Source, type, now);
        }
        else if (type == FrameType.UnencryptedData)
        {
            OnUnencrypted(entry, frame, now);
        }
        else if (!_opener.Open(entry, frame))
        {
            _rejects.Reject(frame.Source, "frame of wrong length or under another key");
            _invalidator.Send(frame.Source, InvalidateReason.WrongData, now);
        }
        else
        {
            OnOpened(entry, frame, now);
        }
    }

    private static bool IsUplink(byte type)
    {
        return type == FrameType.SensorData || type == FrameType.UnencryptedData || type == FrameType.ControlUp
            || type == FrameType.HomeAssistantDiscovery || type == FrameType.ClockRequest || type == FrameType.NodeNameSet;
    }

    private static bool IsOfNode(byte[] frame, int id)
    {
        switch (frame[0])
        {
            case FrameType.ControlUp:
                return ControlFrame.NodeId(frame) == id;
            case FrameType.NodeNameSet:
                return NodeNameFrame.NodeId(frame) == id;
            case FrameType.ClockRequest:
                return true;
            default:
                return PayloadFrame.NodeId(frame) == id;
        }
    }

    // As in the reference, a registration is told under the address; the name, once the node tells it, follows. It is not told
    // at the hello, which anybody can repeat under any address.
    private void OnProven(NodeEntry entry, int rssi, long now)
    {
        if (_opener.Promoted)
        {
            _nodes.Statistics.OnRegistered(entry.Id, entry.Session.OpenedAt);
        }

        entry.Rssi = rssi;
        PublishHello(entry, MacAddress.Format(entry.Address));
        _router.PublishRssi(entry, now);
    }

    private void PublishHello(NodeEntry entry, long now)
    {
        PublishHello(entry, entry.TopicName);
        _router.PublishRssi(entry, now);
    }

    private void PublishHello(NodeEntry entry, string node)
    {
        _publisher.Notice(node, CommandName.Hello, Json.Text("address", MacAddress.Format(entry.Address)), false);
    }

    private void OnUnregistered(long source, byte type, long now)
    {
        _rejects.Reject(source, "frame of a node that is not registered");

        // The reference does not answer a name: the node that sends it has only just registered.
        if (type != FrameType.NodeNameSet && _invalidator.Send(source, InvalidateReason.UnregisteredNode, now))
        {
            PublishBye(source, InvalidateReason.UnregisteredNode);
        }
    }

    private void OnUnencrypted(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (!_allowUnencrypted)
        {
            _rejects.Reject(frame.Source, "data in the clear, which is not allowed");
        }
        else if (!UnencryptedDataFrame.IsComplete(frame.Count) || UnencryptedDataFrame.NodeId(frame.Payload) != entry.Id)
        {
            _rejects.Reject(frame.Source, "data in the clear of wrong length or for another node id");
        }
        else if (!_data.OnUnencrypted(entry, frame, now))
        {
            _rejects.Reject(frame.Source, Replay);
        }
    }

    private void OnOpened(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (_opener.Promoted || !entry.Session.IsProven)
        {
            OnProven(entry, frame.Rssi, now);
        }

        if (!IsOfNode(frame.Payload, entry.Id))
        {
            _rejects.Reject(frame.Source, "frame for another node id");
            return;
        }

        if (Take(entry, frame, now))
        {
            _data.Watch.OnTaken(entry);
            entry.Rssi = frame.Rssi;
            entry.LastHeard = now;
        }
    }

    private bool Take(NodeEntry entry, ReceivedFrame frame, long now)
    {
        bool taken;
        switch (frame.Payload[0])
        {
            case FrameType.ControlUp:
                taken = TakeControl(entry, frame, now);
                break;
            case FrameType.NodeNameSet:
                taken = _names.OnFrame(entry, frame, now);
                if (taken && entry.Name != null)
                {
                    PublishHello(entry, now);
                }

                break;
            case FrameType.ClockRequest:
                taken = _clock.OnFrame(entry, frame);
                break;
            default:
                return TakeData(entry, frame, now);
        }

        if (!taken)
        {
            _rejects.Reject(entry.Address, Replay);
        }

        return taken;
    }

    private bool TakeData(NodeEntry entry, ReceivedFrame frame, long now)
    {
        int lost = _data.OnFrame(entry, frame, now);
        if (lost >= 0)
        {
            return true;
        }

        bool fellBack = lost == Session.SealedAnew;
        _rejects.Reject(entry.Address, fellBack ? FellBack : Replay);

        // Its session stays until the new one is proven.
        if (fellBack && _invalidator.Send(entry.Address, InvalidateReason.WrongData, now))
        {
            PublishBye(entry.Address, InvalidateReason.WrongData);
        }

        return false;
    }

    /// <summary>Takes an answer for which nobody but the watch has asked, and publishes nothing.</summary>
    private bool TakeControl(NodeEntry entry, ReceivedFrame frame, long now)
    {
        bool isVersion = frame.Payload[ControlFrame.ControlOffset] == ControlCode.VersionAnswer;
        return isVersion && _data.Watch.Suspects(entry)
            ? entry.Session.TakeControl(ControlFrame.Counter(frame.Payload))
            : _control.OnFrame(entry, frame, now);
    }

    private void PublishBye(long address, byte reason)
    {
        _publisher.Notice(MacAddress.Format(address), CommandName.Bye, Json.Number("reason", reason), false);
    }
}
