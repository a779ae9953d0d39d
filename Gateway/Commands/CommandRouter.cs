using System;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Gateway.Ota;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Takes commands from MQTT and brings them to the node, to all nodes, or to the update they belong to.</summary>
public sealed class CommandRouter
{
    private const string Broker = "the broker";
    private const string UpdateRuns = "an update of this node is running";
    private const string AnyUpdateRuns = "an update is running";

    private readonly NodeTable _nodes;
    private readonly DownlinkQueue _queue;
    private readonly CommandRetries _retries;
    private readonly OtaService _ota;
    private readonly Publisher _publisher;
    private readonly IRadio _radio;
    private readonly RejectLog _rejects;
    private readonly CommandTopicCache _topics;
    private readonly byte[] _body = new byte[PayloadFrame.MaximumPayload];

    /// <summary>Makes a router for the topics of a network.</summary>
    public CommandRouter(
        string networkName,
        NodeTable nodes,
        DownlinkQueue queue,
        CommandRetries retries,
        OtaService ota,
        Publisher publisher,
        IRadio radio,
        RejectLog rejects)
    {
        _topics = new CommandTopicCache(networkName);
        _nodes = nodes;
        _queue = queue;
        _retries = retries;
        _ota = ota;
        _publisher = publisher;
        _radio = radio;
        _rejects = rejects;
    }

    /// <summary>Takes a message.</summary>
    /// <returns>False where the message has to come again in a moment: a chunk that finds no room.</returns>
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
        string json = "{\"rssi\":" + entry.Rssi.ToString() + ",\"channel\":" + _radio.Channel.ToString() + "}";
        _publisher.Answer(entry, CommandName.RssiResult, json, now);
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
        if (topic.Command == CommandName.SetOta)
        {
            _ota.OnUnknownNode(topic.Node, payload, now);
        }
        else if (topic.Command == CommandName.GetUpdate)
        {
            _ota.OnQuery(null, topic.Node, now);
            return;
        }

        _rejects.Reject(topic.Topic, OtaService.NoSuchNode);
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
        if (count == 0)
        {
            _rejects.Reject(topic.Topic, reason);
            return;
        }

        if (_ota.IsRunning(entry) && EndsUpdate(topic.Command, payload))
        {
            _rejects.Reject(topic.Topic, UpdateRuns);
            _publisher.Answer(entry, "result/" + topic.Command.Substring(4), Json.Refused(UpdateRuns), now);
            return;
        }

        if (_queue.SendControl(entry, _body, 0, count))
        {
            _retries.Track(entry, _body, count, now);
        }
    }

    private static bool EndsUpdate(string command, byte[] payload)
    {
        bool fallsAsleep = command == CommandName.SetSleepTime && !(payload.Length == 1 && payload[0] == '0');
        return fallsAsleep || command == CommandName.SetRestart || command == CommandName.SetReset;
    }

    private void SendData(NodeEntry entry, CommandTopic topic, byte[] payload)
    {
        int count = EncodeData(topic, payload, out byte encoding);
        if (count > 0)
        {
            _queue.SendPayload(entry, DataType(topic), encoding, _body, count);
        }
    }

    private void Broadcast(CommandTopic topic, byte[] payload)
    {
        if (topic.Command == CommandName.SetData || topic.Command == CommandName.GetData)
        {
            int dataCount = EncodeData(topic, payload, out byte encoding);
            if (dataCount > 0)
            {
                _queue.Broadcast(DataType(topic), encoding, _body, dataCount);
            }

            return;
        }

        string reason = "command that cannot be broadcast";
        bool single = topic.Command == CommandName.SetOta || topic.Command == CommandName.SetName
            || topic.Command == CommandName.GetRssi;
        int count = single ? 0 : CommandEncoder.Encode(topic.Command, payload, _body, out reason);
        if (count == 0)
        {
            _rejects.Reject(topic.Topic, reason);
            return;
        }

        if (_ota.IsAnyRunning && EndsUpdate(topic.Command, payload))
        {
            _rejects.Reject(topic.Topic, AnyUpdateRuns);
            return;
        }

        _queue.Broadcast(FrameType.ControlDown, 0, _body, count);
    }

    private static byte DataType(CommandTopic topic)
    {
        return topic.Command == CommandName.SetData ? FrameType.DataSet : FrameType.DataGet;
    }

    /// <summary>JSON goes out as MessagePack, anything else as it is with a final 0 byte (protocol section 3).</summary>
    private int EncodeData(CommandTopic topic, byte[] payload, out byte encoding)
    {
        encoding = PayloadEncoding.MessagePack;
        int count = JsonToMessagePack.Convert(payload, 0, payload.Length, _body, 0, _body.Length);
        if (count > 0)
        {
            return count;
        }

        encoding = PayloadEncoding.Raw;
        if (payload.Length == 0 || payload.Length >= _body.Length)
        {
            _rejects.Reject(topic.Topic, "data that is empty or longer than a frame");
            return 0;
        }

        Array.Copy(payload, 0, _body, 0, payload.Length);
        _body[payload.Length] = 0;
        return payload.Length + 1;
    }
}
