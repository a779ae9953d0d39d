using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Takes commands from MQTT and brings them to the node, to all nodes, or to the update they belong to.</summary>
public sealed class FromBroker : IMessageIntake
{
    /// <summary>Why a name is refused that another node goes by.</summary>
    internal const string NameTaken = "name that another node has";

    private const string Broker = "the broker";
    private const string UpdateRuns = "an update of this node is running";
    private const string AnyUpdateRuns = "an update is running";
    private const string DataTooLong = "data longer than a frame";
    private const string QueueFull = "the send queue is full: try again in a moment";
    private const string TableFull = "too many commands wait for their answers: try again in a moment";
    private const string PerhapsElsewhere = "no such node is registered here; another gateway of this network may know it";

    private readonly NodeTable _nodes;
    private readonly DownlinkQueue _queue;
    private readonly CommandRetries _retries;
    private readonly CommandRefusals _refusals;
    private readonly UpdateService _ota;
    private readonly OtherGateways _others;
    private readonly Publisher _publisher;
    private readonly IRadio _radio;
    private readonly RejectLog _rejects;
    private readonly CommandTopicCache _topics;
    private readonly byte[] _body;

    /// <summary>Makes a router for the topics of a network.</summary>
    public FromBroker(
        string networkName,
        NodeTable nodes,
        DownlinkQueue queue,
        CommandRetries retries,
        CommandRefusals refusals,
        UpdateService ota,
        OtherGateways others,
        Publisher publisher,
        IRadio radio,
        RejectLog rejects)
    {
        _topics = new CommandTopicCache(networkName);
        _nodes = nodes;
        _queue = queue;
        _body = queue.Buffer;
        _retries = retries;
        _refusals = refusals;
        _ota = ota;
        _others = others;
        _publisher = publisher;
        _radio = radio;
        _rejects = rejects;
    }

    /// <inheritdoc/>
    public bool OnMessage(MqttMessage message, long now)
    {
        if (message.Topic.Length > CommandTopic.MaximumCount)
        {
            _rejects.Reject(Broker, "topic of more than 100 characters");
            return true;
        }

        CommandTopic topic = _topics.Find(message.Topic);
        if (topic == null)
        {
            _rejects.Reject(message.Topic, "topic is not network/node/set|get/command");
            return true;
        }

        // A command is an event: one that the broker kept would be obeyed again at every connect. Data, name and sleep time
        // are states, which some set-ups do keep.
        if (message.Retained && IsEvent(topic.Command))
        {
            _rejects.Reject(topic.Topic, "retained command");
            return true;
        }

        if (topic.Node == CommandName.BroadcastNode)
        {
            Broadcast(topic, message.Payload);
            return true;
        }

        NodeEntry entry = Find(topic.Node);
        if (entry == null || !entry.IsRegistered)
        {
            OnUnknownNode(topic, message.Payload, now);
            return true;
        }

        entry.NoteAsked(topic.Node, now);
        if (topic.Command == CommandName.SetOta)
        {
            return _ota.OnMessage(entry, topic.Topic, message.Payload, now);
        }

        Send(entry, topic, message.Payload, now);
        return true;
    }

    /// <summary>Publishes a node's signal strength, as the reference does when asked and at each registration.</summary>
    public void PublishRssi(NodeEntry entry, long now)
    {
        _publisher.Answer(entry, CommandName.RssiResult, Json.Rssi(entry.Rssi, _radio.Channel), now);
    }

    private static bool IsEvent(string command)
    {
        return command == CommandName.SetOta || command == CommandName.SetRestart || command == CommandName.SetReset
            || command == CommandName.SetIdentify;
    }

    private NodeEntry Find(string node)
    {
        return MacAddress.TryParse(node, 0, node.Length, out long address) ? _nodes.Find(address) : _nodes.FindByName(node);
    }

    private void OnUnknownNode(CommandTopic topic, byte[] payload, long now)
    {
        // A node that is away in the middle of its update is ours all the same.
        if (_others.MayBeThere && !_ota.IsCalled(topic.Node))
        {
            _rejects.Reject(topic.Topic, PerhapsElsewhere);
        }
        else if (topic.Command == CommandName.SetOta)
        {
            _ota.OnUnknownNode(topic.Node, payload, now);
            _rejects.Reject(topic.Topic, UpdateService.NoSuchNode);
        }
        else if (topic.Command == CommandName.GetUpdate)
        {
            _ota.OnQuery(null, topic.Node, now);
        }
        else
        {
            _refusals.Refuse(topic, payload, UpdateService.NoSuchNode);
        }
    }

    private void Send(NodeEntry entry, CommandTopic topic, byte[] payload, long now)
    {
        if (topic.Command == CommandName.GetRssi)
        {
            PublishRssi(entry, now);
            return;
        }

        if (topic.Command == CommandName.GetUpdate)
        {
            _ota.OnQuery(entry, topic.Node, now);
            return;
        }

        if (topic.Command == CommandName.SetData || topic.Command == CommandName.GetData)
        {
            SendData(entry, topic, payload);
            return;
        }

        int count = CommandEncoder.Encode(topic.Command, payload, _body, out string reason);
        reason = count == 0 ? reason : WhyNot(entry, topic.Command, payload);
        PendingCommand command = reason == null ? _retries.Make(entry, _body, count) : null;
        if (reason == null && !_queue.SendControl(entry, _body, 0, count))
        {
            reason = QueueFull;
        }

        if (reason == null)
        {
            _retries.Track(command, now);
        }
        else
        {
            _refusals.Refuse(topic, payload, reason);
        }
    }

    private string WhyNot(NodeEntry entry, string command, byte[] payload)
    {
        if (_ota.IsRunning(entry) && EndsUpdate(command, payload))
        {
            return UpdateRuns;
        }

        if (command == CommandName.SetName)
        {
            NodeEntry other = _nodes.FindByName(Utf8.Decode(payload, 0, payload.Length));
            if (other != null && other != entry)
            {
                return NameTaken;
            }
        }

        return _retries.HasRoomFor(entry, _body[0]) ? null : TableFull;
    }

    private static bool EndsUpdate(string command, byte[] payload)
    {
        bool fallsAsleep = command == CommandName.SetSleepTime && CommandEncoder.ReadSeconds(payload) != 0;
        return fallsAsleep || command == CommandName.SetRestart || command == CommandName.SetReset;
    }

    private void SendData(NodeEntry entry, CommandTopic topic, byte[] payload)
    {
        int count = EncodeData(payload, out byte encoding);
        if (count == 0)
        {
            _refusals.Refuse(topic, payload, DataTooLong);
        }
        else if (!_queue.SendPayload(entry, DataType(topic), encoding, _body, count))
        {
            _refusals.Refuse(topic, payload, QueueFull);
        }
    }

    private void Broadcast(CommandTopic topic, byte[] payload)
    {
        if (topic.Command == CommandName.GetRssi)
        {
            // As in the reference: the gateway hears no node called broadcast, but tells its channel.
            _publisher.Notice(topic.Node, CommandName.RssiResult, Json.Rssi(0, _radio.Channel), false);
            return;
        }

        bool isData = topic.Command == CommandName.SetData || topic.Command == CommandName.GetData;
        bool isForOne = topic.Command == CommandName.SetOta || topic.Command == CommandName.SetName
            || topic.Command == CommandName.GetUpdate;
        byte encoding = 0;
        string reason = isForOne ? "command that cannot be broadcast" : DataTooLong;
        int count = isData ? EncodeData(payload, out encoding)
            : isForOne ? 0
            : CommandEncoder.Encode(topic.Command, payload, _body, out reason);
        if (count > 0)
        {
            bool cutsUpdate = _ota.IsAnyRunning && EndsUpdate(topic.Command, payload);
            byte type = isData ? DataType(topic) : FrameType.ControlDown;
            reason = cutsUpdate ? AnyUpdateRuns : _queue.Broadcast(type, encoding, _body, count) ? null : QueueFull;
        }

        if (reason != null)
        {
            _refusals.Refuse(topic, payload, reason);
        }
    }

    private static byte DataType(CommandTopic topic)
    {
        return topic.Command == CommandName.SetData ? FrameType.DataSet : FrameType.DataGet;
    }

    /// <summary>
    /// JSON goes out as MessagePack, anything else as it is with a final 0 byte (protocol section 3). So no payload at all is that
    /// byte alone, as in the reference.
    /// </summary>
    private int EncodeData(byte[] payload, out byte encoding)
    {
        encoding = PayloadEncoding.MessagePack;
        int count = JsonToMessagePack.Convert(payload, 0, payload.Length, _body, 0, PayloadFrame.MaximumPayload);
        if (count > 0)
        {
            return count;
        }

        encoding = PayloadEncoding.Raw;
        if (payload.Length >= PayloadFrame.MaximumPayload)
        {
            return 0;
        }

        Array.Copy(payload, 0, _body, 0, payload.Length);
        _body[payload.Length] = 0;
        return payload.Length + 1;
    }
}
