using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Sends commands to their node, or to all nodes.</summary>
public sealed class NodeCommands : IRestartListener
{
    /// <summary>Losses are told while no more messages wait: there is room for those of one more node.</summary>
    private const int MaximumWaiting = 4;

    private const string UpdateRuns = "an update of this node is running";
    private const string AnyUpdateRuns = "an update is running";
    private const string DataTooLong = "data longer than a frame";
    private const string QueueFull = "the send queue is full: try again in a moment";
    private const string TableFull = "too many commands wait for their answers: try again in a moment";

    private readonly NodeAir _air;
    private readonly DownlinkQueue _queue;
    private readonly Publisher _publisher;
    private readonly CommandRefusals _refusals;
    private readonly byte[] _body;

    /// <summary>Creates the commands of a gateway.</summary>
    /// <param name="air">The nodes.</param>
    /// <param name="publisher">Where answers go.</param>
    /// <param name="rejects">Counts refused commands.</param>
    /// <param name="clock">The time.</param>
    public NodeCommands(NodeAir air, Publisher publisher, RejectLog rejects, IClock clock)
    {
        _air = air;
        _queue = air.Queue;
        _body = air.Queue.Buffer;
        _publisher = publisher;
        _refusals = new CommandRefusals(publisher, rejects);
        Retries = new CommandRetries(air.Queue, _refusals, clock);
    }

    /// <summary>Gets the commands whose answers are awaited.</summary>
    public CommandRetries Retries { get; }

    /// <inheritdoc/>
    public bool OnRestarting(bool isLast, long now)
    {
        int id = 0;
        while (id < _air.Nodes.Capacity && (isLast || _publisher.Count <= MaximumWaiting))
        {
            NodeEntry entry = _air.Nodes.At(id++);
            if (entry.IsRegistered)
            {
                _queue.GiveUp(entry, RestartOrder.Reason);
            }
        }

        return id < _air.Nodes.Capacity || _queue.Count > 0;
    }

    /// <summary>Refuses a command.</summary>
    /// <param name="topic">The command's topic.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="reason">Why, in words.</param>
    public void Refuse(CommandTopic topic, byte[] payload, string reason)
    {
        _refusals.Refuse(topic, payload, reason);
    }

    /// <summary>Takes a command for a node that is registered.</summary>
    public void Send(NodeEntry entry, CommandTopic topic, byte[] payload, long now)
    {
        if (topic.Command == CommandName.GetRssi)
        {
            string json = Json.Rssi(entry.Rssi, _air.Channel);
            _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.RssiResult, json);
            return;
        }

        string reason = topic.Command == CommandName.SetData || topic.Command == CommandName.GetData
            ? SendData(entry, topic, payload)
            : SendControl(entry, topic.Command, payload, now);
        if (reason != null)
        {
            _refusals.Refuse(topic, payload, reason);
        }
    }

    /// <summary>Takes a command for all nodes.</summary>
    public void Broadcast(CommandTopic topic, byte[] payload)
    {
        if (topic.Command == CommandName.GetRssi)
        {
            // As in the reference: the gateway hears no node called broadcast, but tells its channel.
            _publisher.Notice(topic.Node, CommandName.RssiResult, Json.Rssi(0, _air.Channel), false);
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
            bool cutsUpdate = _air.Nodes.UpdatesRunning > 0 && EndsUpdate(topic.Command, payload);
            byte type = isData ? DataType(topic) : FrameType.ControlDown;
            reason = cutsUpdate ? AnyUpdateRuns : _queue.Broadcast(type, encoding, _body, count) ? null : QueueFull;
        }

        if (reason != null)
        {
            _refusals.Refuse(topic, payload, reason);
        }
    }

    private static bool EndsUpdate(string command, byte[] payload)
    {
        bool fallsAsleep = command == CommandName.SetSleepTime && CommandEncoder.ReadSeconds(payload) != 0;
        return fallsAsleep || command == CommandName.SetRestart || command == CommandName.SetReset;
    }

    private static byte DataType(CommandTopic topic)
    {
        return topic.Command == CommandName.SetData ? FrameType.DataSet : FrameType.DataGet;
    }

    private static string GetFullReason(NodeEntry entry)
    {
        return entry.Sleepy ? CommandRefusals.SleeperFull : QueueFull;
    }

    /// <returns>Why the command is refused; null where it was sent.</returns>
    private string SendControl(NodeEntry entry, string name, byte[] payload, long now)
    {
        int count = CommandEncoder.Encode(name, payload, _body, out string reason);
        reason = count == 0 ? reason : GetRefusal(entry, name, payload);
        if (reason != null)
        {
            return reason;
        }

        PendingCommand command = Retries.Make(entry, _body, count);
        if (!_queue.SendControl(entry, _body, 0, count))
        {
            return GetFullReason(entry);
        }

        Retries.Track(command, now);
        return null;
    }

    private string GetRefusal(NodeEntry entry, string command, byte[] payload)
    {
        if (entry.IsBeingUpdated && EndsUpdate(command, payload))
        {
            return UpdateRuns;
        }

        if (command == CommandName.SetName)
        {
            NodeEntry other = _air.Nodes.FindByName(Utf8.Decode(payload, 0, payload.Length));
            if (other != null && other != entry)
            {
                return NameHandler.NameTaken;
            }
        }

        return Retries.HasRoomFor(entry, _body[0]) ? null : TableFull;
    }

    /// <returns>Why the data is refused; null where it was sent.</returns>
    private string SendData(NodeEntry entry, CommandTopic topic, byte[] payload)
    {
        int count = EncodeData(payload, out byte encoding);
        return count == 0 ? DataTooLong
            : _queue.SendPayload(entry, DataType(topic), encoding, _body, count) ? null
            : GetFullReason(entry);
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
